"""What a new venue begins with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from app.model.case_category import CaseCategory
from app.model.department import Department
from app.model.preference import PreferenceGroup
from app.model.tag import Tag
from app.model.touchpoint import JourneyStage
from app.model.venue import Venue
from app.storage.write_session import WriteSession
from app.venue.regions import region_of
from app.venue.schemas import VenueDraft
from app.wording.starters import StarterSet, starters_for


def new_venue(draft: VenueDraft, *, at: datetime) -> Venue:
    """The row of a venue that is set up at this instant."""
    return Venue(
        name=draft.name,
        kind=draft.kind,
        currency=draft.currency,
        language=draft.language,
        zone=draft.zone,
        region=draft.region or region_of(draft.language, draft.zone),
        rehearsal=draft.rehearsal,
        created_at=at,
    )


def add_starters(session: WriteSession, kind: str) -> None:
    """Add what this kind of venue starts with and is not there yet."""
    starters = starters_for(kind)
    known = {
        mapped: set(session.scalars(select(mapped.name))) for mapped in (PreferenceGroup, JourneyStage, Tag)
    }
    for position, group in enumerate(starters.groups):
        if group.name not in known[PreferenceGroup]:
            session.add(PreferenceGroup(key=group.key, name=group.name, position=position))
    for position, stage in enumerate(starters.stages):
        if stage.name not in known[JourneyStage]:
            session.add(JourneyStage(key=stage.key, name=stage.name, position=position))
    for tag in starters.tags:
        if tag.name not in known[Tag]:
            session.add(Tag(name=tag.name))
    _add_departments(session, starters)


def _add_departments(session: WriteSession, starters: StarterSet) -> None:
    """Add the departments, and the categories of what goes wrong in each."""
    known = {row.name: row for row in session.scalars(select(Department))}
    ids: dict[str, int | None] = {"": None}
    for position, starter in enumerate(starters.departments):
        row = known.get(starter.name)
        if row is None:
            row = Department(key=starter.key, name=starter.name, position=position)
            session.add(row)
            session.flush()
        ids[starter.key] = row.id
    names = set(session.scalars(select(CaseCategory.name)))
    for position, category in enumerate(starters.categories):
        if category.name not in names:
            department_id = ids[category.department]
            session.add(
                CaseCategory(
                    key=category.key, name=category.name, department_id=department_id, position=position
                )
            )
