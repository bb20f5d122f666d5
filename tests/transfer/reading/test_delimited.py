"""Tables are read row by row; what is no row is reported with its line and never shifted."""

from __future__ import annotations

import csv
import gc
import io
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.core.errors import Unreadable
from app.transfer.mapping.header_words import is_column_name
from app.transfer.reading.delimited import Layout, Row, find_layout, read_rows
from app.transfer.reading.encodings import detect
from app.transfer.reading.sources import Limits, look_at
from tests.examples import examples

Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def _table(path: Path) -> tuple[Layout, list[Row]]:
    source = look_at(path)
    layout = find_layout(source, detect(source), familiar=is_column_name)
    return layout, list(read_rows(source, layout))


def test_every_file_of_the_spectrum_equals_its_json(corpora: Path) -> None:
    for path in sorted((corpora / "csv-spectrum/csvs").glob("*.csv")):
        expected = json.loads((corpora / f"csv-spectrum/json/{path.stem}.json").read_text("utf-8"))
        layout, rows = _table(path)
        found = [dict(zip(layout.columns, row.cells, strict=True)) for row in rows]
        if path.stem == "location_coordinates":
            expected = [{**expected, "Contact Phone Number": "2095257564"}]
        assert found == expected, path.name


@pytest.mark.parametrize(
    ("name", "header_line"),
    [
        ("characters.csv", 1),
        ("long.csv", 0),
        ("mixedGLB.csv", 4),
        ("simple.csv", 1),
        ("simple.psv", 1),
        ("simple.ssv", 1),
        ("skip_initials.csv", 1),
        ("spanish_chars.csv", 1),
    ],
)
def test_every_messy_table_is_laid_out_right(corpora: Path, name: str, header_line: int) -> None:
    expected = json.loads((corpora / "csv-messytables/expected.json").read_text("utf-8"))[name]
    layout, rows = _table(corpora / "csv-messytables" / name)
    assert layout.dialect.delimiter == expected["delimiter"]
    assert layout.header_line == header_line
    assert len(layout.columns) == expected["cells_max"]
    assert [row for row in rows if row.problem] == []
    titles = header_line if header_line > 1 else 1 if header_line else 0
    blank = 1 if name == "mixedGLB.csv" else 0
    assert len(rows) == expected["non_empty_records"] - titles + blank


