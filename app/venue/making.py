"""What a new venue begins with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from app.model.preference import PreferenceGroup
from app.model.tag import Tag
from app.model.touchpoint import JourneyStage
from app.model.venue import Venue
from app.storage.write_session import WriteSession
from app.venue.regions import region_of
from app.venue.schemas import VenueDraft
from app.wording.starters import starters_for


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
    """Add the groups, stages and tags of this kind of venue that are not there yet."""
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
