"""Days and filters of the pane as each figure of value takes them, and which of them say nothing to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.words import gettext as _
from app.measures.value.delighting import MomentScope
from app.measures.value.people import VisitScope
from app.measures.value.promising import PromiseScope
from app.metrics.choices import filter_name
from app.metrics.state import FILTERS, MetricsState
from app.wording.formats import Wording

OF_VISITS = ("places", "segments", "tag_ids")
OF_CUSTOMERS = ("tag_ids",)
OF_PROMISES = ("staff_ids", "tag_ids")
OF_MOMENTS = ("department_ids", "tag_ids")
OF_CASES = ("places", "department_ids", "staff_ids")


def visit_scope(state: MetricsState, today: date) -> VisitScope:
    """For what customers spent, who came back and how often."""
    days = state.days_at(today)
    return VisitScope(days.since, days.until, state.places, state.segments, state.tag_ids)


def promise_scope(state: MetricsState, today: date) -> PromiseScope:
    """For promises; staff are those who keep them."""
    days = state.days_at(today)
    return PromiseScope(days.since, days.until, state.tag_ids, state.staff_ids)


def moment_scope(state: MetricsState, today: date) -> MomentScope:
    """For moments."""
    days = state.days_at(today)
    return MomentScope(days.since, days.until, state.tag_ids, state.department_ids)


def case_scope(state: MetricsState, today: date) -> CaseScope:
    """For what was put right; staff are those who look after it."""
    days = state.days_at(today)
    return CaseScope(
        days.since,
        days.until,
        department_ids=state.department_ids,
        places=state.places,
        owner_ids=state.staff_ids,
    )


def left_aside_words(state: MetricsState, applied: Collection[str], *, wording: Wording) -> str:
    """That some filters are not applied here, by name; empty where all of them are."""
    others = [filter_name(name) for name in FILTERS if getattr(state, name) and name not in applied]
    if not others:
        return ""
    return _("Not narrowed by: {filters}.").format(filters=wording.list_of([each.lower() for each in others]))
