"""Reading everything that the panel shows of one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.core.cancelling import Cancellation
from app.core.errors import NotFound
from app.core.words import gettext as _
from app.moments.schemas.rows import MomentDetail
from app.moments.services import MomentServices
from app.occasions.schemas import MomentKey
from app.planner.plan.shown import ENDED, ShownMoment
from app.planner.plan.sources import PlanSources
from app.planner.state import same_moment


def read_moment(
    sources: PlanSources, key: MomentKey, *, chosen_on: date | None, cancellation: Cancellation
) -> ShownMoment:
    """All of it; raises NotFound for what is neither planned nor to be celebrated."""
    services = sources.services()
    detail = _find_plan(services, key)
    row = sources.row_of(key if detail is None else replace(key, moment_id=detail.id))
    cancellation.raise_if_cancelled()
    if row is None and detail is None:
        raise NotFound(_("This is not to be celebrated any more."))
    customer_id = detail.customer_id if detail is not None else key.customer_id
    knowing = services.knowing
    shown = ShownMoment(
        key=key,
        row=row,
        detail=detail,
        musts=sources.musts_of(customer_id),
        choices=sources.choices(cancellation),
        reports=knowing.check_planned(customer_id, detail.gestures) if detail is not None else {},
        chosen_on=chosen_on,
    )
    cancellation.raise_if_cancelled()
    if shown.state in ENDED:
        return shown
    return replace(
        shown,
        ideas=tuple(sources.ideas_for(key, shown.celebrate_on)),
        against=services.ideas.against_occasion(key),
    )


def _find_plan(services: MomentServices, key: MomentKey) -> MomentDetail | None:
    """The plan, unless it was taken back; a surprise is nothing without one."""
    moment_id = services.reader.find_for(same_moment(key))
    return services.reader.get_moment(moment_id) if moment_id is not None else None
