"""Age bins: their codes, their labels, and the SQL that gives the bit of the bin of a record.

A set of bins is a bit mask: bit 2 stands for the bin with code "2" (in the achilles rule "02", so
that codes sort as text), and so on. The lowest bit
of a participant's mask is the bin of the first record, since people only grow older.
"""

from publictier.strata import AGES

_LAST_DECILE = 15


def age_labels(rule: str) -> dict[str, str]:
    """Give the shown age bins of a rule, code -> label; under 18 is not shown.

    >>> age_labels("data-browser")["8"], age_labels("achilles")["08"]
    ('80-89', '80-89')
    """
    if rule == "data-browser":
        return AGES
    return {_code(rule, d): f"{10 * d}-{10 * d + 9}" for d in range(_LAST_DECILE + 1)}


def age_bit_sql(rule: str, born: str, birth_year: str, date: str) -> str:
    """Give SQL for the bit of the age bin at a date.

    Args:
        rule: ``data-browser``: days over 365.25, rounded up, so that 29 years and a half fall
            into 30-39, 89 into 80-89 and more than 89 into 89+. ``achilles``: decile of the
            difference of calendar years.
        born: SQL for the date of birth.
        birth_year: SQL for the calendar year of birth.
        date: SQL for the date of the record.

    Source: the Data Browser's generate-cdr scripts; Achilles analyses 404 and the like.

    >>> "365.25" in age_bit_sql("data-browser", "p.born", "p.year_of_birth", "e.event_date")
    True
    """
    if rule == "achilles":
        decile = f"FLOOR((YEAR({date}) - {birth_year}) / 10.0)"
        return f"1 << CAST(LEAST(GREATEST({decile}, 0), {_LAST_DECILE}) AS INTEGER)"
    age = f"CEIL(DATE_DIFF('day', {born}, {date}) / 365.25)"
    upper = {code: int(label[-2:]) for code, label in AGES.items() if label[-1] != "+"}
    steps = " ".join(f"WHEN {age} <= {last} THEN {1 << int(code)}" for code, last in upper.items())
    return f"CASE WHEN {age} <= 17 THEN 1 {steps} ELSE {1 << 9} END"


def first_age(mask: int, rule: str) -> str:
    """Give the code of the lowest bin in a mask.

    >>> first_age(0b110000, "data-browser"), first_age(0b110000, "achilles")
    ('4', '04')
    """
    return _code(rule, (mask & -mask).bit_length() - 1)


def every_age(mask: int, rule: str) -> list[str]:
    """Give the codes of all bins in a mask.

    >>> every_age(0b110001, "data-browser")
    ['0', '4', '5']
    """
    return [_code(rule, bit) for bit in range(mask.bit_length()) if mask >> bit & 1]


def _code(rule: str, bit: int) -> str:
    return str(bit) if rule == "data-browser" else f"{bit:02d}"
