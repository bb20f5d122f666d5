"""The kinds and views by which the agenda is narrowed, in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.occasions.schemas import AgendaView


def view_words(view: AgendaView) -> str:
    """A standing view."""
    return {
        AgendaView.ALL: _("All moments"),
        AgendaView.HERE: _("Arriving or here"),
        AgendaView.PLANNED: _("Planned"),
        AgendaView.WITHOUT_PLAN: _("Without a plan"),
        AgendaView.MINE: _("Mine"),
    }[view]


def kind_choices() -> tuple[tuple[str, str], ...]:
    """The codes of the kinds with their words; those of the venue's own stand beside them by name."""
    return (
        (OccasionKind.BIRTHDAY.value, _("Birthdays")),
        (OccasionKind.ANNIVERSARY.value, _("Anniversaries")),
        (OccasionKind.HONEYMOON.value, _("Honeymoons")),
        (OccasionKind.GRADUATION.value, _("Graduations")),
        (OccasionKind.NAME_DAY.value, _("Name days")),
        (OccasionKind.FIRST_VISIT.value, _("First visits")),
        (OccasionKind.CUSTOM.value, _("Other occasions")),
        (MILESTONE, _("Milestones")),
        (SURPRISE, _("Surprises")),
    )
