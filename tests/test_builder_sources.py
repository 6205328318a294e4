"""Sources as other people have them: accepted where that is safe, refused clearly where not."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd
import pytest

from publictier.builder import BuildOptions, achilles, build, exact_counts, open_source
from publictier.errors import SourceError
from tests.omop_fixture import FEMALE, Rows, Tables, condition, frame, tiny, write

Break = Callable[[Path, Tables], Path]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The counts of `tiny` from Parquet."""
    return exact_counts(write(tmp_path_factory.mktemp("parquet") / "omop", tiny())).results


@pytest.mark.parametrize("kind", ["csv", "csv.gz", "tsv", "duckdb"])
def test_every_format_gives_the_same_counts(
    tmp_path: Path, expected: pd.DataFrame, kind: str
) -> None:
    """Catch a type, separator or missing value that one format loses."""
    found = exact_counts(write(tmp_path / "omop", tiny(), kind)).results
    pd.testing.assert_frame_equal(found, expected)


@pytest.mark.parametrize(("suffix", "packed"), [("CSV", None), ("CSV.GZ", "gzip")])
def test_upper_case_names_of_files_and_columns_are_accepted(
    tmp_path: Path, expected: pd.DataFrame, suffix: str, packed: Literal["gzip"] | None
) -> None:
    """Catch a build that depends on the case a database exports in."""
    tmp_path = tmp_path / "omop"
    tmp_path.mkdir()
    for table, rows in tiny().items():
        data = frame(table, rows).rename(columns=str.upper)
        data.to_csv(tmp_path / f"{table.upper()}.{suffix}", index=False, compression=packed)
    pd.testing.assert_frame_equal(exact_counts(tmp_path).results, expected)


def test_a_folder_of_parquet_parts_is_one_table(tmp_path: Path, expected: pd.DataFrame) -> None:
    """Catch only the first part of a table being read."""
    tables = tiny()
    folder = write(tmp_path / "omop", tables)
    whole = folder / "condition_occurrence.parquet"
    parts = folder / "condition_occurrence"
    parts.mkdir()
    for number, where in enumerate(("person_id < 3", "person_id >= 3")):
        duckdb.execute(
            f"COPY (SELECT * FROM '{whole}' WHERE {where}) TO '{parts}/part-{number}.parquet'"
        )
    whole.unlink()
    pd.testing.assert_frame_equal(exact_counts(folder).results, expected)


def test_an_expression_as_a_header_is_read_as_its_column(tmp_path: Path) -> None:
    """Catch the header that SQLite exports leave: date(birth_datetime,'unixepoch')."""
    folder = write(tmp_path / "omop", {"condition_occurrence": [condition(1, 4, "2015-01-01")]})
    (folder / "person.csv").write_text(
        "person_id,gender_concept_id,year_of_birth,\"date(birth_datetime,'unixepoch')\"\n"
        f"1,{FEMALE},1900,1985-12-31\n",
        encoding="utf-8",
    )
    ages = exact_counts(folder).results.query("analysis_id == 3102")
    assert ages["stratum_2"].to_list() == ["3"]  # 29 years and a day: the year 1900 was not used


def test_ids_written_as_decimals_and_dates_with_times_are_read(
    tmp_path: Path, expected: pd.DataFrame
) -> None:
    """Catch an export by pandas, where 8507 became 8507.0, being refused or rounded."""
    folder = write(tmp_path / "omop", tiny(), "csv")
    table = folder / "condition_occurrence.csv"
    data = pd.read_csv(table)
    data["condition_concept_id"] = data["condition_concept_id"].astype(float)
    data["condition_start_date"] += " 10:30:00"
    data.to_csv(table, index=False)
    assert ".0," in table.read_text(encoding="utf-8")
    pd.testing.assert_frame_equal(exact_counts(folder).results, expected)


def test_a_date_time_column_stands_in_for_a_missing_date(
    tmp_path: Path, expected: pd.DataFrame
) -> None:
    """Catch a source with condition_start_datetime alone being refused."""
    folder = write(tmp_path / "omop", tiny(), "csv")
    table = folder / "condition_occurrence.csv"
    text = table.read_text(encoding="utf-8").replace("start_date", "start_datetime")
    table.write_text(text, encoding="utf-8")
    pd.testing.assert_frame_equal(exact_counts(folder).results, expected)


