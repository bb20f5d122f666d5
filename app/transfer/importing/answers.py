"""Planning the answers of a file: which are new, which changed, and which are there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from app.model.visit import Visit
from app.storage.chunks import chunks
from app.transfer.importing.answers_by_staff import AnswersByStaff
from app.transfer.importing.facts import Setting
from app.transfer.importing.kinds import ANSWER
from app.transfer.importing.merging import Fate, Put
from app.transfer.importing.plan import Plan
from app.transfer.importing.visits_answered import Days, read_days, visit_answered
from app.transfer.records import AnswerRecord

_Row = dict[str, Any]
_TABLE = ANSWER.table
_NAMES = tuple(column.name for column in _TABLE.columns)


class AnswerPlanner:
    """Plans answers part by part; ``begin_file`` before those of each file."""

    def __init__(self, connection: Connection, plan: Plan, setting: Setting) -> None:
        self._connection = connection
        self._plan = plan
        self._setting = setting
        self._source, self._called = "", ""
        self._stored: dict[str, _Row] = {}
        self._by_staff = AnswersByStaff(connection)
        self._visits: dict[str, list[tuple[int, int, str]]] = {}
        self._days: dict[int, list[Days]] = {}
        self._planned: set[str] = set()
        self._turns: dict[str, int] = {}

    def begin_file(self, source: str, called: str) -> None:
        """Turn to a file that comes from ``source`` and is ``called`` so."""
        self._source, self._called = source, called
        self._turns = {}

    def look_up(self, answers: Sequence[tuple[AnswerRecord, str]], *, owners: Iterable[int]) -> list[str]:
        """Read what the venue has of these answers, each with what tells whose it is, and of the visits of their
        ``owners``; gives the answers' references.
        """
        references = [self._reference(answer, who) for answer, who in answers]
        self._stored = self._read_stored(references)
        self._visits = self._read_visits({answer.visit_reference for answer, _who in answers} - {""})
        self._days = read_days(self._connection, owners)
        return references

    def put(self, answer: AnswerRecord, reference: str, *, customer_id: int | None) -> Put:
        """Plan one answer of this customer, or of nobody known."""
        if reference in self._planned:
            return Put(0, Fate.SAME)
        self._planned.add(reference)
        known = self._stored.get(reference)
        if known is not None:
            return self._revise(known, answer)
        if self._by_staff.removed(reference):
            return Put(0, Fate.SAME)
        row = self._row(answer, reference, customer_id)
        row_id = self._plan.add(ANSWER, row)
        if row["customer_id"] is not None and row["customer_id"] > 0:
            self._plan.touched.add(row["customer_id"])
        return Put(row_id, Fate.ADDED)

    def _reference(self, answer: AnswerRecord, who: str) -> str:
        """What the same answer has again in a later file; equal ones that nobody signed are told apart by their turn."""
        said = "\x1f".join((self._source, answer.question, answer.mark, who))
        if not who and not answer.mark.startswith("#"):
            turn = self._turns[said] = self._turns.get(said, 0) + 1
            said = f"{said}\x1f{turn}"
        return sha256(said.encode("utf-8", "replace")).hexdigest()[:40]

    def _row(self, answer: AnswerRecord, reference: str, customer_id: int | None) -> _Row:
        visit_id, owner = self._visit_of(answer, customer_id)
        return self._said(answer) | {
            "customer_id": customer_id if customer_id is not None else owner,
            "metric": answer.metric,
            "scale_min": answer.low,
            "scale_max": answer.high,
            "high_is_good": answer.high_is_good,
            "visit_id": visit_id,
            "source": self._called,
            "reference": reference,
        }

    def _said(self, answer: AnswerRecord) -> _Row:
        answered = answer.score is not None
        return {
            "score": answer.score,
            "comment": answer.comment,
            "language": answer.language,
            "stage_id": answer.stage_id,
            "department_id": answer.department_id,
            "staff_id": answer.staff_id,
            "channel": answer.channel,
            "place": answer.place,
            "asked_at": answer.asked_at,
            "answered_at": answer.answered_at,
            "arrived_at": self._setting.now if answered else None,
            "left_out": answer.left_out,
        }

    def _revise(self, known: _Row, answer: AnswerRecord) -> Put:
        """Take over what the file says otherwise and nobody on the staff has changed."""
        row = self._said(answer)
        if known["score"] is not None:
            row["arrived_at"] = known["arrived_at"]
            if answer.undated:
                row["answered_at"] = known["answered_at"]
        kept: list[str] = []
        after: _Row = {}
        for unit in ANSWER.all_units:
            differing = [name for name in unit if row[name] not in (None, "") and row[name] != known[name]]
            if differing and self._by_staff.changed(known, differing):
                kept += differing
            else:
                after.update({name: row[name] for name in differing})
        if not after:
            return Put(known["id"], Fate.SAME, tuple(kept))
        self._plan.change(ANSWER, known["id"], before={name: known[name] for name in after}, after=after)
        self._plan.answers_changed.add(known["id"])
        if known["customer_id"] is not None:
            self._plan.touched.add(known["customer_id"])
        return Put(known["id"], Fate.CHANGED, tuple(kept), tuple(after))

    def _visit_of(self, answer: AnswerRecord, customer_id: int | None) -> tuple[int | None, int | None]:
        """The visit that the answer names and whose it is; nobody's where two have that reference.

        An answer that names none belongs to a visit of its customer by its day.
        """
        if not answer.visit_reference and customer_id is not None:
            return self._visit_by_day(answer, customer_id), customer_id
        named = self._visits.get(answer.visit_reference, []) if answer.visit_reference else []
        mine = [(visit, owner) for visit, owner, _on in named if customer_id in (None, owner)]
        owners = {owner for _visit, owner in mine}
        if not mine or len(owners) != 1:
            return None, None
        return mine[0]

    def _visit_by_day(self, answer: AnswerRecord, customer_id: int) -> int | None:
        at = answer.answered_at or answer.asked_at
        if at is None or answer.undated:
            return None
        on = at.astimezone(self._setting.zone).date()
        return visit_answered(self._days.get(customer_id, ()), on, arrived_on=answer.arrived_on)

    def _read_stored(self, references: Iterable[str]) -> dict[str, _Row]:
        found: dict[str, _Row] = {}
        for some in chunks(sorted(set(references))):
            wanted = select(_TABLE).where(_TABLE.c.reference.in_(some), _TABLE.c.reference != "")
            for row in self._connection.execute(wanted).all():
                values = dict(zip(_NAMES, row, strict=True))
                found[values["reference"]] = values
        return found

    def _read_visits(self, references: set[str]) -> dict[str, list[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = {}
        for some in chunks(sorted(references)):
            wanted = select(Visit.reference, Visit.id, Visit.customer_id, Visit.place).where(
                Visit.reference.in_(some)
            )
            for reference, visit_id, owner, place in self._connection.execute(wanted):
                found.setdefault(reference, []).append((visit_id, owner, place))
        return found
