"""The teaching kit: plans, keys, handouts, slides and cards, derived from the lessons.

`lesson` reads a tested lesson notebook, `notes` what a teacher needs beside it; `plan`, `key`,
`handout`, `slides` and `cards` write one document each, in Markdown; `pages` makes pages of the
book from them, and `paper` makes PDF, DOCX and PPTX.
"""
