"""The published tables as package data."""
