"""Write a lesson's source for the tier that is taught: Jinja, with marks that lessons do not use.

`<<common.words>>` puts in a word; `<% if tier.made_up %>` … `<% endif %>` keeps or drops text.
`{{ expression }}` stays: it is worked out later, in the lesson's own kernel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta

from publictier import tables
from publictier.markup import in_brackets
from publictier.strata import SEXES, sexes_in
from roles.candidates import Load
from roles.resolve import Filled, Role, Unfilled, fill, read

CHOICE = Path(__file__).resolve().parents[2] / "datasets" / "roles.toml"  # beside a tier, if chosen
ENVIRONMENT = jinja2.Environment(
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=jinja2.StrictUndefined,
    autoescape=False,  # the result is Markdown, not HTML
)


class UnfilledRoleError(Exception):
    """A source names a role that the tier does not fill; the message says which, and why."""


class TemplateError(Exception):
    """A source cannot be written: a mark is not closed, or a name is not known."""


@dataclass(frozen=True)
class Tier:
    """What lessons can say about the tier that is taught.

    Attributes:
        made_up: whether its people are.
        people: whose data, to print beside a chart.
        is_own: whether it is the kit's own.
        tables: names of the tables at hand, as `publictier.load` takes them.
        sexes: the groups by sex with anybody in them, in printed order.
    """

    made_up: bool
    people: str
    is_own: bool
    tables: frozenset[str] = frozenset()
    sexes: tuple[str, ...] = tuple(SEXES.values())

    @property
    def prefix(self) -> str:
        """How the files of its tables begin."""
        return tables.prefix_of(made_up=self.made_up)

    @property
    def whose(self) -> str:
        """Whose data, as behind a title."""
        return in_brackets(self.people)


@cache
def filled() -> Filled:
    """Fill the roles from the tables beside this kit, and from what its user chose; once."""
    chosen = read(CHOICE) if CHOICE.is_file() else {}
    return fill(tables.load, chosen)


@cache
def taught() -> Tier:
    """Describe the tier beside this kit."""
    return describe(tables.tier(), tables.names(), tables.load)


def describe(given: Mapping[str, Any], names: Iterable[str], load: Load) -> Tier:
    """Gather what lessons can say about a tier.

    Args:
        given: `people`, `made_up` and `own`, as `publictier.tables.tier` gives them.
        names: of its tables.
        load: gives one by its name.
    """
    sexes = sexes_in(load("conditions_by_sex")["sex"])
    return Tier(given["made_up"], given["people"], given["own"], frozenset(names), sexes)


def for_this_tier(text: str) -> str:
    """Write a source for the tier beside this kit.

    Raises:
        RoleError, TemplateError, UnfilledRoleError: as for `fill` and `render`.
    """
    if "<<" not in text and "<%" not in text:
        return text
    return render(text, filled(), taught())


def roles_in(text: str) -> set[str]:
    """Name the roles that a source uses.

    >>> sorted(roles_in("As common as <<common.words>>: <<made_up>>people."))
    ['common']
    """
    try:
        used = meta.find_undeclared_variables(ENVIRONMENT.parse(text))
    except jinja2.TemplateError as problem:
        raise TemplateError(f"the marks << >> or <% %> cannot be read: {problem}") from problem
    return used - {"tier", "made_up"}


def render(text: str, filled: Mapping[str, Role | Unfilled], tier: Tier) -> str:
    """Write a source with the conditions of a tier.

    Raises:
        UnfilledRoleError: it uses a role that nothing fills.
        TemplateError: a mark is not closed, or it uses a name that is no role.

    >>> asthma = Role("common", 7, "Asthma", "asthma", "asthma", "")
    >>> own = Tier(True, "Made-up people", True)
    >>> render("Records of <<common.words>>", {"common": asthma}, own)
    'Records of asthma'
    """
    for key in sorted(roles_in(text)):
        one = filled.get(key)
        if one is None:
            raise TemplateError(f"there is no role {key!r}; roles: {', '.join(filled)}")
        if isinstance(one, Unfilled):
            raise UnfilledRoleError(f"the role {key!r} is not filled: {one.why}")
    try:
        return ENVIRONMENT.from_string(text).render(
            **filled, tier=tier, made_up="made-up " if tier.made_up else ""
        )
    except jinja2.TemplateError as problem:
        raise TemplateError(f"the marks << >> or <% %> cannot be read: {problem}") from problem
