"""Keeping lines, counts and repeats in step with the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, exists, select, text
from sqlalchemy.orm import Session

from app.storage.answer_counts.asking import add_asked
from app.storage.answer_counts.following import lines_around, lines_of_people
from app.storage.answer_counts.reading import ANSWER, LINE, zone_of
from app.storage.answer_counts.rebuilding import COUNT, count_asked_again, rebuild_answers
from app.storage.answer_counts.retelling import tell_segments_again, tell_themes_again
from app.storage.answer_counts.summing import Sums
from app.storage.answer_counts.writing import add_sums, write_lines
from app.storage.chunks import chunks
from app.storage.recording import Recorded, RowChange

_ANSWERS, _BATCHES, _VISITS = "survey_answer", "import_batch", "visit"
_DECIDING = (
    "customer_id metric scale_min scale_max high_is_good score comment language stage_id channel place department_id "
    "staff_id visit_id asked_at answered_at left_out"
).split()
_ONE_DESK_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7042)")


@dataclass
class _Touched:
    """What may count differently from now on; ``in_bulk`` when nobody knows what it was before."""

    answers: list[RowChange] = field(default_factory=list)
    answer_ids: set[int] = field(default_factory=set)
    card_ids: set[int] = field(default_factory=set)
    retold_ids: set[int] = field(default_factory=set)
    visit_ids: set[int] = field(default_factory=set)
    in_bulk: bool = False
    all_of_them: bool = False

    @property
    def something(self) -> bool:
        of_answers = self.answer_ids or self.card_ids or self.retold_ids or self.visit_ids
        return bool(of_answers or self.in_bulk or self.all_of_them)


class AnswerKeeper:
    """Follows every answer, whose it is, and what it is about. Comes after whatever keeps the mentions of themes."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Write the lines of what was touched; of all when that is not known."""
        touched = _touched(recorded)
        if not touched.something:
            return
        connection = session.connection()
        if not touched.answers and not _is_anything_counted(connection):
            return
        if connection.dialect.name == "postgresql":
            # Two who answer for the same person at once would not see each other.
            connection.execute(_ONE_DESK_AT_A_TIME)
        if touched.all_of_them:
            rebuild_answers(connection, recorded.progress)
            return
        _keep(connection, recorded, touched)


def _keep(connection: Connection, recorded: Recorded, touched: _Touched) -> None:
    if recorded.everything:
        touched.answer_ids |= _of_imports(connection, recorded)
    sums, zone = Sums.empty(), zone_of(connection)
    if not touched.in_bulk:
        add_asked(sums, touched.answers, zone=zone)
    ids, cards = touched.answer_ids, touched.card_ids
    if cards:
        write_lines(connection, lines_of_people(connection, zone, answer_ids=ids, card_ids=cards), sums=sums)
    elif ids:
        write_lines(connection, lines_around(connection, zone, answer_ids=ids), sums=sums)
    add_sums(connection, sums)
    if touched.in_bulk:
        count_asked_again(connection)
    if retold := touched.retold_ids - touched.answer_ids:
        tell_themes_again(connection, retold)
    if touched.visit_ids:
        tell_segments_again(connection, touched.visit_ids)


def _touched(recorded: Recorded) -> _Touched:
    touched = _Touched(in_bulk=_ANSWERS in recorded.noted_kinds or recorded.everything)
    for row in recorded.changes:
        if row.kind == _ANSWERS and _differs(row, _DECIDING):
            touched.answers.append(row)
            touched.answer_ids.add(row.row_id)
        elif row.kind == _VISITS and row.before and row.after and _differs(row, ("segment",)):
            touched.visit_ids.add(row.row_id)
        elif row.kind == "customer" and _differs(row, ("merged_into_id",)):
            touched.card_ids |= _cards(row)
        elif row.kind == "venue" and row.before and row.after and _differs(row, ("zone",)):
            touched.all_of_them = True
    touched.answer_ids.update(row_id for kind, row_id in recorded.noted if kind == _ANSWERS)
    touched.visit_ids.update(row_id for kind, row_id in recorded.noted if kind == _VISITS)
    touched.retold_ids.update(recorded.mentions_changed)
    if recorded.everything or "customer" in recorded.noted_kinds:
        touched.card_ids |= recorded.customer_ids
    unknown = recorded.everything and not recorded.customer_ids
    unlisted = _ANSWERS in recorded.noted_kinds and not touched.answer_ids
    touched.all_of_them |= unknown or unlisted
    return touched


def _differs(row: RowChange, names: Iterable[str]) -> bool:
    before, after = row.before or {}, row.after or {}
    return any(before.get(name) != after.get(name) for name in names)


def _cards(row: RowChange) -> set[int]:
    merged = {snapshot["merged_into_id"] for snapshot in (row.before, row.after) if snapshot}
    return {row.row_id, *(card_id for card_id in merged if card_id is not None)}


def _is_anything_counted(connection: Connection) -> bool:
    """A venue that asks nobody has nothing to keep."""
    there = connection.scalar(select(exists().where(ANSWER.c.id > 0)))
    return bool(there or connection.scalar(select(exists().where(COUNT.c.line > 0))))


def _of_imports(connection: Connection, recorded: Recorded) -> set[int]:
    """Answers that an import brought, and those that went with one that was taken back."""
    batches = [row_id for kind, row_id in recorded.noted if kind == _BATCHES]
    found: set[int] = set()
    for ids in chunks(batches):
        found.update(connection.scalars(select(ANSWER.c.id).where(ANSWER.c.import_batch_id.in_(ids))))
    gone = LINE.outerjoin(ANSWER, ANSWER.c.id == LINE.c.answer_id)
    nobodys = select(LINE.c.answer_id).select_from(gone).where(LINE.c.person_id == 0, ANSWER.c.id.is_(None))
    return found | set(connection.scalars(nobodys))
