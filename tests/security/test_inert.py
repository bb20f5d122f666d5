"""S6 and S7: whatever is typed is text and nothing else: on the screen, in exports, in templates."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.attachments.at_hand import as_file_name
from app.attachments.schemas import AttachmentDraft
from app.attachments.service import AttachmentService
from app.core.drafts import Draft
from app.core.errors import AppError, InvalidInput
from app.core.formula_guard import guarded, unguarded
from app.core.sheets import Sheet, SheetColumn
from app.customers.lookup import Lookup
from app.customers.schemas.drafts import CustomerDraft, CustomerEdit
from app.customers.service.card import CardService
from app.customers.service.customers import CustomerService
from app.printing.templating import check_template, fill_template
from app.saved_views.service import SavedViewService
from app.surveys.replies.templates import ReplyFacts, check_reply, fill_reply
from app.transfer.exporting.csv_file import write_csv
from app.transfer.exporting.xlsx_file import write_xlsx
from app.transfer.importing.service import ImportService
from tests.figures import Figures
from tests.security.drafts import text_fields
from tests.security.nasty import KEPT, NASTY, RICH
from tests.venues import Place, open_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://a.example")',
    "'=1",
    "=cmd|' /C calc'!A0",
]

CARDS_EVERY = 4
"""The card is looked at with so few of all strings every day, and with each by the long test of every read."""


@pytest.fixture(scope="module")
def naughty(corpora: Path) -> list[str]:
    """Strings that broke other programs."""
    strings: list[str] = json.loads((corpora / "blns/blns.json").read_text("utf-8"))
    return strings


def broken_by(strings: Sequence[str], *, every: int) -> list[tuple[str, str]]:
    """Each field of a draft with what breaks it, of every so many strings."""
    return [
        (field.title, text)
        for number, field in enumerate(text_fields())
        for text in strings[number % every :: every]
        if breaks(field.draft, field.given(text))
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A hotel."""
    with open_place(tmp_path_factory.mktemp("hotel")) as made:
        yield made


def breaks(draft: type[Draft], given: dict[str, object]) -> bool:
    """Whether a draft does anything else than take what it is given or say what is wrong with it."""
    try:
        draft(**given)
    except InvalidInput as error:
        return not all(problem.message for problem in error.problems)
    except Exception:  # noqa: BLE001  (whatever else it is, it is what is looked for)
        return True
    return False


def test_S6_no_nasty_words_break_any_field() -> None:
    assert broken_by([RICH, KEPT, *NASTY.values()], every=1) == []


def test_S6_no_naughty_string_breaks_a_draft(naughty: list[str]) -> None:
    assert len(naughty) > 250
    assert broken_by(naughty, every=4) == []


@pytest.mark.long
def test_S6_no_naughty_string_breaks_any_field(naughty: list[str], figures: Figures) -> None:
    found = broken_by(naughty, every=1)

    figures("S6", f"{len(naughty)} strings × {len(text_fields())} fields of drafts, {len(found)} broken")
    assert found == []


def take_or_refuse(work: Callable[[], object]) -> None:
    """Something is taken as it is, or refused in words; anything else is raised."""
    with suppress(AppError):
        work()


def test_S6_columns_of_a_file_may_be_called_anything(
    place: Place, naughty: list[str], tmp_path: Path
) -> None:
    service = ImportService(place.work, else_folder=tmp_path)
    headers = [*NASTY.values(), RICH, *naughty]
    for at in range(0, len(headers), 40):
        some = [text.encode("utf-8", "replace").decode("utf-8") for text in headers[at : at + 40]]
        path = tmp_path / f"{at}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Name", *some], [f"Guest {at}", *some]])
        take_or_refuse(lambda path=path: service.run(service.inspect([path])))  # type: ignore[misc]


def test_S6_files_and_views_may_be_called_anything(place: Place, naughty: list[str]) -> None:
    customer = CustomerService(place.work).add_customer(CustomerDraft(display_name="Somebody")).value
    files, views = AttachmentService(place.work), SavedViewService(place.work, "recovery")
    for text in [*NASTY.values(), RICH, *naughty]:
        take_or_refuse(
            lambda text=text: files.add_attachment(  # type: ignore[misc]
                customer, AttachmentDraft(file_name=text, content=b"plain text")
            )
        )
        take_or_refuse(lambda text=text: views.save_view(text, {"text": text}))  # type: ignore[misc]

    kept = {row.file_name for row in files.list_attachments(customer)}
    assert len(kept) > 200
    assert any("<script>" in row.name for row in views.list_views())
    names = [as_file_name(name) for name in (*kept, *NASTY.values(), *naughty, "..", "")]
    assert [name for name in names if Path(name).name != name or re.search("[\\\\:\x00\u202e]", name)] == []


