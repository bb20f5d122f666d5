"""Answers written, changed, merged, imported and taken back at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.model.customer import Customer
from app.model.department import Department
from app.model.import_batch import ImportBatch
from app.model.staff import Staff
from app.model.survey import SurveyAnswer
from app.model.theme import Theme
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.comment_search.keeper import CommentKeeper
from app.storage.database import Database, Keeper
from app.storage.write_session import WriteSession

ACTS = (
    "answer",
    "answer again",
    "nobody answers",
    "ask",
    "complete",
    "score",
    "move",
    "whose",
    "about",
    "visit",
    "segment",
    "segments",
    "scale",
    "comment",
    "leave out",
    "remove",
    "merge",
    "anonymise",
    "zone",
    "words",
    "theme",
    "bulk",
    "bulk away",
    "import",
    "import away",
    "everything",
    "undo",
    "redo",
)
BEGAN = datetime(2026, 1, 30, 21, 40, 7, 999_999, tzinfo=UTC)
COMMENTS = ("", "The shower was cold.", "Lovely breakfast, cold coffee", "Staff!")
WORDS = ({"en": ["shower*"]}, {"en": ["breakfast", "coffee"]}, {"": ["cold"]}, {"en": ["towel*"]})
SCALES = (("nps", 0, 10, True), ("csat", 1, 5, True), ("ces", 1, 7, False), ("ces", 1, 5, True))
ZONES = ("Europe/Zurich", "Asia/Tokyo", "America/Los_Angeles", "America/St_Johns")
SEGMENTS = ("", "leisure", "business")
_BROUGHT = ("ask", "answer", "nobody answers", "answer", "nobody answers")
_ANSWER: Any = SurveyAnswer.__table__
_VISIT: Any = Visit.__table__


def keepers(last: Sequence[Keeper]) -> Sequence[Keeper]:
    """What must have run before."""
    return (CommentKeeper(), *last)


@dataclass
class Hand:
    """Does one thing after the other, and takes some of it back."""

    database: Database
    people: int = 4
    done: list[Reversal] = field(default_factory=list)
    undone: list[Reversal] = field(default_factory=list)

    def begin(self) -> None:
        """A venue with some customers."""
        with self.database.write(by=0) as session:
            session.add(
                Venue(
                    name="Harbour House",
                    kind="hotel",
                    currency="CHF",
                    language="en",
                    zone=ZONES[0],
                    created_at=BEGAN,
                )
            )
            session.add_all(Customer(display_name=f"Guest {n}", created_at=BEGAN) for n in range(self.people))
            session.flush()
            session.add_all(
                Visit(
                    customer_id=n % self.people + 1,
                    status="completed",
                    arrives_on=date(2026, 1, 29),
                    segment=SEGMENTS[n % 2],
                )
                for n in range(self.people + 2)
            )
            session.add_all(Staff(name=f"Staff {n}") for n in range(2))
            session.add(Department(name="Front desk", position=0))
            session.add(Theme(name="Bath", words=WORDS[0]))
            session.add(Theme(name="Cold", words=WORDS[2]))

    def act(self, act: str, number: int) -> None:
        """One act; what is refused changes nothing."""
        try:
            if act in ("undo", "redo"):
                self._back_and_forth(act)
                return
            outcome = self._do(act, number)
        except AppError:
            return
        if outcome.reversal is not None:
            self.done.append(outcome.reversal)

    def _back_and_forth(self, act: str) -> None:
        taken, given_to = (self.done, self.undone) if act == "undo" else (self.undone, self.done)
        if taken:
            step = taken.pop()
            step.undo() if act == "undo" else step.redo()
            given_to.append(step)

    def _do(self, act: str, number: int) -> Outcome[None]:
        with self.database.write(by=0) as session:
            if act in ("answer", "answer again", "nobody answers", "ask"):
                session.add(SurveyAnswer(**answer(act, number, self.people)))
            elif act in ("bulk", "bulk away", "import", "import away", "everything"):
                _in_bulk(session, act, number=number, people=self.people)
            elif act in ("merge", "zone", "words", "theme", "segment", "segments"):
                _change_around(session, act, number=number, people=self.people)
            else:
                _change(session, act, number=number, people=self.people)
        return session.outcome(None, undo_label=act)


def answer(act: str, number: int, people: int) -> dict[str, Any]:
    """The columns of a made-up answer; its times fall on few days, and some on the ends of days and months."""
    metric, low, high, high_is_good = SCALES[number % 7 % len(SCALES)]
    at = BEGAN + timedelta(days=number * 7 % 75, hours=number % 5)
    if act == "answer again":
        at = BEGAN + timedelta(days=number % 3, seconds=number % 2)
    return {
        "customer_id": None if act == "nobody answers" else number % people + 1,
        "metric": metric,
        "scale_min": low,
        "scale_max": high,
        "high_is_good": high_is_good,
        "score": None if act == "ask" else low + number % (high - low + 1),
        "comment": COMMENTS[number % len(COMMENTS)],
        "language": "en",
        "channel": ("desk", "email")[number % 2],
        "place": ("", "412", "Bar")[number % 3],
        "staff_id": number % 3 or None,
        "department_id": 1 if number % 5 == 0 else None,
        "visit_id": number % (people + 2) + 1 if number % 4 == 0 else None,
        "asked_at": at - timedelta(days=number % 3) if act == "ask" or number % 2 else None,
        "answered_at": None if act == "ask" else at,
        "arrived_at": None if act == "ask" else at,
        "left_out": "test" if number % 11 == 10 else "",
    }


def _pick(session: WriteSession, mapped: Any, number: int) -> Any:
    rows = list(session.scalars(select(mapped).order_by(mapped.id)))
    return rows[number % len(rows)] if rows else None


def _change(session: WriteSession, act: str, *, number: int, people: int) -> None:
    row = _pick(session, SurveyAnswer, number)
    if row is None:
        return
    if act == "remove":
        session.delete(row)
    elif act == "anonymise":
        for mine in session.scalars(
            select(SurveyAnswer).where(SurveyAnswer.customer_id == number % people + 1)
        ):
            mine.customer_id = None
    elif act == "whose":
        row.customer_id = (number // 3) % (people + 1) or None
    elif act == "about":
        row.place, row.channel, row.staff_id = ("Bar", "web", 1) if number % 2 else ("", "desk", None)
    elif act == "visit":
        row.visit_id = number % (people + 3) or None
    elif act == "comment":
        row.comment = COMMENTS[number // 3 % len(COMMENTS)]
    elif act == "leave out":
        row.left_out = "" if row.left_out else "staff"
    else:
        _change_score(row, act, number)


def _change_score(row: SurveyAnswer, act: str, number: int) -> None:
    at = BEGAN + timedelta(days=number % 70, hours=number % 30)
    if act == "complete" and row.score is None:
        row.score, row.answered_at, row.arrived_at = row.scale_min, at, at
    elif row.score is None:
        row.asked_at = at
    elif act == "score":
        row.score = row.scale_min + number % (row.scale_max - row.scale_min + 1)
    elif act == "move":
        row.answered_at = at
    elif act == "scale":
        row.metric, row.scale_min, row.scale_max, row.high_is_good = SCALES[number % len(SCALES)]
        row.score = row.scale_max


def _change_around(session: WriteSession, act: str, *, number: int, people: int) -> None:
    if act == "zone":
        session.scalars(select(Venue)).one().zone = ZONES[number % len(ZONES)]
    elif act == "segment":
        _pick(session, Visit, number).segment = SEGMENTS[number // 7 % len(SEGMENTS)]
    elif act == "segments":
        which = _VISIT.c.id % 2 == number % 2
        session.execute(update(_VISIT).where(which).values(segment=SEGMENTS[number // 2 % len(SEGMENTS)]))
        ids = session.scalars(select(_VISIT.c.id).where(which))
        session.note_rows("visit", ids=list(ids), customer_ids=set())
    elif act == "words":
        _pick(session, Theme, number).words = WORDS[number // 2 % len(WORDS)]
    elif act == "theme":
        session.add(
            Theme(name=f"Theme {session.scalar(select(Theme.id).order_by(-Theme.id))}", words=WORDS[1])
        )
    else:
        card, into = session.get_one(Customer, number % people + 1), number // people % people + 1
        above: int | None = into
        while above is not None and above != card.id:
            above = session.get_one(Customer, above).merged_into_id
        card.merged_into_id = None if card.merged_into_id or above == card.id else into


def _in_bulk(session: WriteSession, act: str, *, number: int, people: int) -> None:
    """Rows by Core, said afterwards: one by one, as an import says them, or not at all."""
    connection = session.connection()
    if act == "everything":
        connection.execute(
            update(_ANSWER).where(_ANSWER.c.id % 3 == number % 3).values(place="Bar", channel="web")
        )
        session.recorded.everything = True
        return
    batch_id = session.scalar(select(ImportBatch.id).order_by(-ImportBatch.id)) or 0
    if act == "import":
        batch = ImportBatch(imported_at=BEGAN, file_names=["a.csv"], counts={})
        session.add(batch)
        session.flush()
        batch_id = batch.id
    if act in ("bulk", "import"):
        rows = [answer(act_of, number + n, people) for n, act_of in enumerate(_BROUGHT)]
        rows = [row | {"import_batch_id": batch_id if act == "import" else None} for row in rows]
        ids = [connection.execute(insert(_ANSWER).values(row)).inserted_primary_key[0] for row in rows]  # type: ignore[index]
        concerned = {row["customer_id"] for row in rows if row["customer_id"]}
    else:
        which = (
            _ANSWER.c.import_batch_id == batch_id if act == "import away" else _ANSWER.c.id % 4 == number % 4
        )
        gone = connection.execute(select(_ANSWER.c.id, _ANSWER.c.customer_id).where(which)).all()
        ids, concerned = [row.id for row in gone], {row.customer_id for row in gone if row.customer_id}
        connection.execute(delete(_ANSWER).where(_ANSWER.c.id.in_(ids)))
    if act.startswith("bulk"):
        session.note_rows("survey_answer", ids=ids, customer_ids=concerned)
        return
    session.note_rows("import_batch", ids=[batch_id], customer_ids=concerned or {1})
    session.recorded.everything = True
