"""What the tour shows of moments."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_window import GUESTS
from app.bootstrap.moments_pages import OUTCOME, STORIES
from app.occasions.schemas import AgendaRow, AgendaView
from app.planner.pane import MomentsPane
from app.tour.guide import Guide

PLANNED = {"hotel": "Louis", "restaurant": "Bronagh Daly", "boutique": "Linh"}
"""Whose moment has a plan worth a look."""
CLASHING = {"hotel": "Priyanka Rao", "restaurant": "Nerys Vaughan", "boutique": "Rupert Goldsworthy"}
"""Whose plan was made before anybody knew what speaks against it."""


def moments(guide: Guide) -> QWidget:
    """The calendar, what is coming for those who are here or arrive, and a plan."""
    _pane(guide).show_view(AgendaView.HERE)
    _open(guide, PLANNED[guide.kind])
    return guide.desk.window


def moment_clash(guide: Guide) -> QWidget:
    """A plan with something in it that must not be given."""
    _open(guide, CLASHING[guide.kind])
    return guide.desk.window


def year_of_moments(guide: Guide) -> QWidget:
    """The year with its marks."""
    _pane(guide).show_month_or_year(as_year=True)
    return guide.desk.window


def leave_year(guide: Guide) -> None:
    """Back to the month, and to everything that is coming."""
    pane = _pane(guide)
    pane.show_view(AgendaView.ALL)
    pane.show_month_or_year(as_year=False)


def stories(guide: Guide) -> QWidget:
    """The wall of what was told."""
    _pane(guide).show_page(STORIES)
    return guide.desk.window


def outcome(guide: Guide) -> QWidget:
    """What came of gestures and playbooks."""
    _pane(guide).show_page(OUTCOME)
    return guide.desk.window


def leave_page(guide: Guide) -> None:
    """Back to the calendar."""
    _pane(guide).show_calendar()


def quick_moment(guide: Guide) -> QWidget:
    """A plan in a few seconds over whoever is on screen."""
    guide.desk.planning.plan_quickly()
    return guide.desk.window


def leave_quick_moment(guide: Guide) -> None:
    """Put the quick plan away."""
    guide.desk.planning.quick_form.leave()


def new_date(guide: Guide) -> QWidget:
    """A day that most years lack is written down, and what that means is said."""
    guide.desk.planning.add_date()
    guide.settle()
    fields = guide.desk.planning.date_form.form.fields
    fields.when.day.set_text("29")
    fields.when.year.set_text("1984")
    fields.when.month.choose("2")
    return guide.desk.window


def leave_new_date(guide: Guide) -> None:
    """Put the form of a date away with nothing in it."""
    form = guide.desk.planning.date_form
    form.form.begin_for(None)
    form.leave()


def reminders(guide: Guide) -> QWidget:
    """What is due now."""
    guide.desk.reminding.begin()
    guide.settle()
    guide.desk.reminding.show()
    return guide.desk.window


def leave_reminders(guide: Guide) -> None:
    """Put the centre away, and go back to the guests."""
    guide.desk.reminding.centre.leave()
    guide.desk.window.show_pane(GUESTS)


def _open(guide: Guide, person: str) -> None:
    pane = _pane(guide)
    pane.show_calendar()
    guide.settle()
    row = _row_of(pane, person)
    if row is None:
        pane.show_view(AgendaView.ALL)
        guide.settle()
        row = _row_of(pane, person)
    if row is not None:
        pane.open_moment(row.key)


def _row_of(pane: MomentsPane, person: str) -> AgendaRow | None:
    """Their moment that has a plan."""
    rows = [row for day in pane.view_model.days for row in day.rows]
    return next((row for row in rows if row.person == person and row.moment_id), None)


def _pane(guide: Guide) -> MomentsPane:
    return guide.desk.planning.pane
