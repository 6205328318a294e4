"""Every error the library raises on purpose.

    PublicTierError
    ├── DisclosureError          the rule refuses
    │   ├── UnknownRuleError     no such rule, or one that protects nothing
    │   └── BadCountError        negative, fractional, missing or not a number
    ├── TableError               a published table cannot be used
    │   ├── UnknownTableError    no table of that name; the closest names are given
    │   └── ChangedTableError    the file is not the one that was published
    ├── SourceError              a data source for the tier builder is unusable
    ├── BuildOptionError         an option of the tier builder has an unknown value
    ├── ChartError               a chart that would shut readers out
    ├── TownError                a made-up town, or a cohort of it, that does not exist
    ├── PanelError               a control or a view that cannot be shown
    ├── QueryError               a question in SQL that the made-up database cannot answer
    └── CheckError               a self-check that cannot be asked as written

Each message says what was asked, what was found, what is allowed and what to do next.
"""


class PublicTierError(Exception):
    """Any error of this library."""


class DisclosureError(PublicTierError, ValueError):
    """The disclosure rule refuses to publish."""


class UnknownRuleError(DisclosureError):
    """The rule asked for does not exist, or protects nothing."""


class BadCountError(DisclosureError):
    """A count of people is negative, fractional, missing or not finite."""


class TableError(PublicTierError):
    """A published table cannot be used."""


class UnknownTableError(TableError, KeyError):
    """No published table has this name."""

    __str__ = Exception.__str__  # KeyError would print the message in quotes


class ChangedTableError(TableError):
    """A file differs from the one that was published."""


class SourceError(PublicTierError):
    """A data source given to the tier builder is unusable."""


class ChartError(PublicTierError, ValueError):
    """A chart would shut some readers out."""


class CheckError(PublicTierError, ValueError):
    """A self-check is not well formed."""


class BuildOptionError(PublicTierError, ValueError):
    """An option given to the tier builder has a value that does not exist."""


class AuditError(PublicTierError):
    """An audit looked at nothing, or the published numbers contradict what it assumes."""


class ContradictionError(AuditError):
    """No true counts fit the published numbers.

    Attributes:
        concept: whom the count counts at which that showed.
    """

    def __init__(self, message: str, concept: str) -> None:
        super().__init__(message)
        self.concept = concept


class TownError(PublicTierError, ValueError):
    """A made-up town, or a cohort of it, was asked for in a way that does not exist."""


class PanelError(PublicTierError, ValueError):
    """A control of a panel cannot be understood, or its view cannot be shown."""


class QueryError(PublicTierError, ValueError):
    """A query cannot be answered by the database of made-up people."""
