"""The Recovery pane in the window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.bootstrap.loading import Loading
from app.bootstrap.recovery import RECOVERY, Recovering
from app.bootstrap.session import VenueSession
from app.bootstrap.threads import in_place
from app.bootstrap.window_parts import WindowParts
from app.cases.services import CaseServices
from app.core.changes import Change
from app.core.paths import DataFolder
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.model.case import CaseKind, CaseState, CaseStep, Severity
from app.recovery.pane import RecoveryPane
from app.shell.entries import PaneEntry, ShellWords
from app.shell.main_window import MainWindow
from app.staff.schemas import StaffDraft
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from tests.cases.made import put_case
from tests.venue_writer import VenueWriter
from tests.venues import Place, open_place

NO_KEY = Qt.KeyboardModifier.NoModifier


class RecoveryDesk:
    """One window on the session of a place; two of them share it as two windows of the program do."""

    def __init__(self, place: Place, theme: Theme, folder: Path, session: VenueSession | None = None) -> None:
        self.place = place
        self.work = place.work
        self.theme = theme
        self.services = CaseServices.at(place.work)
        self.session = session or VenueSession(DataFolder(folder))
        if session is None:
            self.session.enter(place.work)
        session = self.session
        self.actions = Actions(theme)
        self.remembered = Remembered(folder / "window.ini")
        self.window = MainWindow(theme, self.remembered)
        self.dialogs = Dialogs(self.window)
        self.recovering = Recovering(self._parts, guests=self._no_guests, customer_on_screen=lambda: 0)
        self.window.furnish(
            entries=[
                PaneEntry("guests", "Guests", "users", QLabel, "Ctrl+2"),
                self.recovering.entry,
            ],
            words=ShellWords("Guest", "Find a guest"),
            actions=self.actions,
            runner=session.runner,
            notices=session.notices,
        )
        self.window.resize(1366, 820)
        self.recovering.serve(self.window)

    @property
    def pane(self) -> RecoveryPane:
        """The pane, built now if it was not needed before."""
        return self.recovering.pane

    def open(self) -> RecoveryPane:
        """Bring the window and the pane up."""
        self.window.show_pane(RECOVERY)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.recovering.begin()
        QApplication.processEvents()
        self.pane.front.take_focus()
        return self.pane

    def close(self) -> None:
        """Close the window."""
        self.recovering.close()
        self.window.close()

    def another(self, folder: Path) -> RecoveryDesk:
        """A second window on the same venue."""
        return RecoveryDesk(self.place, self.theme, folder, self.session)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.window

    @property
    def said(self) -> str:
        """The sentence of the last notice."""
        latest = self.session.notices.latest
        return latest.text if latest else ""

    def put(self, what: str, **columns: object) -> int:
        """A case in the file, which this window hears of as of any other write."""
        customer_id = columns.pop("customer_id", None)
        if customer_id is None:
            columns.setdefault("walk_in", "Walk-in")
        return put_case(self.work, customer_id, what=what, **columns)  # type: ignore[arg-type]

    def tell(self, *case_ids: int) -> None:
        """What a write of another window tells; of everything where no case is named."""
        touched = frozenset(("recovery_case", case_id) for case_id in case_ids)
        self.session.bus.publish(Change(touched=touched, everything=not touched))

    def numbers(self) -> list[int]:
        """The cases in the list, from top to bottom."""
        return [row.id for row in self.pane.front.log.model.rows]

    def _parts(self) -> WindowParts:
        return WindowParts(
            self.session,
            self.theme,
            self.remembered,
            self.actions,
            self.dialogs,
            in_place(),
            Loading(in_place(), otherwise=self.session.notices.problem),
        )

    def _no_guests(self) -> object:
        raise AssertionError("nobody asked for a card")


@dataclass(frozen=True)
class Furnished:
    """A hotel's file with the seven open cases of the picture, and what cases and staff are called in it."""

    file: bytes
    cases: Mapping[str, int]
    people: Mapping[str, int]


@cache
def furnished() -> Furnished:
    """Made once, because most tests begin with it."""
    with TemporaryDirectory() as folder:
        with open_place(Path(folder)) as place:
            people, cases = _fill(place.work)
        return Furnished(place.path.read_bytes(), cases, people)


def _fill(work: Workplace) -> tuple[dict[str, int], dict[str, int]]:
    staff, customers = VenueWriter(work.database, work.clock), CustomerService(work)
    people = {
        name: staff.add_staff(StaffDraft(name=f"{name} {last}", duty="front desk"), by=0).value
        for name, last in (("Tomas", "Silva"), ("Aaron", "Ward"), ("Lena", "Frey"))
    }
    people["Mara"] = work.desk.staff_id
    found = {}
    for who, what, severity, kind, owner, minutes, step in _MOCK:
        is_known = not who.startswith("Walk-in")
        found[who] = put_case(
            work,
            customers.add_customer(CustomerDraft(display_name=who)).value if is_known else None,
            walk_in="" if is_known else who,
            what=what,
            severity=severity,
            kind=kind,
            owner_id=people[owner],
            due_in=timedelta(minutes=minutes),
            step=step,
            place="305",
            resolved_at=work.now() if step is CaseStep.FOLLOW_UP else None,
            follow_up_due_at=work.now() if step is CaseStep.FOLLOW_UP else None,
        )
    put_case(work, None, walk_in="Walk-in", what="Towels late", state=CaseState.CLOSED, closed_at=work.now())
    return people, found


_MOCK = (
    ("Piotr Mülke", "Shower cold two mornings running", Severity.SERIOUS, CaseKind.BREAKDOWN, "Mara", -38, CaseStep.RESOLVE),
    ("Ines Duarte", "Anniversary table given away", Severity.CRITICAL, CaseKind.MISTAKE, "Tomas", -5, CaseStep.APOLOGISE),
    ("Karin Mullins", "Airport car sent to wrong terminal", Severity.MODERATE, CaseKind.MISTAKE, "Mara", 80, CaseStep.RESOLVE),
    ("Walk-in, table 9", "Waited 25 min for the bill", Severity.MINOR, CaseKind.INEFFICIENCY, "Aaron", 180, CaseStep.LISTEN),
    ("Jonas Müller", "Laundry back without a button", Severity.MINOR, CaseKind.REWORK, "Mara", 1440, CaseStep.FOLLOW_UP),
    ("Adaeze Obi", "Noise from the bar until 1:30", Severity.MODERATE, CaseKind.VARIATION, "Lena", 1800, CaseStep.FOLLOW_UP),
    ("Sven Lindqvist", "Charged twice for parking", Severity.MODERATE, CaseKind.MISTAKE, "Lena", 2900, CaseStep.FOLLOW_UP),
)  # fmt: skip