def test_people_without_an_observation_period_are_counted_without_the_filter(
    tmp_path: Path, expected: pd.DataFrame
) -> None:
    """Catch a join to observation_period that nobody asked for."""
    tables = tiny()
    tables["observation_period"] = [
        (2, "2014-01-01", "2014-02-01"),
        (77, "2014-01-01", "2015-01-01"),
    ]
    pd.testing.assert_frame_equal(exact_counts(write(tmp_path / "o", tables)).results, expected)
    with pytest.raises(SourceError, match=r"1 rows are of people .* person_id 77"):
        exact_counts(tmp_path / "o", BuildOptions(event_filter="observation-period"))


def test_missing_and_empty_optional_tables_are_named_not_refused(tmp_path: Path) -> None:
    """Catch a build that needs tables that a source may lack."""
    tables: Tables = {name: tiny()[name] for name in ("person", "condition_occurrence")}
    tables["drug_exposure"] = []
    exact = exact_counts(write(tmp_path / "omop", tables, "csv"))
    assert {"measurement", "observation", "steps_intraday"} <= {*exact.missing}
    assert "drug_exposure.csv: has no rows, so nothing is counted from it" in exact.notes
    assert not (exact.results["stratum_3"] == "Drug").any()
    assert (exact.results["stratum_3"] == "Condition").any()


def test_left_out_rows_are_left_out_and_counted(tmp_path: Path, expected: pd.DataFrame) -> None:
    """Catch an option that drops more, or less, than the rows that were named."""
    tables = tiny()
    tables["condition_occurrence"] += [
        condition(77, 2, "2015-01-01"),
        condition(2, 4, "1960-01-01"),
        condition(2, 4, "2150-01-01"),
        condition(2, 4, "1753-01-01"),
    ]
    tables["person"] += [(8, FEMALE, 1700, 1, 1)]
    tables["drug_exposure"] += [(8, 5, "2015-01-01")]
    options = BuildOptions(drop_orphans=True, drop_bad_dates=True)
    exact = exact_counts(write(tmp_path / "omop", tables), options)
    pd.testing.assert_frame_equal(exact.results, expected)
    assert exact.notes == (
        "person.parquet: 1 people without a possible date of birth left out",
        "condition_occurrence.parquet, column condition_concept_id: 1 of 12 records have concept "
        "0, no matching concept, and count in no concept",
        "condition_occurrence.parquet: 1 records of unknown people left out",
        "condition_occurrence.parquet: 3 records with impossible dates left out",
    )


def _rows(table: str, *rows: tuple[object, ...], kind: str = "parquet") -> Break:
    """Break a source by adding rows."""

    def breaking(folder: Path, tables: Tables) -> Path:
        return write(folder, tables | {table: [*tables[table], *rows]}, kind)

    return breaking


def _text(name: str, change: Callable[[str], str]) -> Break:
    """Break a CSV source by changing the text of a file."""

    def breaking(folder: Path, tables: Tables) -> Path:
        write(folder, tables, "csv")
        path = folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return folder

    return breaking


def _without(table: str) -> Break:
    def breaking(folder: Path, tables: Tables) -> Path:
        return write(folder, {name: rows for name, rows in tables.items() if name != table})

    return breaking


def _emptied(table: str) -> Break:
    def breaking(folder: Path, tables: Tables) -> Path:
        nobody: Rows = []
        return write(folder, tables | {table: nobody}, "csv")

    return breaking


def _truncated(folder: Path, tables: Tables) -> Path:
    write(folder, tables)
    path = folder / "drug_exposure.parquet"
    path.write_bytes(path.read_bytes()[:-40])
    return folder


def _cut_gzip(folder: Path, tables: Tables) -> Path:
    write(folder, tables, "csv.gz")
    path = folder / "person.csv.gz"
    path.write_bytes(path.read_bytes()[:15])
    return folder


def _twice(folder: Path, tables: Tables) -> Path:
    write(folder, tables, "csv")
    return write(folder, tables)


def _no_database(folder: Path, tables: Tables) -> Path:
    folder.mkdir()
    (folder / "omop.duckdb").write_text("not a database", encoding="utf-8")
    return folder / "omop.duckdb"


def _first_line_gone(text: str) -> str:
    return text.split("\n", 1)[1]


