"""Reading what the forms of a case offer."""

from __future__ import annotations

from app.cases.services import CaseServices
from app.recovery.detail.choices import CaseChoices
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace


def read_choices(work: Workplace, services: CaseServices) -> CaseChoices:
    """What can be chosen now, and by whom; may be called from any thread."""
    reader = VenueReader(work.database)
    me = work.staff_id or 0
    return CaseChoices(
        me=me,
        may_decide=any(one.id == me for one in reader.list_deciders()),
        staff=reader.list_staff(),
        categories=services.catalogue.list_categories(),
        departments=services.catalogue.list_departments(),
        gestures=services.gestures.list_offered(),
    )
