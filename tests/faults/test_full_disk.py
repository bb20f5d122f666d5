"""A4 through the window: a save that fails says so in plain words, and what was typed is still there to be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.bootstrap.program import Program
from app.core.paths import DataFolder
from app.ui.draft_form import DraftForm
from app.ui.form_fields import TextField
from tests.faults.hands import CTRL, Hands
from tests.faults.injector import Injector, injected
from tests.journeys.conftest import NOON, Person
from tests.journeys.test_first_day import add_guest
from tests.venues import schema_copied

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

TOLD = "The disk is full. Nothing was changed. Free some space, then try again."


class Desk(Hands):
    """A desk whose disk fills up when somebody wants it to."""

    def __init__(self, person: Person, injector: Injector) -> None:
        super().__init__(person.program)
        self.person = person
        self.injector = injector

    @contextmanager
    def full(self) -> Iterator[None]:
        """No write gets through meanwhile."""
        self.injector.for_good, self.injector.fails_at = True, self.injector.count + 1
        try:
            yield
        finally:
            self.injector.fails_at = 0

    @property
    def said(self) -> str:
        """The sentence on screen."""
        notice = self.desk.session.notices.latest
        return f"{notice.text} {notice.more}".strip() if notice else ""

    def count(self, table: str) -> int:
        """How many rows there are."""
        with self.desk.session.workplace.read() as session:
            found: int = session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            return found

    def saves(self, table: str, save: Callable[[], object], typed: Callable[[], str], text: str) -> None:
        """Save while the disk is full, look at what was typed, and save again once there is room."""
        before = self.count(table)
        with self.full():
            save()
            self.wait(lambda: self.said == TOLD)
        assert self.injector.fired
        assert typed() == text
        assert self.count(table) == before
        save()
        self.wait(lambda: self.count(table) == before + 1)
        assert self.said != TOLD


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """A desk with one guest on screen."""
    with schema_copied(), injected(Injector()) as injector:
        program = Program(qapp, data=DataFolder(tmp_path / "place"), clock=NOON, theme=theme)
        person = Person(program, qtbot)
        person.set_up()
        add_guest(person, "Ada Okonkwo")
        person.wait(lambda: person.desk.guests.shown_id == 1)
        yield Desk(person, injector)
        program.close()


def form_beside(desk: Desk) -> DraftForm:
    """The form that is open beside the card."""
    form = desk.desk.guests.card.side.form
    assert form is not None
    return form


def first_field(desk: Desk) -> str:
    """What stands in its first field."""
    form = desk.desk.guests.card.side.form
    assert form is not None, "the form has gone"
    (text, *_others) = [
        *(field.text for field in form.findChildren(TextField)),
        *(line.text() for line in form.findChildren(QLineEdit)),
    ]
    return text


def test_A4_a_new_guest_whose_save_failed_is_still_in_the_form(desk: Desk) -> None:
    guests = desk.desk.guests
    guests.add_customer("Noor Haddad")
    form = guests.form
    desk.person.type(form.phone, "+41 44 668 18 00")

    def save() -> None:
        desk.person.press(form.name, Qt.Key.Key_Return)

    desk.saves(
        "customer", save, lambda: f"{form.name.text} {form.phone.text}", "Noor Haddad +41 44 668 18 00"
    )
    desk.wait(lambda: desk.desk.guests.shown_id == 2)


@pytest.mark.parametrize(
    ("line", "table"),
    [("called about the late train", "touchpoint"), ("likes the window table", "preference")],
)
def test_A4_a_line_whose_save_failed_is_still_there(desk: Desk, line: str, table: str) -> None:
    bar = desk.desk.guests.bar
    desk.person.type(bar.line, line)

    desk.saves(table, lambda: desk.person.press(bar.line, Qt.Key.Key_Return), bar.line.text, line)
    assert bar.line.text() == ""


def test_A4_a_touchpoint_whose_save_failed_is_still_in_the_form(desk: Desk) -> None:
    desk.front()
    desk.desk.guests.card.forms.log_touchpoint()
    desk.keys("Called about the quiet room")

    desk.saves(
        "touchpoint", form_beside(desk).submit, lambda: first_field(desk), "Called about the quiet room"
    )
    assert desk.desk.guests.card.side.form is None


def test_A4_a_preference_whose_save_failed_is_still_in_the_form(desk: Desk) -> None:
    desk.front()
    desk.desk.guests.card.forms.add_preference()
    desk.keys("Feather pillows")

    desk.saves("preference", form_beside(desk).submit, lambda: first_field(desk), "Feather pillows")
    assert desk.desk.guests.card.side.form is None


def test_A4_a_case_whose_save_failed_is_still_in_the_form(desk: Desk) -> None:
    desk.front()
    desk.key(Qt.Key.Key_R, CTRL)
    quick = desk.desk.recovering.quick_form
    desk.wait(lambda: quick.is_open and bool(quick.form.people.chips))
    desk.keys("Shower cold")
    what = quick.form.fields.what

    desk.saves("recovery_case", lambda: desk.key(Qt.Key.Key_Return), lambda: what.text, "Shower cold")
    assert not quick.is_open


def test_A4_an_answer_whose_save_failed_is_still_in_the_form(desk: Desk) -> None:
    desk.front()
    desk.desk.asking.open()
    quick = desk.desk.asking.form
    desk.wait(lambda: quick.is_open)
    fields = quick.form.fields
    desk.keys("9")
    desk.person.type(fields.comment, "The lake")

    desk.saves(
        "survey_answer",
        lambda: desk.person.press(fields.comment, Qt.Key.Key_Return),
        lambda: f"{fields.score.value} {fields.comment.text}",
        "9 The lake",
    )
    assert not quick.is_open
