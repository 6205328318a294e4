"""The words of checks, activities and handouts in another language than English.

English stands in the code, marked by `t`. A catalog, {English: its own}, puts it into another
language for as long as a page is made; what the catalog lacks stays English. `words.js` does the
same in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_CATALOG: ContextVar[Mapping[str, str]] = ContextVar("catalog", default=MappingProxyType({}))


@contextmanager
def speaking(catalog: Mapping[str, str]) -> Iterator[None]:
    """Put every `t` inside the block into the language of a catalog.

    Args:
        catalog: English text -> the same in another language.

    Example:
        >>> with speaking({"{n} people": "{n} personas"}):
        ...     t("{n} people", n=40)
        '40 personas'
    """
    token = _CATALOG.set(catalog)
    try:
        yield
    finally:
        _CATALOG.reset(token)


def t(text: str, **values: object) -> str:
    """Say a text in the language of the catalog, its places filled in.

    Args:
        text: English; a place for a value is a name in braces.
        values: What stands in the places.

    Raises:
        KeyError: A place has no value.

    Example:
        >>> t("Line {n}", n=2)
        'Line 2'
    """
    said = _CATALOG.get().get(text, text)
    return said.format_map(values) if values else said
