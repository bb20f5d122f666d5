"""Playbooks: plans that are used again, each with all its versions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.department import Department
from app.model.gesture import Gesture, GivenGesture, GivenState
from app.model.moment import MILESTONE, SURPRISE, Moment, MomentTask
from app.model.occasion import OccasionKind, OwnOccasionKind
from app.model.playbook import Playbook, PlaybookVersion
from app.moments.schemas.drafts import PlaybookDefinition, PlaybookDraft, PlaybookEdit, TaskDraft
from app.moments.schemas.playbooks import PlaybookRow, PlaybookVersionRow
from app.moments.service.checking import refuse
from app.moments.service.gestures import MomentGestures
from app.moments.service.task_rows import put_task
from app.storage.editing import apply_edit, get_row
from app.storage.failures import conflict
from app.venue.queries import staff_names
from app.venue.starter_playbooks import add_playbooks, missing_playbooks
from app.venue.workplace import Workplace

KINDS = (*OccasionKind, MILESTONE, SURPRISE)


class PlaybookService:
    """Keeps playbooks; a changed one gets a further version, and old plans keep theirs."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_playbooks(self, *, also_inactive: bool = False) -> tuple[PlaybookRow, ...]:
        """The playbooks in their order, each with its newest version."""
        wanted = (
            select(Playbook, PlaybookVersion)
            .join(PlaybookVersion, PlaybookVersion.playbook_id == Playbook.id)
            .where(PlaybookVersion.id.in_(_newest()))
            .order_by(Playbook.position, Playbook.id)
        )
        if not also_inactive:
            wanted = wanted.where(Playbook.active)
        with self._work.read() as session:
            return tuple(_row(playbook, version) for playbook, version in session.execute(wanted))

    @needs(Right.LOOK)
    def list_versions(self, playbook_id: int) -> tuple[PlaybookVersionRow, ...]:
        """Everything that a playbook ever said, the newest first."""
        wanted = select(PlaybookVersion).where(PlaybookVersion.playbook_id == playbook_id)
        with self._work.read() as session:
            names = staff_names(session)
            rows = session.scalars(wanted.order_by(PlaybookVersion.number.desc()))
            return tuple(
                PlaybookVersionRow(
                    id=row.id,
                    number=row.number,
                    made_at=row.made_at,
                    made_by=names.get(row.made_by, ""),
                    definition=PlaybookDefinition.model_validate(row.definition),
                )
                for row in rows
            )

    @needs(Right.SETTINGS, again=True)
    def add_playbook(self, draft: PlaybookDraft) -> Outcome[int]:
        """Add a playbook; gives its id."""
        with self._work.write() as session:
            self._check(session, name=draft.name, kind=draft.kind, own_kind_id=draft.own_kind_id)
            _check_definition(session, draft.definition)
            last = session.scalar(select(func.max(Playbook.position)))
            row = Playbook(
                name=draft.name,
                kind=draft.kind,
                own_kind_id=draft.own_kind_id,
                position=0 if last is None else last + 1,
            )
            session.add(row)
            session.flush()
            self._add_version(session, row, draft.definition)
        said = _("“{name}” is a playbook now").format(name=row.name)
        return session.outcome(row.id, said=said, undo_label=_("add a playbook"))

    @needs(Right.SETTINGS, again=True)
    def edit_playbook(self, playbook_id: int, edit: PlaybookEdit) -> Outcome[None]:
        """Change a playbook; another definition becomes its next version."""
        with self._work.write() as session:
            row = get_row(session, Playbook, row_id=playbook_id)
            values = edit.given()
            definition = values.pop("definition", None)
            self._check(
                session,
                name=values.get("name"),
                kind=values.get("kind"),
                own_kind_id=values.get("own_kind_id"),
                but=row.id,
            )
            apply_edit(row, version=edit.version, values=values)
            if edit.definition is not None and definition is not None:
                self._edit_definition(session, row, edit.definition, version=edit.version)
        return session.outcome(None, said=_("Playbook changed"), undo_label=_("change a playbook"))

    @needs(Right.LOOK)
    def missing_starters(self) -> tuple[str, ...]:
        """The names of the usual playbooks of such a venue that it never had."""
        with self._work.read() as session:
            return tuple(starter.name for starter in missing_playbooks(session, self._work.venue.kind))

    @needs(Right.SETTINGS, again=True)
    def add_starters(self) -> Outcome[int]:
        """Take the usual playbooks of such a venue; gives how many are new."""
        with self._work.write() as session:
            count = add_playbooks(session, self._work.venue.kind, at=self._work.now())
        said = ngettext("{count} playbook added", "{count} playbooks added", count).format(count=count)
        return session.outcome(count, said=said, undo_label=_("add the usual playbooks"))

    def _edit_definition(
        self, session: Session, row: Playbook, definition: PlaybookDefinition, *, version: int
    ) -> None:
        """Another version, unless it says the same; raises Conflict when somebody else made one meanwhile."""
        newest = PlaybookDefinition.model_validate(_newest_of(session, row).definition)
        if newest == definition:
            return
        if row.version != version:
            raise conflict(theirs={"definition": newest}, yours={"definition": definition})
        _check_definition(session, definition)
        self._add_version(session, row, definition)
        # The playbook itself is newer too, so that whoever looked at it before is told.
        flag_modified(row, "name")

    def _add_version(self, session: Session, row: Playbook, definition: PlaybookDefinition) -> None:
        kept = definition.model_dump(mode="json")
        number = session.scalar(
            select(func.max(PlaybookVersion.number)).where(PlaybookVersion.playbook_id == row.id)
        )
        session.add(
            PlaybookVersion(
                playbook_id=row.id,
                number=(number or 0) + 1,
                made_at=self._work.now(),
                made_by=self._work.staff_id,
                definition=kept,
            )
        )
        session.flush()

    def _check(
        self,
        session: Session,
        *,
        name: str | None,
        kind: str | None,
        own_kind_id: int | None,
        but: int | None = None,
    ) -> None:
        if name is not None:
            others = session.execute(select(Playbook.id, Playbook.name))
            if any(fold(other.name) == fold(name) for other in others if other.id != but):
                raise refuse("name", _("There is a playbook of this name already."))
        if kind is not None and kind not in KINDS:
            raise refuse("kind", _("Say for what kind of occasion it is."))
        if own_kind_id is not None and session.get(OwnOccasionKind, own_kind_id) is None:
            raise refuse("own_kind_id", _("This kind of occasion is not there any more."))


