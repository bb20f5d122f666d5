"""Imports of a venue: looked at, previewed, run, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, Conflict, NotFound
from app.core.outcome import Outcome
from app.core.progress import Progress, no_progress
from app.core.rights import Right
from app.core.undo import Reversal
from app.core.words import gettext as _
from app.model.audit_entry import AuditAction
from app.model.import_batch import ImportBatch
from app.model.staff import Staff
from app.occasions.ics.calendar import home_of
from app.storage.backups.names import Why
from app.storage.change_feed import last_entry
from app.storage.write_session import WriteSession
from app.transfer.importing.acquaintances import acquainted
from app.transfer.importing.authorship import SOURCES
from app.transfer.importing.drafting import Draft, draft_import
from app.transfer.importing.facts import Setting
from app.transfer.importing.following_up import follow_up_imported
from app.transfer.importing.hiding import look_for, report_for
from app.transfer.importing.kinds import ANSWER, TAG
from app.transfer.importing.looking import FileLook, look_into, storable
from app.transfer.importing.phases import READ, WRITE, Phases
from app.transfer.importing.planning import read_groups
from app.transfer.importing.problem_file import save_problem_rows
from app.transfer.importing.remembering import remember, source_of
from app.transfer.importing.said import import_said, undo_said
from app.transfer.importing.schemas import BatchRow, FileReport, ImportReport, UndoReport
from app.transfer.importing.undoing import BatchUndo
from app.transfer.importing.workplaces import read_workplaces
from app.transfer.importing.writing import Written, write_plan
from app.transfer.interpreting.options import Options
from app.transfer.mapping.columns import Mapping as ColumnMapping
from app.transfer.mapping.customs import as_customary
from app.transfer.opening import Choices, TableFile, with_mapping
from app.venue.workplace import Workplace

BATCH = "import_batch"
_TAGS = "tags"
_NOTHING = Choices()


class ImportService:
    """Brings files in; ``else_folder`` takes the rejected rows where the file's own folder cannot."""

    def __init__(self, work: Workplace, *, else_folder: Path | None = None) -> None:
        self._work = work
        self._else_folder = else_folder

    @needs(Right.IMPORT)
    def inspect(
        self,
        paths: Sequence[Path],
        *,
        choices: Mapping[Path, Choices] | None = None,
        mapping: Any = None,
        kind: str | None = None,
        cancellation: Cancellation | None = None,
    ) -> tuple[FileLook, ...]:
        """What the files are and what their columns mean: as remembered, else as guessed.

        ``mapping`` (read from a JSON file) goes before both. Raises ``Unreadable`` naming the file.
        """
        with self._work.read(cancellation) as session:
            region, chosen = self._work.venue.region, choices or {}
            look = partial(
                look_into, session, given=mapping, kind=kind, region=region, cancellation=cancellation
            )
            desk = self._work.desk
            return tuple(look_for(desk, look(path, choices=chosen.get(path, _NOTHING))) for path in paths)

    @needs(Right.IMPORT)
    def remap(
        self, look: FileLook, mapping: ColumnMapping, *, cancellation: Cancellation | None = None
    ) -> FileLook:
        """The file with columns mapped by hand."""
        if not isinstance(look.file, TableFile):
            return look
        file = with_mapping(look.file, mapping, cancellation=cancellation)
        file = replace(file, mapping=as_customary(file.mapping, self._work.venue.region))
        with self._work.read(cancellation) as session:
            source = source_of(session, file.shape, mapping=file.mapping)
        return look_for(self._work.desk, replace(look, file=file, source=source))

    @needs(Right.IMPORT)
    def preview(
        self,
        looks: Sequence[FileLook],
        *,
        mask_cards: bool = False,
        progress: Progress = no_progress,
        cancellation: Cancellation | None = None,
    ) -> ImportReport:
        """What importing would do; nothing is written."""
        stop = cancellation or Cancellation()
        step = Phases(progress, stop, rows=_rows(looks)).part(0, 1)
        with (
            self._work.read(stop) as session,
            closing(self._draft(session, looks, mask_cards=mask_cards, step=step, stop=stop)) as draft,
        ):
            return report_for(self._work.desk, draft.report())

    @needs(Right.IMPORT)
    def run(
        self,
        looks: Sequence[FileLook],
        *,
        mask_cards: bool = False,
        names: Mapping[Path, str] | None = None,
        progress: Progress = no_progress,
        cancellation: Cancellation | None = None,
    ) -> Outcome[ImportReport]:
        """Import all files in one transaction, or nothing of them.

        Everything is worked out before the venue's file is locked; when somebody wrote meanwhile it
        is worked out again under the lock. ``names`` are under what mappings are remembered.
        """
        stop, work = cancellation or Cancellation(), self._work.held()
        phases = Phases(progress, stop, rows=_rows(looks))
        step = phases.part(0, READ)
        with ExitStack() as drafts:
            with self._work.read(stop) as session:
                draft = self._draft(session, looks, mask_cards=mask_cards, step=step, stop=stop)
                drafts.callback(draft.close)
            work.keep_backup(Why.IMPORT, stop)
            with work.write(stop) as session:
                if last_entry(session.connection()) != draft.plan.newest_entry:
                    draft.close()
                    draft = self._draft(session, looks, mask_cards=mask_cards, step=step, stop=stop)
                    drafts.callback(draft.close)
                written = self._write(session, draft, looks, names=names or {}, step=phases.part(READ, WRITE))
                ids, changed = {*written.customer_ids, *draft.plan.touched}, draft.plan.answers_changed
                follow_up_imported(session, work, batch_id=written.batch_id, changed=changed)
                _follow(session, ids, written.batch_id, phases.part(WRITE, 1), answers=changed)
            report = report_for(work.desk, replace(draft.report(), batch_id=written.batch_id))
            report = self._with_rejected_files(report, draft)
        again = _Again(self, written.batch_id, looks, mask_cards=mask_cards)
        label = _("import {file}").format(file=_names(looks))
        return Outcome(report, _change(written), Reversal(label, again.undo, again.redo), import_said(report))

    @needs(Right.IMPORT)
    def undo(
        self, batch_id: int, *, progress: Progress = no_progress, cancellation: Cancellation | None = None
    ) -> Outcome[UndoReport]:
        """Take everything back that a batch brought and nobody built on since.

        Raises NotFound for a batch that never was, Conflict for one taken back already.
        """
        stop = cancellation or Cancellation()
        with self._work.write(stop) as session:
            batch = session.get(ImportBatch, batch_id)
            if batch is None:
                raise NotFound(_("There was no import number {number}.").format(number=batch_id))
            if batch.undone_at is not None:
                raise Conflict(
                    _("Import number {number} was taken back already.").format(number=batch_id),
                    kept=_("Nothing was changed."),
                )
            undo = BatchUndo(session.connection(), batch_id, stop)
            report = undo.run(new_tags=(batch.counts or {}).get(_TAGS, ()))
            session.execute(
                update(ImportBatch).where(ImportBatch.id == batch_id).values(undone_at=self._work.now())
            )
            self._account(session, AuditAction.IMPORT_UNDONE, batch_id, _undo_counts(report))
            ids, restored = undo.customer_ids, undo.answers_restored
            follow_up_imported(session, self._work, batch_id=None, changed=restored)
            step = Phases(progress, stop, rows=len(ids)).part(0, 1)
            _follow(session, ids, batch_id, step, answers=restored)
        change = Change(frozenset({(BATCH, batch_id)}), frozenset(undo.customer_ids), everything=True)
        return Outcome(report, change, None, undo_said(report))

    @needs(Right.IMPORT)
    def list_batches(self, *, limit: int = 50) -> tuple[BatchRow, ...]:
        """The imports of the past, the newest first."""
        newest = select(ImportBatch, Staff.name).outerjoin(Staff, Staff.id == ImportBatch.staff_id)
        wanted = newest.order_by(ImportBatch.id.desc()).limit(limit)
        with self._work.read() as session:
            return tuple(_batch_row(batch, name) for batch, name in session.execute(wanted))

    @needs(Right.IMPORT)
    def save_problems(
        self,
        looks: Sequence[FileLook],
        target: Path,
        *,
        mask_cards: bool = False,
        progress: Progress = no_progress,
        cancellation: Cancellation | None = None,
    ) -> tuple[Path, ...]:
        """Write every row that has a problem, with the reason, into a file that can be put right.

        Several files give several, numbered from the second on. Raises ReadOnly or DiskFull.
        """
        with self._work.read(cancellation) as session:
            return save_problem_rows(
                looks,
                target,
                options=self._options(session, mask_cards),
                acquaint=partial(acquainted, session.connection(), cancellation=cancellation),
                progress=progress,
                cancellation=cancellation,
            )

    def _draft(
        self,
        session: Session,
        looks: Sequence[FileLook],
        *,
        mask_cards: bool,
        step: Progress,
        stop: Cancellation,
    ) -> Draft:
        venue = self._work.venue
        setting = Setting(self._work.now(), ZoneInfo(venue.zone), read_groups(session.connection()))
        return draft_import(
            session.connection(),
            looks,
            setting=setting,
            options=self._options(session, mask_cards),
            progress=step,
            cancellation=stop,
        )

    def _options(self, session: Session, mask_cards: bool) -> Options:
        venue = self._work.venue
        return Options(
            today=self._work.today(),
            region=venue.region,
            currency=venue.currency,
            mask_cards=mask_cards,
            zone=venue.zone,
            home=home_of(venue.name),
            now=self._work.now(),
            workplaces=read_workplaces(session),
        )

    def _write(
        self,
        session: WriteSession,
        draft: Draft,
        looks: Sequence[FileLook],
        *,
        names: Mapping[Path, str],
        step: Progress,
    ) -> Written:
        connection = session.connection()
        batch_id = _insert_batch(session, looks, at=self._work.now())
        steps = draft.plan.steps
        written = write_plan(
            connection,
            draft.plan,
            batch_id=batch_id,
            progress=lambda done: step(done, steps),
        )
        counts = draft.counts() | {
            SOURCES: sorted({look.source for look in looks}),
            _TAGS: list(written.new_ids.get(TAG.name, ())),
        }
        session.execute(update(ImportBatch).where(ImportBatch.id == batch_id).values(counts=counts))
        for look in looks:
            if isinstance(look.file, TableFile):
                name = names.get(look.path) or look.suggested_name
                remember(session, look.file.shape, mapping=look.file.mapping, name=name, source=look.source)
        self._account(session, AuditAction.IMPORTED, batch_id, draft.counts())
        return written

    def _account(
        self, session: WriteSession, action: AuditAction, batch_id: int, counts: Mapping[str, Any]
    ) -> None:
        self._work.database.audit.add_note(
            session, by=session.by, action=action, kind=BATCH, row_id=batch_id, details=counts
        )

    def _with_rejected_files(self, report: ImportReport, draft: Draft) -> ImportReport:
        """Save the rows left out beside their files; the import stands even where that fails."""
        files: list[FileReport] = []
        unsaved = ""
        for file, rejects in zip(report.files, draft.rejects, strict=True):
            saved = None
            if len(rejects):
                try:
                    saved = rejects.save_beside(else_in=self._else_folder)
                except AppError as failure:
                    unsaved = str(failure)
            files.append(replace(file, rejected_file=saved))
        return replace(report, files=tuple(files), rejected_unsaved=unsaved)


