"""The section about consents: what everybody decided, narrowed, read by keyboard, and the words people are asked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.consents.service import WordingService
from app.core.errors import Refused
from app.core.rights import EVERYTHING, Right
from app.core.undo import History
from app.customers.schemas.drafts import ConsentDraft, CustomerDraft
from app.customers.service.consents import ConsentService
from app.customers.service.customers import CustomerService
from app.data_rights.consent_parts import ConsentParts
from app.data_rights.consents_page import ConsentsPage
from app.law.schemas.consents import ConsentFilter, ConsentState
from app.law.service.consents import ConsentBook
from app.law.service.limits import LimitService
from app.law.sheets import consents_sheet
from app.model.consent import Purpose
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from tests.venues import NOON, open_place

pytestmark = pytest.mark.qt
TODAY = NOON.date()


@dataclass
class Office:
    """A hotel with three people and what they decided, and the section."""

    work: Workplace
    bus: ChangeBus
    page: ConsentsPage
    people: dict[str, int]
    saved: list[ConsentFilter] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    def decide(
        self, name: str, purpose: Purpose, given: bool, *, days_ago: int = 0, wording: str = ""
    ) -> None:
        """Somebody says yes or no."""
        decide(self.work, self.people[name], purpose, given, days_ago=days_ago, wording=wording)

    @property
    def shown(self) -> list[tuple[str, str, str]]:
        """Who decided what, and how that stands, in the order of the rows."""
        return [(row.name, row.purpose.value, row.state.value) for row in self.page.model.rows]

    def press(self, key: Qt.Key) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key)


def decide(
    work: Workplace, customer_id: int, purpose: Purpose, given: bool, *, days_ago: int = 0, wording: str = ""
) -> None:
    """Somebody says yes or no."""
    draft = ConsentDraft(
        purpose=purpose,
        given=given,
        decided_on=TODAY - timedelta(days=days_ago),
        wording=wording,
        source="desk",
    )
    ConsentService(work).record_consent(customer_id, draft)


@pytest.fixture
def office(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Léa agreed to photos and took it back, Ada said no to surveys, Nils agreed to moments."""
    with open_place(tmp_path) as place:
        work, bus, notices = place.work, ChangeBus(), Notices()
        people = {
            name: CustomerService(work).add_customer(CustomerDraft(display_name=name)).value
            for name in ("Léa", "Ada", "Nils")
        }
        decide(work, people["Léa"], Purpose.PHOTOS, True, days_ago=30, wording="May we?")
        decide(work, people["Nils"], Purpose.MOMENTS, True, days_ago=20)
        decide(work, people["Ada"], Purpose.SURVEYS, False, days_ago=10)
        decide(work, people["Léa"], Purpose.PHOTOS, False, days_ago=1, wording="May we still?")
        saved: list[ConsentFilter] = []
        opened: list[int] = []
        parts = ConsentParts(
            ConsentBook(work),
            WordingService(work),
            work.wording,
            theme,
            CommandRunner(bus, History(), notices),
            bus,
            notices,
            InlineLane,
            may=work.desk.may,
            save_wanted=saved.append,
            customer_wanted=opened.append,
        )
        page = ConsentsPage(parts)
        page.resize(1000, 700)
        qtbot.addWidget(page)
        page.load()
        page.show()
        qtbot.waitExposed(page)
        yield Office(work, bus, page, people, saved, opened)
        page.close_page()


def test_every_decision_stands_there_with_how_it_is_today_the_newest_first(office: Office) -> None:
    assert office.shown == [
        ("Léa", "photos", "withdrawn"),
        ("Ada", "surveys", "refused"),
        ("Nils", "moments", "agreed"),
        ("Léa", "photos", "past"),
    ]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (ConsentState.AGREED, ["Nils"]),
        (ConsentState.REFUSED, ["Ada"]),
        (ConsentState.WITHDRAWN, ["Léa"]),
        (ConsentState.PAST, ["Léa"]),
    ],
)
def test_it_is_narrowed_by_how_they_stand(office: Office, state: ConsentState, names: list[str]) -> None:
    assert office.page.filters.state.choose(state)

    assert [name for name, *_rest in office.shown] == names


