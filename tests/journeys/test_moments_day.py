"""A birthday morning by keyboard, from the guest's word to the story of it, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.moments import MOMENTS
from app.model.moment import MomentState
from app.moments.schemas.rows import MomentDetail
from app.moments.services import MomentServices
from app.planner.plan.idea_row import IdeaLine
from app.planner.plan.panel import PlanPanel
from app.planner.plan.use_form import UseForm
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest
from tests.journeys.test_recovery_keys import in_front, press

Start = Callable[[Path], Person]
MOST_TABS = 120


def type_line(text: str) -> None:
    """Type wherever the keys go."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def tab_to(person: Person, wanted: Callable[[], QWidget]) -> None:
    """Go by Tab alone until a control has the keys."""
    for _tab in range(MOST_TABS):
        if QApplication.focusWidget() is wanted():
            return
        press(Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"Tab never came to {wanted().accessibleName()!r}")


def note(person: Person, *lines: str) -> None:
    """Write lines into the capture bar, each kept by Enter."""
    desk = person.desk
    bar = desk.guests.bar.line
    for line in lines:
        person.wait(lambda: bar.isVisible() and bar.isEnabled())
        bar.setFocus()
        type_line(line)
        before = desk.session.notices.latest
        press(Qt.Key.Key_Return)
        person.wait(lambda before=before: desk.session.notices.latest is not before)  # type: ignore[misc]


def with_plan(person: Person) -> tuple[PlanPanel, MomentDetail]:
    """The panel, once the plan stands in it."""
    panel = person.desk.planning.pane.plan.widget
    assert isinstance(panel, PlanPanel)
    person.wait(lambda: panel.view_model.moment_id > 0)
    return panel, detail_of(person, panel.view_model.moment_id)


def detail_of(person: Person, moment_id: int) -> MomentDetail:
    return MomentServices.at(person.desk.session.workplace).reader.get_moment(moment_id)


def shown_ideas(panel: PlanPanel) -> list[IdeaLine]:
    return [line for line in panel.body.ideas.lines.widgets if isinstance(line, IdeaLine)]


def blocked_line(panel: PlanPanel) -> IdeaLine:
    """The first idea that something speaks against."""
    return next(line for line in shown_ideas(panel) if line.idea.clashes.blocks)


def arrive(person: Person) -> PlanPanel:
    """Somebody says that it is their birthday and what they must not have; the agenda has it at once."""
    person.set_up()
    add_guest(person, "Ada Okonkwo")
    in_front(person)
    note(person, "coeliac, no gluten", "birthday 25 Nov 1980")
    press(Qt.Key.Key_4, ctrl=True)
    desk = person.desk
    person.wait(lambda: desk.window.current_key == MOMENTS)
    agenda = desk.planning.pane.coming.agenda.list
    person.wait(lambda: agenda.current_moment is not None and agenda.hasFocus())
    assert agenda.current_moment is not None
    assert agenda.current_moment.customer == "Ada Okonkwo"
    press(Qt.Key.Key_Return)
    panel = desk.planning.pane.plan.widget
    assert isinstance(panel, PlanPanel)
    person.wait(lambda: bool(panel.body.ideas.lines.widgets))
    return panel


def test_a_birthday_morning_from_the_word_to_the_story_and_back(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    panel = arrive(person)
    birthday = person.desk.planning.pane.shown_key
    assert birthday is not None
    ideas = panel.body.ideas
    assert panel.head.title.accessibleName() == "Ada Okonkwo turns 46"
    assert "no gluten" in panel.bands.band.accessibleName().lower()

    first = ideas.lines.widgets[0]
    assert isinstance(first, IdeaLine)
    person.wait(lambda: QApplication.focusWidget() is first.use)
    press(Qt.Key.Key_Return)
    _panel, detail = with_plan(person)
    assert [row.what for row in detail.gestures] == [first.idea.name]

    tab_to(person, lambda: ideas.more)
    press(Qt.Key.Key_Space)
    person.wait(lambda: any(line.idea.clashes.blocks for line in shown_ideas(panel)))
    tab_to(person, lambda: blocked_line(panel).use)
    press(Qt.Key.Key_Space)
    person.wait(lambda: isinstance(ideas.slot.form, UseForm))
    press(Qt.Key.Key_Return)
    assert isinstance(ideas.slot.form, UseForm)
    assert len(detail_of(person, detail.id).gestures) == 1
    press(Qt.Key.Key_Escape)
    person.wait(lambda: ideas.slot.form is None)

    tab_to(person, lambda: panel.foot.main)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    person.wait(lambda: panel.head.chip.spec.text == "Delivered")
    delivered = detail_of(person, detail.id)
    assert (delivered.reaction, delivered.state) == (5, MomentState.DELIVERED)

    person.wait(lambda: QApplication.focusWidget() is panel.foot.main)
    press(Qt.Key.Key_Return)
    type_line("She laughed until the candle went out")
    press(Qt.Key.Key_Return, ctrl=True)
    person.wait(lambda: detail_of(person, detail.id).story != "")

    for wanted in ("Delivered", "Planned"):
        press(Qt.Key.Key_Z, ctrl=True)
        person.wait(lambda wanted=wanted: panel.head.chip.spec.text == wanted)  # type: ignore[misc]
    press(Qt.Key.Key_Z, ctrl=True)
    person.wait(lambda: panel.view_model.moment_id == 0)
    reader = MomentServices.at(person.desk.session.workplace).reader
    assert reader.find_for(birthday) is None