BAD = {
    "orphans": (
        _rows("condition_occurrence", condition(77, 2, "2015-01-01")),
        r"condition_occurrence.parquet, column person_id: 1 rows .* person_id 77.*--drop-orphans",
    ),
    "a date before birth": (
        _rows("drug_exposure", (2, 5, "1960-01-01")),
        r"drug_exposure.parquet, column drug_exposure_start_date: .* 1 a date before birth "
        r"or more than 120 years after it, for example person_id 2, "
        r"date 1960-01-01.*--drop-bad-dates",
    ),
    "a date longer after birth than people live": (
        lambda folder, tables: write(
            folder,
            tables
            | {
                "person": [*tables["person"], (9, FEMALE, 1850, 1, 1)],
                "drug_exposure": [*tables["drug_exposure"], (9, 5, "2015-01-01")],
            },
        ),
        r"drug_exposure.parquet, column drug_exposure_start_date: .* 1 a date before birth or more",
    ),
    "a placeholder date of 1900": (
        _rows("observation", (2, 11, "1900-01-01", 12)),
        r"observation.parquet, column observation_date: .* 1 a date outside 1901",
    ),
    "a date far in the future": (
        _rows("measurement", (2, 6, "2201-01-01", 1.0, "g")),
        r"measurement.parquet, column measurement_date: .* 1 a date outside .*--drop-bad-dates",
    ),
    "a placeholder date": (
        _rows("observation", (2, 11, "1753-01-01", 12)),
        r"observation.parquet, column observation_date: .* 1 a date outside",
    ),
    "no date": (
        _rows("drug_exposure", (2, 5, None)),
        r"drug_exposure.parquet, column drug_exposure_start_date: 1 rows have no date",
    ),
    "an unparsable date": (
        _text("drug_exposure.csv", lambda t: t.replace("2015-01-01", "31/12/2015", 1)),
        r"drug_exposure.csv, column drug_exposure_start_date: 1 values are not a date .*"
        r"'31/12/2015'.*--drop-bad-dates",
    ),
    "a year of birth that cannot be": (
        _rows("person", (7, FEMALE, 2199, 1, 1)),
        r"person.parquet, columns year_of_birth and birth_datetime: 1 people .*--drop-bad-dates",
    ),
    "a person twice": (
        _rows("person", (1, FEMALE, 1960, 1, 1)),
        r"person.parquet, column person_id: 0 rows have no id and 1 repeat",
    ),
    "a text as id": (
        _text("person.csv", lambda t: t.replace("8532", "female", 1)),
        r"person.csv, column gender_concept_id: 1 values are not a whole number.*'female'",
    ),
    "a fraction as id": (
        _text("condition_occurrence.csv", lambda t: t.replace("1,2,", "1,2.5,", 1)),
        r"condition_occurrence.csv, column condition_concept_id: 1 values.*'2.5'",
    ),
    "a text as value": (
        _text("measurement.csv", lambda t: t.replace("100.5", ">100", 1)),
        r"measurement.csv, column value_as_number: 1 values are not a number.*'>100'",
    ),
    "no table person": (_without("person"), r"has no table person .*found: activity_summary"),
    "nobody": (_emptied("person"), r"person.csv has no rows"),
    "no header": (
        _text("condition_occurrence.csv", _first_line_gone),
        r"condition_occurrence.csv has no header line.*condition_start_date",
    ),
    "an empty file": (_text("person.csv", lambda _: ""), r"person.csv is empty"),
    "a missing column": (
        _text("person.csv", lambda t: t.replace("year_of_birth", "born")),
        r"person.csv has no column year_of_birth.*Found: born",
    ),
    "a column twice": (
        _text("person.csv", lambda t: t.replace("day_of_birth", "person_id")),
        r"person.csv has columns twice: person_id",
    ),
    "a column twice but for its case": (
        _text("person.csv", lambda t: t.replace("day_of_birth", "PERSON_ID")),
        r"two columns that read as person_id",
    ),
    "rows of unequal length": (
        _text("person.csv", lambda t: t + "9,8532\n"),
        r"person.csv cannot be read to its end",
    ),
    "another separator": (
        _text("person.csv", lambda t: t.replace(",", ";")),
        r"person.csv has no header line.*comma or tab",
    ),
    "a truncated Parquet file": (_truncated, r"drug_exposure.parquet cannot be read as Parquet"),
    "a truncated gzip file": (_cut_gzip, r"person.csv.gz cannot be read"),
    "a table in two files": (_twice, r"table activity_summary twice: .*csv and .*parquet"),
    "a file of another kind": (_no_database, r"neither a folder nor a readable DuckDB database"),
    "nothing there": (lambda folder, tables: folder, r"There is no folder or file"),
    "an empty folder": (lambda folder, tables: write(folder, {}), r"no table person"),
    "nothing to count": (
        lambda folder, tables: write(folder, {"person": tables["person"]}),
        r"has nothing to count",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_source_is_refused_with_place_and_remedy_and_nothing_is_written(
    tmp_path: Path, case: str
) -> None:
    """Catch a bad source that is counted all the same, an unclear refusal, or a left-over."""
    breaking, message = BAD[case]
    source = breaking(tmp_path / "omop", tiny())
    out = tmp_path / "results"
    out.mkdir()
    with pytest.raises(SourceError, match=message):
        build(source, out / "tier")
    assert [*out.iterdir()] == []


def test_a_damaged_page_is_refused_when_it_is_read(tmp_path: Path) -> None:
    """Catch DuckDB's own error, or a partial count, where the data of a Parquet file is bad."""
    folder = write(tmp_path / "omop", tiny())
    path = folder / "person.parquet"
    content = bytearray(path.read_bytes())
    content[4:120] = bytes(116)
    path.write_bytes(content)
    for count in (exact_counts, achilles):
        with pytest.raises(SourceError, match="cannot be read"):
            count(folder)


def test_two_schemas_with_one_table_are_refused(tmp_path: Path) -> None:
    """Catch a silent choice between two tables of the same name."""
    path = write(tmp_path / "omop", tiny(), "duckdb")
    con = duckdb.connect(str(path))
    con.execute("CREATE SCHEMA other; CREATE TABLE other.PERSON AS SELECT * FROM person")
    con.close()
    with pytest.raises(SourceError, match=r"table person twice: main.person and other.PERSON"):
        exact_counts(path)


def test_the_source_is_only_read(tmp_path: Path) -> None:
    """Catch a build that changes the database it reads."""
    path = write(tmp_path / "omop", tiny(), "duckdb")
    before = path.read_bytes()
    achilles(path)
    exact_counts(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_open_source_can_be_counted_twice(tmp_path: Path, expected: pd.DataFrame) -> None:
    """Catch a count that leaves its tables behind and then fails or changes."""
    with open_source(write(tmp_path / "omop", tiny())) as source:
        pd.testing.assert_frame_equal(achilles(source), achilles(source))
        pd.testing.assert_frame_equal(exact_counts(source).results, expected)
        pd.testing.assert_frame_equal(exact_counts(source).results, expected)


def test_a_quote_in_a_path_is_part_of_the_path(tmp_path: Path, expected: pd.DataFrame) -> None:
    """Catch a path that is pasted into SQL unquoted."""
    folder = write(tmp_path / "omop", tiny(), "csv").rename(tmp_path / "Jo's omop")
    pd.testing.assert_frame_equal(exact_counts(folder).results, expected)


def test_memory_limit_and_threads_change_no_count(tmp_path: Path, expected: pd.DataFrame) -> None:
    """Catch options for the machine that change results."""
    folder = write(tmp_path / "omop", tiny())
    options = BuildOptions(memory_limit="200MB", threads=1)
    pd.testing.assert_frame_equal(exact_counts(folder, options).results, expected)


def test_too_little_memory_is_said_with_the_option_that_helps(tmp_path: Path) -> None:
    """Catch DuckDB's own error, which does not know our option."""
    folder = write(tmp_path / "omop", tiny())
    with pytest.raises(SourceError, match="--memory-limit"):
        exact_counts(folder, BuildOptions(memory_limit="1KB"))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_folder_whose_name_looks_like_a_pattern_is_itself(
    tmp_path: Path, expected: pd.DataFrame, kind: str
) -> None:
    """Catch the people of another folder being counted, because g[1] also matches g1."""
    other = tiny()
    other["person"] = other["person"][:3]
    for table in [name for name in other if name != "person" and "concept" not in name]:
        other[table] = [row for row in other[table] if row[0] in (1, 2, 3)]
    write(tmp_path / "g1", other, kind)
    found = exact_counts(write(tmp_path / "g[1]", tiny(), kind)).results
    pd.testing.assert_frame_equal(found, expected)
