"""Bringing made-up files in and looking at what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.core.outcome import Outcome
from app.storage.checks import run_checks
from app.storage.lookup.checking import lookup_differences
from app.storage.summaries import summary_differences
from app.transfer.importing.schemas import ImportReport, UndoReport
from app.transfer.importing.service import ImportService
from tests.venues import Place

PEOPLE = """Customer No;Last Name;First Name;E-Mail;Phone;Date of Birth;Language
A1;Müller;Léa;lea@example.ch;+41 79 555 88 21;29.11.1961;de
A2;Okafor;Ada;ada@example.com;+44 20 7946 0018;04.07.;en
A3;Berg;Nils;;;;sv
"""
BOOKINGS = """Booking No;Status;Guest ID;Guest Name;E-Mail;Arrival;Departure;Room;Total EUR;Requests
B1;CHECKED OUT;G1;"Müller, Léa Mrs.";lea@example.ch;24.01.2026;26.01.2026;412;420,50;nut allergy, high floor
B2;RESERVED;G1;"Müller, Léa Mrs.";lea@example.ch;24.12.2026;27.12.2026;;600,00;
B3;CANCELLED;G2;"Okafor, Ada";ada@example.com;13.02.2026;15.02.2026;;200,00;honeymoon
"""
BILLS = """Invoice,Product Code,Description,Quantity,Invoice Date,Unit Price,Customer ID
1001,S1,SILK SCARF,2,2026-03-02 10:15,40.50,C1
1001,S2,GLOVES,1,2026-03-02 10:15,25.00,C1
1001,S1,SILK SCARF,2,2026-03-02 10:15,40.50,C1
1002,S3,COAT,-1,2026-03-14 09:00,180.00,C2
"""


@dataclass
class Imports:
    """The imports of one venue."""

    place: Place
    folder: Path

    def __post_init__(self) -> None:
        self.service = ImportService(self.place.work)

    def file(self, name: str, content: str | bytes) -> Path:
        """A file with that content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def preview(self, *paths: Path) -> ImportReport:
        """What importing the files would do."""
        return self.service.preview(self.service.inspect(paths))

    def run(self, *paths: Path) -> Outcome[ImportReport]:
        """Import the files as they are found."""
        return self.service.run(self.service.inspect(paths))

    def bring(self, *paths: Path) -> ImportReport:
        """Import the files; gives the report."""
        return self.run(*paths).value

    def undo(self, report: ImportReport) -> UndoReport:
        """Take an import back."""
        assert report.batch_id is not None
        return self.service.undo(report.batch_id).value

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of the venue's file."""
        with self.place.work.read() as session:
            return [tuple(row) for row in session.execute(text(sql), values)]

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows that an import may write, without ids and versions."""
        columns = {
            "customer": "display_name, given_name, family_name, title, languages, nationality, note",
            "contact_point": "kind, value, label, normal",
            "visit": "status, reference, place, arrives_on, leaves_on, amount_minor",
            "visit_line": "code, product, quantity_thousandths, amount_minor",
            "occasion": "kind, label, month, day, year",
            "preference": "text, strength, must_kind, scope",
            "clue": "text",
            "external_id": "source, value",
        }
        return {
            table: sorted(self.rows(f"SELECT {names} FROM {table}"), key=repr)
            for table, names in columns.items()
        }

    def assert_whole(self) -> None:
        """Pages, references, summaries and index agree with the rows."""
        derived = (("summaries", summary_differences), ("lookup index", lookup_differences))
        assert [check for check in run_checks(self.place.work.database, derived) if not check.ok] == []