def test_it_is_narrowed_by_purpose_and_by_time(office: Office) -> None:
    filters = office.page.filters
    filters.purpose.choose(Purpose.PHOTOS)
    assert [state for *_rest, state in office.shown] == ["withdrawn", "past"]

    filters.until.set_value(TODAY - timedelta(days=5))
    assert [state for *_rest, state in office.shown] == ["past"]

    filters.since.set_value(TODAY - timedelta(days=6))
    assert office.shown == []
    office.page.empty.action_wanted.emit()
    assert len(office.shown) == 4


def test_a_line_is_read_and_opened_by_keyboard(office: Office) -> None:
    office.page.table.setFocus()
    office.press(Qt.Key.Key_Home)
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Up)
    assert "May we still?" in office.page.words.text()
    assert "Mara Kovac" in office.page.words.text()

    office.press(Qt.Key.Key_Return)

    assert office.opened == [office.people["Léa"]]


def test_what_is_decided_meanwhile_appears(office: Office) -> None:
    draft = ConsentDraft(purpose=Purpose.CONTACT, given=True)
    office.bus.publish(ConsentService(office.work).record_consent(office.people["Ada"], draft).change)

    assert office.shown[0] == ("Ada", "contact", "agreed")


def test_saving_takes_what_the_filter_leaves_in(office: Office) -> None:
    office.page.filters.purpose.choose(Purpose.PHOTOS)

    office.page.save.click()

    (wanted,) = office.saved
    rows = list(
        consents_sheet(
            ConsentBook(office.work).every_decision(wanted), wanted=wanted, wording=office.work.wording
        ).rows
    )
    day = date(2026, 11, 24)
    assert rows[0] == (
        *(day, office.people["Léa"], "Léa", "Photos", "No", "Took it back"),
        *("May we still?", "desk", "Mara Kovac"),
    )
    assert len(rows) == 2


def test_taking_the_list_out_needs_the_right_and_is_not_offered_without_it(office: Office) -> None:
    office.work.desk.rights = EVERYTHING - {Right.EXPORT, Right.SETTINGS}
    office.page.load()

    assert not office.page.save.isVisibleTo(office.page)
    assert not office.page.ask.isVisibleTo(office.page)
    with pytest.raises(Refused):
        ConsentBook(office.work).every_decision(ConsentFilter())


def test_whoever_may_not_see_it_sees_nothing_of_it(office: Office) -> None:
    office.work.desk.rights = EVERYTHING - {Right.ERASE}

    office.page.load()

    assert office.shown == []


def test_somebody_who_restricted_their_data_is_not_named_and_not_quoted(office: Office) -> None:
    LimitService(office.work).restrict(office.people["Léa"])

    rows = list(ConsentBook(office.work).every_decision(ConsentFilter(purpose=Purpose.PHOTOS)))

    assert {(row.name, row.wording, row.source) for row in rows} == {("Data restricted", "", "")}


def test_every_page_follows_the_one_before_without_a_gap(office: Office) -> None:
    for days_ago in range(250):
        office.decide("Nils", Purpose.CONTACT, days_ago % 2 == 0, days_ago=days_ago // 2)
    book = ConsentBook(office.work)
    page = book.list_decisions(ConsentFilter(), limit=100)
    found = list(page.rows)
    while page.more:
        page = book.list_decisions(ConsentFilter(), after=found[-1], limit=100)
        found += page.rows

    assert len({row.id for row in found}) == len(found) == 254
    assert [row.decided_on for row in found] == sorted((row.decided_on for row in found), reverse=True)
    assert [row.id for row in book.every_decision(ConsentFilter())] == [row.id for row in found]


def test_the_words_people_are_asked_in_are_changed_by_keyboard(office: Office) -> None:
    page = office.page
    page.ask.setFocus()
    office.press(Qt.Key.Key_Space)
    photos = page.wordings.fields[Purpose.PHOTOS.value]
    assert photos.text == WordingService(office.work).get()[Purpose.PHOTOS]
    photos.set_text("May the house keep your picture?")

    QTest.keyClick(inside(photos), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert WordingService(office.work).get()[Purpose.PHOTOS] == "May the house keep your picture?"
    assert page.pages.currentIndex() == 0
    assert QApplication.focusWidget() is page.ask


def inside(field_: object) -> QWidget:
    """What takes the keys of a field."""
    editor = getattr(field_, "editor", None)
    assert isinstance(editor, QWidget)
    editor.setFocus()
    return editor