def test_a_file_with_one_cell_is_empty(corpora: Path) -> None:
    with pytest.raises(Unreadable, match=r"“small.csv” is empty"):
        _table(corpora / "csv-messytables/small.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", ":", "^"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(written: Written, delimiter: str, ends: str) -> None:
    lines = [["Name", "Email", "City"], ["Ada Berg", "ada@example.org", "Lund"], ["Bo Ek", "", "Kiruna"]]
    layout, rows = _table(written(ends.join(delimiter.join(line) for line in lines) + ends))
    assert layout.columns == ("Name", "Email", "City")
    assert [row.cells for row in rows] == lines[1:]
    assert [row.line for row in rows] == [2, 3]


def test_a_decimal_comma_is_no_delimiter(written: Written) -> None:
    layout, _rows = _table(written("Guest;Total\nMüller, Léa;98,00\nBerg, Nils;107,50\n"))
    assert layout.dialect.delimiter == ";"
    layout, _rows = _table(written("Müller, Léa;98,00\nBerg, Nils;107,50\n"))
    assert layout.dialect.delimiter == ";"


def test_a_first_line_may_name_the_delimiter(written: Written) -> None:
    layout, rows = _table(written("sep=;\r\nName;Note\r\nAda;a,b,c\r\nBo;d,e,f\r\n"))
    assert (layout.columns, layout.header_line) == (("Name", "Note"), 2)
    assert [row.cells for row in rows] == [["Ada", "a,b,c"], ["Bo", "d,e,f"]]


def test_titles_above_the_header_are_passed_over(written: Written) -> None:
    text = "Harbour House\nGuest list;printed 29.11.2026\n\nName;Email;City;Phone\nAda;a@example.org;Lund;1\nBo;b@example.org;Kiruna;2\n"
    layout, rows = _table(written(text))
    assert (layout.header_line, layout.columns[0]) == (4, "Name")
    assert [(row.line, row.problem) for row in rows] == [(5, ""), (6, "")]


def test_of_two_headers_above_each_other_the_known_one_counts(written: Written) -> None:
    layout, rows = _table(
        written("Guest,,Stay,\nName,Email,Arrival,Departure\nAda,a@example.org,1.2.2026,3.2.2026\n")
    )
    assert (layout.header_line, layout.columns[1], len(rows)) == (2, "Email", 1)


def test_a_table_without_a_header_keeps_its_first_row(written: Written) -> None:
    layout, rows = _table(written("Ada Berg,ada@example.org,12.03.1980\nBo Ek,bo@example.org,\n"))
    assert (layout.header_line, layout.columns) == (0, ("", "", ""))
    assert rows[0].cells[0] == "Ada Berg"


def test_two_columns_of_the_same_name_stay_two_columns(written: Written) -> None:
    layout, rows = _table(written("Name,Phone,Phone\nAda,1,2\n"))
    assert layout.columns == ("Name", "Phone", "Phone")
    assert rows[0].cells == ["Ada", "1", "2"]


def test_a_header_alone_is_an_empty_file(written: Written) -> None:
    with pytest.raises(Unreadable, match=r"is empty: there is nothing below its first line"):
        _table(written("Name;Email;Phone\r\n"))


def test_short_and_long_rows_are_reported_by_line(written: Written) -> None:
    _layout, rows = _table(written('a,b,c\n1,2,3\n"x\ny",2\n1,2,3,4\n1,2,3,\n\n5,6,7\n'))
    assert [(row.line, row.problem) for row in rows] == [
        (2, ""),
        (3, "Row has 2 of 3 cells."),
        (5, "Row has 4 of 3 cells."),
        (6, ""),
        (8, ""),
    ]
    assert rows[3].cells == ["1", "2", "3"]


def test_the_ragged_lines_of_a_real_shop_are_reported(corpora: Path) -> None:
    expected = json.loads((corpora / "retail-uci/expected.json").read_text("utf-8"))
    _layout, rows = _table(corpora / "retail-uci/online_retail_sample.csv")
    assert [row.line for row in rows if row.problem] == expected["bad_lines_too_few_cells"]
    assert len(rows) == expected["data_lines"]


def test_a_file_cut_inside_a_quoted_cell_is_told_to_be_cut(written: Written) -> None:
    _layout, rows = _table(written('Name,Note\nAda,"fine"\nBo,"likes tul'))
    assert [row.problem for row in rows] == ["", "The file ends in the middle of this row: it was cut off."]


def test_zero_bytes_and_wrong_bytes_keep_only_their_rows_out(written: Written) -> None:
    lines = ["Name,City", *(f"Zoë {number},Köln" for number in range(100))]
    content = "\n".join(lines).encode() + b"\nB\0o,Lund\nJos\xe9,Madrid\nAda,Lund\n"
    _layout, rows = _table(written(content))
    assert [row.problem for row in rows if row.problem] == [
        "There are zero bytes in this row.",
        "Some letters of this row are not in the file's encoding.",
    ]
    assert len(rows) == 103


def test_quotes_of_all_sorts_are_understood(written: Written) -> None:
    _layout, rows = _table(written('Name, Note\nAda, "a, b"\nBo, "say ""hi"""\n'))
    assert [row.cells[1] for row in rows] == ["a, b", 'say "hi"']
    _layout, rows = _table(
        written("Name,Note,City\n'Ada','a, b','Lund'\n'Bo','c','Kiruna'\n'Cy','d','Umeå'\n")
    )
    assert rows[0].cells == ["Ada", "a, b", "Lund"]
    _layout, rows = _table(written('Name,Note\nAda,"say \\"hi\\", twice"\n'))
    assert rows[0].cells == ["Ada", 'say "hi", twice']


@pytest.mark.parametrize("letter", ["x", "x,"])
def test_a_line_of_fifty_megabytes_is_refused_in_little_memory(written: Written, letter: str) -> None:
    path = written(b"Name,City\nAda,Lund\n" + (letter * 50_000_000)[:50_000_000].encode() + b"\nBo,Kiruna\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    source = look_at(path)
    layout = find_layout(source, detect(source))
    with pytest.raises(Unreadable, match=r"“list.csv”, line 3: the line is longer than"):
        list(read_rows(source, layout))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert used < (120_000 if sys.platform != "darwin" else 120_000_000)


def test_a_first_row_that_never_ends_is_named_and_not_taken_for_nothing(written: Written) -> None:
    with pytest.raises(Unreadable, match=r"“list.csv”, line 2: the line is too long to be part of a list"):
        _table(written("Name,Email\n" + "A" * 3_000_000 + ",ada@example.com\n"))


def test_a_quote_that_is_never_closed_is_refused_with_its_line(written: Written) -> None:
    path = written('Name,City\nAda,Lund\n"Bo,Kiruna\n' + "Cy,Umeå\n" * 40_000)
    source = look_at(path)
    layout = find_layout(source, detect(source), delimiter=",", header=True)
    with pytest.raises(Unreadable, match=r"line 3: a cell is too long, or a quote is never closed"):
        list(read_rows(source, layout))


def test_more_columns_than_any_list_has_are_refused(written: Written) -> None:
    source = look_at(written(",".join("abc") + "\n1,2,3\n"))
    with pytest.raises(Unreadable, match=r"more than 2 columns"):
        find_layout(source, detect(source), limits=Limits(columns=2))


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\"',;|"), max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(75))
@given(
    table=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
    ),
    delimiter=st.sampled_from(",;\t|"),
)
def test_what_the_csv_module_writes_is_read_back(
    written: Written, table: list[list[str]], delimiter: str
) -> None:
    assume(any(cell.strip() for row in table for cell in row))
    names = [f"Column {place}" for place in range(len(table[0]))]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([names, *table])
    source = look_at(written(text.getvalue()))
    layout = find_layout(source, detect(source), delimiter=delimiter, header=True)
    found = [row.cells for row in read_rows(source, layout)]
    assert found == [row for row in table if any(cell.strip() for cell in row)]


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed by Linux alone")
def test_a_file_of_which_only_the_first_rows_are_read_is_closed_at_once(written: Written) -> None:
    source = look_at(written("Name,Room\n" + "Ada Okafor,12\n" * 60_000))
    layout = find_layout(source, detect(source), familiar=is_column_name)
    looking = gc.isenabled()
    gc.disable()
    try:
        rows = read_rows(source, layout)
        assert next(rows).cells == ["Ada Okafor", "12"]
        assert is_open(source.path)
        del rows
        assert not is_open(source.path)
    finally:
        if looking:
            gc.enable()


def is_open(path: Path) -> bool:
    return path in [each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
