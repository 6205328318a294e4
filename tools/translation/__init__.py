"""Other languages: messages gathered from code and lessons, catalogs, and the pages made of them.

English is the source. Each language has its catalogs in `book/locales/<language>/LC_MESSAGES`, in
gettext's format; sphinx-intl brings them up to date and marks what went stale.
"""
