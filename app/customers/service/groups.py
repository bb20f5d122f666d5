"""Under which heading a preference goes."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.schemas.drafts import PreferenceDraft, TagDraft
from app.model.preference import PreferenceGroup, Strength
from app.venue.workplace import Workplace
from app.wording.starters import DISLIKES, LIKES, MUST_HAVE, starters_for

KEY_OF = {Strength.MUST: MUST_HAVE, Strength.LIKE: LIKES, Strength.DISLIKE: DISLIKES}


def choose_group(session: Session, draft: PreferenceDraft, *, kind: str) -> int | None:
    """The group asked for, else the topic's, else the one that fits the strength; musts stay together."""
    if draft.group_id is not None:
        if session.get(PreferenceGroup, draft.group_id) is None:
            raise InvalidInput([Problem("group_id", _("This group is not there any more."))])
        return draft.group_id
    by_strength = KEY_OF[draft.strength]
    key = draft.group_key if draft.group_key and draft.strength is not Strength.MUST else by_strength
    return _find(session, key, kind) or _find(session, by_strength, kind)


def choose_group_again(session: Session, group_id: int | None, *, strength: Strength) -> int | None:
    """Where it goes when its strength changes: out of the group of its old strength, else it stays."""
    group = session.get(PreferenceGroup, group_id) if group_id is not None else None
    if group is not None and group.key not in KEY_OF.values():
        return group_id
    return _by_key(session, KEY_OF[strength]) or group_id


def _find(session: Session, key: str, kind: str) -> int | None:
    found = _by_key(session, key)
    if found is not None:
        return found
    names = {group.key: group.name for group in starters_for(kind).groups}
    if key not in names:
        return None
    return session.scalar(select(PreferenceGroup.id).where(PreferenceGroup.name == names[key]))


def _by_key(session: Session, key: str) -> int | None:
    return session.scalar(select(PreferenceGroup.id).where(PreferenceGroup.key == key).limit(1))


class GroupService:
    """The venue's own headings."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_group(self, name: str) -> Outcome[int]:
        """Add a heading after the others; one of that name is taken as it is. Gives its id."""
        draft = TagDraft(name=name)
        with self._work.write() as session:
            row = session.scalars(select(PreferenceGroup).where(PreferenceGroup.name == draft.name)).first()
            if row is None:
                last = session.scalar(select(func.max(PreferenceGroup.position))) or 0
                row = PreferenceGroup(name=draft.name, position=last + 1)
                session.add(row)
                session.flush()
        return session.outcome(row.id, said=_("Group added"), undo_label=_("add a group"))
