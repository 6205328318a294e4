"""Make the book of a tier: a copy of the kit, with other tables in it and lessons bound to them."""