def put_playbook(
    session: Session, moment: Moment, *, playbook_id: int, gestures: MomentGestures, work: Workplace
) -> list[str]:
    """Inside a write: the newest version added to a plan; sentences about what had to be left out.

    Words, budget, gestures and tasks that the plan has already stay as they are.
    """
    playbook = get_row(session, Playbook, row_id=playbook_id)
    if not playbook.active:
        raise refuse("playbook_id", _("This playbook is not used any more."))
    version = _newest_of(session, playbook)
    definition = PlaybookDefinition.model_validate(version.definition)
    moment.playbook_version_id = version.id
    moment.title = moment.title or playbook.name
    for field in ("dos", "donts", "note"):
        setattr(moment, field, getattr(moment, field) or getattr(definition, field))
    if moment.budget_minor is None:
        moment.budget_minor = definition.budget_minor
    session.flush()
    there = set(session.scalars(_gestures_of(moment)))
    told = [
        gestures.put_offered(session, moment, gesture_id=gesture_id)
        for gesture_id in definition.gesture_ids
        if gesture_id not in there
    ]
    _put_tasks(session, moment, definition, work=work)
    return list(filter(None, told))


def _put_tasks(session: Session, moment: Moment, definition: PlaybookDefinition, *, work: Workplace) -> None:
    known = session.scalars(select(MomentTask.what).where(MomentTask.moment_id == moment.id))
    words = {fold(what) for what in known}
    for task in definition.tasks:
        if fold(task.what) in words:
            continue
        there = task.department_id is None or session.get(Department, task.department_id) is not None
        draft = TaskDraft(
            what=task.what,
            lead_minutes=task.lead_minutes,
            department_id=task.department_id if there else None,
        )
        put_task(session, moment, draft=draft, work=work)


def _gestures_of(moment: Moment) -> Select[int | None]:
    return select(GivenGesture.gesture_id).where(
        GivenGesture.moment_id == moment.id, GivenGesture.state.in_((GivenState.PLANNED, GivenState.GIVEN))
    )


def _newest_of(session: Session, playbook: Playbook) -> PlaybookVersion:
    return session.scalars(
        select(PlaybookVersion)
        .where(PlaybookVersion.playbook_id == playbook.id)
        .order_by(PlaybookVersion.number.desc())
        .limit(1)
    ).one()


def _check_definition(session: Session, definition: PlaybookDefinition) -> None:
    for gesture_id in definition.gesture_ids:
        gesture = session.get(Gesture, gesture_id)
        if gesture is None or not gesture.active:
            raise refuse("gesture_ids", _("One of the gestures is not offered any more."))
    departments = {task.department_id for task in definition.tasks if task.department_id is not None}
    if any(session.get(Department, row_id) is None for row_id in departments):
        raise refuse("tasks", _("One of the departments is not there any more."))


def _newest() -> Any:
    return select(func.max(PlaybookVersion.id)).group_by(PlaybookVersion.playbook_id)


def _row(playbook: Playbook, version: PlaybookVersion) -> PlaybookRow:
    return PlaybookRow(
        id=playbook.id,
        version=playbook.version,
        name=playbook.name,
        kind=playbook.kind,
        own_kind_id=playbook.own_kind_id,
        active=playbook.active,
        version_id=version.id,
        number=version.number,
        definition=PlaybookDefinition.model_validate(version.definition),
    )
