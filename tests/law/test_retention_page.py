"""The section about retention by keyboard: rules, what they would take today line by line, and the way to a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.undo import History
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.data_rights.parts import RetentionParts
from app.data_rights.retention_page import RetentionPage
from app.data_rights.words import standing_words
from app.law.schemas.retention import Kept, RetentionPlan, RetentionRules, Standing
from app.law.service.retention import RetentionService
from app.model.case import Case
from app.model.promise import Promise
from app.promises.schemas import PromiseDraft
from app.promises.service import PromiseService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from tests.venues import NOON, SetClock, open_place

pytestmark = pytest.mark.qt


@dataclass
class Office:
    """A hotel where nobody was seen for long, and the section."""

    work: Workplace
    page: RetentionPage
    people: dict[str, int]
    erased: list[RetentionPlan] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """What stands in the list."""
        model = self.page.due.model
        return [tuple(column.text(row) for column in model.columns) for row in model.rows]

    def press(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key wherever the focus is."""
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def tab_to(self, wanted: object) -> None:
        """Go on by Tab until the focus is there."""
        for _time in range(40):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError("Tab does not lead there")


@pytest.fixture
def office(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Ada, Léa and Nils were not seen for three years; Léa has an open case, Nils was promised something."""
    with open_place(tmp_path) as place:
        work = place.work
        people = {
            name: CustomerService(work).add_customer(CustomerDraft(display_name=name)).value
            for name in ("Ada", "Léa", "Nils")
        }
        with work.write() as session:
            session.add(
                Case(
                    customer_id=people["Léa"],
                    what="Cold tea",
                    **dict.fromkeys(("happened_at", "reported_at", "opened_at"), NOON),
                )
            )
        PromiseService(work).make_promise(people["Nils"], PromiseDraft(what="A scarf"))
        assert isinstance(work.clock, SetClock)
        work.clock.at += timedelta(days=1100)
        erased: list[RetentionPlan] = []
        opened: list[int] = []
        notices = Notices()
        parts = RetentionParts(
            RetentionService(work),
            work.wording,
            theme,
            CommandRunner(ChangeBus(), History(), notices),
            notices,
            InlineLane,
            allowed=lambda: True,
            customer_wanted=opened.append,
        )
        page = RetentionPage(parts)
        page.apply_wanted.connect(erased.append)
        page.resize(1000, 760)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitExposed(page)
        yield Office(work, page, people, erased, opened)
        page.close_page()


def test_rules_are_typed_and_what_they_take_is_shown_at_once(office: Office) -> None:
    people = office.page.fields[Kept.PEOPLE.value]
    people.editor.setFocus()
    QTest.keyClicks(people.editor, "24")

    office.press(Qt.Key.Key_Return)

    assert RetentionService(office.work).get_rules() == RetentionRules(months={Kept.PEOPLE: 24})
    day = office.work.wording.day(NOON.date())
    rule = "People who were not seen"
    assert sorted(office.lines) == [
        ("Ada", day, rule, ""),
        ("Léa", day, rule, "A case is open"),
        ("Nils", day, rule, "Something promised"),
    ]
    assert "People who were not seen: 1" in office.page.told


def test_a_line_leads_to_the_card_and_tab_to_the_button_that_erases(office: Office) -> None:
    RetentionService(office.work).save_rules(RetentionRules(months={Kept.PEOPLE: 24}))
    office.page.look.setFocus()
    office.press(Qt.Key.Key_Space)
    office.tab_to(office.page.due.table)
    office.press(Qt.Key.Key_Down, times=4)

    office.press(Qt.Key.Key_Return)

    assert office.opened == [office.people["Ada"]]
    office.tab_to(office.page.apply)
    office.press(Qt.Key.Key_Space)
    (plan,) = office.erased
    assert [one.row_id for one in plan.going] == [office.people["Ada"]]


def test_what_is_no_number_of_months_is_said_beside_its_field(office: Office) -> None:
    field_ = office.page.fields[Kept.LOG.value]
    field_.set_text("soon")

    office.page.form.submit()

    assert "1 to 600" in field_.error
    assert RetentionService(office.work).get_rules() == RetentionRules()


def test_without_a_rule_nothing_is_listed_and_nothing_can_be_erased(office: Office) -> None:
    office.page.look.click()

    assert office.page.told == "Nothing would go today."
    assert not office.page.due.isVisibleTo(office.page)
    assert not office.page.apply.isVisibleTo(office.page)


def test_whoever_was_promised_something_goes_once_it_is_kept(office: Office) -> None:
    service = RetentionService(office.work)
    service.save_rules(RetentionRules(months={Kept.PEOPLE: 24}))
    with office.work.write() as session:
        promise = session.get_one(Promise, 1)
        promise.state, promise.settled_at = "kept", NOON

    assert {one.name: one.blocked for one in service.dry_run().due} == {
        "Ada": None,
        "Léa": Standing.CASE,
        "Nils": None,
    }


def test_every_reason_to_stay_has_its_words() -> None:
    assert len({standing_words(one) for one in Standing}) == len(Standing)


def test_it_is_known_what_rules_would_take_without_listing_all_of_it(office: Office) -> None:
    service = RetentionService(office.work)
    assert service.due_kinds() == ()

    service.save_rules(RetentionRules(months={Kept.PEOPLE: 24, Kept.CASES: 24}))
    assert service.due_kinds() == (Kept.PEOPLE,)

    service.apply(service.dry_run())
    assert service.due_kinds() == ()
