"""Behind the calendar: the stories on their way to paper, and what came of it all to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from app.core.changes import Change
from app.model.customer import Customer
from app.model.gesture import Gesture, GestureKind, GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.planner.outcome.page import OutcomePage
from app.planner.stories.page import StoriesPage
from app.ui.dialogs import Dialogs
from tests.journeys.conftest import Person

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def deliver(person: Person) -> None:
    """A birthday in March that was told, with one gesture."""
    session = person.desk.session
    with session.workplace.write() as writing:
        customer = Customer(display_name="Léa Müller", created_at=AT)
        gesture = Gesture(name="Kite", kind=GestureKind.GIFT, cost_minor=1900, contains=[], position=1000)
        writing.add_all([customer, gesture])
        writing.flush()
        moment = Moment(
            customer_id=customer.id,
            kind="birthday",
            occurs_on=date(2026, 3, 1),
            celebrate_on=date(2026, 3, 1),
            state=MomentState.DELIVERED,
            made_at=AT,
            delivered_at=AT,
            reaction=5,
            is_story=True,
            story="It flew over the lake",
        )
        writing.add(moment)
        writing.flush()
        writing.add(
            GivenGesture(
                customer_id=customer.id,
                gesture_id=gesture.id,
                moment_id=moment.id,
                what="Kite",
                cost_minor=1900,
                contains=[],
                state=GivenState.GIVEN,
                planned_at=AT,
                given_at=AT,
            )
        )
    session.bus.publish(Change(frozenset({("moment", 1)})))


def test_stories_are_looked_at_before_they_are_printed(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    desk = person.set_up()
    deliver(person)
    pane = desk.planning.pane
    pane.show_page("stories")
    page = pane.front.page("stories")
    assert isinstance(page, StoriesPage)
    person.wait(lambda: len(page.wall.cards) == 1)
    page.printing.click()
    previews = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintPreviewDialog)]
    shown = [one for one in previews if one.isVisible()]
    assert [one.windowTitle() for one in shown] == ["Stories"]
    shown[0].close()


def test_what_came_of_it_is_saved_as_it_is_in_sight(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    desk = person.set_up()
    deliver(person)
    monkeypatch.setattr(Dialogs, "file_to_save", lambda *_args, **_words: tmp_path / "outcome.csv")
    pane = desk.planning.pane
    pane.show_page("outcome")
    page = pane.front.page("outcome")
    assert isinstance(page, OutcomePage)
    person.wait(lambda: page.export.isEnabled())
    page.export.click()
    notice = desk.session.notices.latest
    assert notice is not None
    assert notice.text == "“outcome.csv” saved with 1 line"
    assert "Kite,1,1," in (tmp_path / "outcome.csv").read_text("utf-8-sig")