def test_S6_naughty_strings_are_kept_shown_and_found_as_they_are(place: Place, naughty: list[str]) -> None:
    customers, cards = CustomerService(place.work), CardService(place.work)
    lookup = Lookup(place.work.database, place.work.clock, zone=place.work.venue.zone)
    somebody = customers.add_customer(CustomerDraft(display_name="Somebody")).value
    for version, text in enumerate(naughty, start=1):
        try:
            edit = CustomerEdit(version=version, note=f"{version}{text}", company=text)
        except InvalidInput:
            edit = CustomerEdit(version=version, note=f"{version}", company="")
        customers.edit_customer(somebody, edit)
        with place.work.read() as session:
            from app.model.customer import Customer

            row = session.get_one(Customer, somebody)
            assert (row.note, row.company) == (edit.note, edit.company)
        lookup.find(text)
        if version % CARDS_EVERY == 0:
            cards.get_card(somebody)


def test_S6_naughty_strings_fill_templates_as_plain_text(naughty: list[str]) -> None:
    template, reply = "Dear {{ name }}", "Dear {{ name }}, {{ comment }}"
    for text in naughty:
        facts = ReplyFacts(text, "9", "10", text, "today", "Room", "House", "Mara")
        assert fill_reply(reply, facts) == f"Dear {text}, {text}".strip()
        html = fill_template(template, {"name": text}, field="text")
        assert "<" not in html.removeprefix("Dear ")


@pytest.mark.parametrize(
    "text",
    [
        "{{ name.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in name %}{{ x }}{% endfor %}",
        "{{ name | attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{{ self }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ name * 99999999 }}",
        "{{ name() }}",
    ],
)
def test_S6_a_template_reaches_nothing(text: str) -> None:
    with pytest.raises(InvalidInput):
        check_template(text, known=frozenset({"name"}), field="text")
    if "{{" in text:
        with pytest.raises(InvalidInput):
            check_reply(text, field="text")


def sheet_of(cells: list[str]) -> Sheet:
    """A table whose titles and cells are these."""
    columns = tuple(SheetColumn(cell) for cell in cells)
    return Sheet("Title", ("=fact",), columns, [tuple(cells)])


def test_S7_formulas_are_guarded_in_csv_and_come_back(tmp_path: Path, naughty: list[str]) -> None:
    cells = [*FORMULAS, *(text for text in naughty if "\x00" not in text)]
    write_csv(sheet_of(cells), tmp_path / "out.csv")

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        titles, row = list(csv.reader(file))
    assert [cell for cell in (*titles, *row) if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [unguarded(cell) for cell in row] == cells
    assert [cell for cell in FORMULAS if guarded(cell) == cell] == []


def test_S7_formulas_are_strings_in_a_workbook(tmp_path: Path, naughty: list[str]) -> None:
    write_xlsx(
        sheet_of([*FORMULAS, "http://a.example", "mailto:a@b.example", *naughty]), tmp_path / "out.xlsx"
    )

    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert sheet.count(b"<row") == 2
    assert b"<f>" not in sheet
    assert b"<f " not in sheet
    assert b"<hyperlink" not in sheet.lower()
    assert not any("externalLink" in name or "hyperlink" in name.lower() for name in parts)


def test_S7_every_table_that_leaves_goes_through_these_two() -> None:
    """Whoever writes another CSV or workbook has to guard it, and to be named here."""
    root = Path(__file__).parents[2] / "app"
    writers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "csv.writer" in (source := path.read_text("utf-8"))
        or "DictWriter" in source
        or "import xlsxwriter" in source
    }

    assert writers == {
        "transfer/exporting/csv_file.py",
        "transfer/exporting/xlsx_file.py",
        "transfer/importing/rejects.py",
    }
    for name in sorted(writers - {"transfer/exporting/xlsx_file.py"}):
        assert "guarded(" in (root / name).read_text("utf-8")
