"""Whoever may not see the figures is told whom to ask, on every page that shows some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.rights import Right
from app.metrics.page_keys import COMMENTS, COMPARE, OVERVIEW, THEMES, TO_ANSWER, VALUE, WHERE
from app.ui.not_for_role import NoFigures
from tests.journeys.conftest import Person


@pytest.fixture
def person(start: Callable[[Path], Person], tmp_path: Path) -> Person:
    """At a desk whose role sees no figures."""
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    at_work = desk.session.workplace.desk
    at_work.rights = at_work.rights - {Right.MEASURE}
    return person


def test_every_page_of_figures_says_whom_to_ask_and_reads_nothing(person: Person) -> None:
    desk = person.desk
    desk.window.show_pane("metrics")
    pane = desk.measuring.pane
    for key in (OVERVIEW, WHERE, COMPARE, VALUE, COMMENTS, THEMES):
        pane.show_page(key)
        assert shown(pane.front).isVisible(), key
        assert not pane.front.bar.isVisible()
        assert not pane.front.head.report.isVisible()
    pane.show_page(TO_ANSWER)
    assert not shown(pane.front).isVisible()
    desk.window.show_pane("recovery")
    desk.recovering.pane.show_page("measures")
    assert shown(desk.recovering.pane.front).isVisible()
    notice = desk.session.notices.latest
    assert notice is None or notice.text != "Your role may not do this."


def test_whoever_takes_over_and_may_sees_them_at_once(person: Person) -> None:
    desk = person.desk
    desk.window.show_pane("metrics")
    front = desk.measuring.pane.front
    assert shown(front).isVisible()

    at_work = desk.session.workplace.desk
    at_work.rights = at_work.rights | {Right.MEASURE}
    desk.session.staff_chosen.emit()

    assert not shown(front).isVisible()
    assert front.head.report.isVisible()
    assert front.page(OVERVIEW).isVisible()


def shown(front: object) -> NoFigures:
    """The words that stand in place of the figures."""
    found = front._no_figures  # type: ignore[attr-defined]
    assert isinstance(found, NoFigures)
    return found