class _Again:
    """Takes an import back and does it again, under a new number each time."""

    def __init__(
        self, service: ImportService, batch_id: int, looks: Sequence[FileLook], *, mask_cards: bool
    ) -> None:
        self._service = service
        self._batch_id = batch_id
        self._looks = looks
        self._mask_cards = mask_cards

    def undo(self) -> Change:
        """Take the import back."""
        return self._service.undo(self._batch_id).change

    def redo(self) -> Change:
        """Import the same files again; raises ``Unreadable`` when they changed."""
        outcome = self._service.run(self._looks, mask_cards=self._mask_cards)
        assert outcome.value.batch_id is not None
        self._batch_id = outcome.value.batch_id
        return outcome.change


def _insert_batch(session: WriteSession, looks: Sequence[FileLook], *, at: datetime) -> int:
    row: dict[str, Any] = {
        "imported_at": at,
        "staff_id": session.by or None,
        "file_names": [storable(look.path.name) for look in looks],
        "counts": {},
    }
    key = session.connection().execute(insert(ImportBatch).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _follow(
    session: WriteSession,
    customer_ids: Iterable[int],
    batch_id: int,
    step: Progress,
    *,
    answers: Iterable[int],
) -> None:
    """Have index, summaries and counts follow; ``answers`` are those that changed."""
    if changed := tuple(answers):
        session.note_rows(ANSWER.name, ids=changed, customer_ids=())
    session.note_rows(BATCH, ids=(batch_id,), customer_ids=customer_ids)
    session.recorded.everything = True
    session.recorded.progress = step


def _rows(looks: Sequence[FileLook]) -> int:
    return sum(look.rows for look in looks)


def _change(written: Written) -> Change:
    return Change(frozenset({(BATCH, written.batch_id)}), everything=True)


def _names(looks: Sequence[FileLook]) -> str:
    return ", ".join(look.path.name for look in looks[:3]) + (", …" if len(looks) > 3 else "")


def _batch_row(batch: ImportBatch, staff_name: str | None) -> BatchRow:
    counts = batch.counts
    return BatchRow(
        id=batch.id,
        imported_at=batch.imported_at,
        file_names=tuple(batch.file_names),
        customers_added=counts.get("customers_added", 0),
        visits_added=counts.get("visits_added", 0),
        undone=batch.undone_at is not None,
        staff_name=staff_name or "",
        answers_added=counts.get("answers_added", 0),
    )


def _undo_counts(report: UndoReport) -> dict[str, Any]:
    return {
        "customers_removed": report.customers_removed,
        "visits_removed": report.visits_removed,
        "kept": len(report.kept),
    }
