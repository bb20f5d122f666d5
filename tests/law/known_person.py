"""A rehearsal hotel with somebody in it of whom every table says something that nobody else has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import String, insert, inspect, select

from app.core.acting import Desk
from app.law.holdings import HOLDINGS
from app.law.queries.person_rows import cards_of, find_rows
from app.model.alias import Alias
from app.model.attachment import Attachment, AttachmentContent
from app.model.case import Case, CaseEntry
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.consent import Consent
from app.model.contact_point import ContactPoint
from app.model.customer import Customer, ExternalId
from app.model.gesture import GivenGesture
from app.model.import_batch import ImportBatch, ImportUpdate
from app.model.moment import Moment, MomentTask
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.model.promise import Promise
from app.model.reminder import Reminder
from app.model.schema import Base
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.opening import open_file
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.faults.filled import put_filled
from tests.venues import SetClock, keepers

THEIRS, OTHERS = "Quxjvbol", "Zwyklomp"
"""Words that stand in everything about the one, and in everything about the other."""
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_SHORT = 20
"""Columns that hold no more than so many letters hold codes."""
_FIGURES = frozenset("place place_kind channel segment board".split())
"""What figures are told apart by: where and how, not who."""
_CODES = frozenset(
    "media_type sha256 currency normal national_digits language source key repeats unit".split()
)


@dataclass(frozen=True)
class Known:
    """The venue, and who it is that says something everywhere."""

    work: Workplace
    path: Path
    clock: SetClock
    theirs: int
    others: int


@contextmanager
def open_known(folder: Path, *, safeguarded: bool = True, met: bool = True) -> Iterator[Known]:
    """The hotel at work, with backups as the program has them; ``met`` says whether the two know each other."""
    path, clock = put_filled(folder / "venue.regulars"), SetClock()
    database = open_file(path, clock=clock, keepers=keepers(clock), safeguarded=safeguarded)
    try:
        venue = VenueService(database, clock).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        work = Workplace(database, clock, Desk(1), venue, wording)
        theirs, others = fill_person(work, THEIRS), fill_person(work, OTHERS)
        if met:
            let_meet(work, theirs, others)
        yield Known(work, path, clock, theirs, others)
    finally:
        database.close()


def fill_person(work: Workplace, word: str) -> int:
    """A new card with a row in every table, and ``word`` in each of its texts."""
    with work.write() as session:
        card = Customer(display_name=f"{word} Name", created_at=AT)
        batch = ImportBatch(imported_at=AT, file_names=["guests.csv"], counts={})
        session.add_all([card, batch])
        session.flush()
        mine: dict[str, Any] = {"customer_id": card.id}
        visit = Visit(
            **mine,
            status="completed",
            channel="direct",
            arrives_on=date(2026, 1, 2),
            amount_minor=9900,
            currency="CHF",
        )
        companion = Companion(**mine, name=f"{word} Child", kind="child")
        clue = Clue(**mine, text=word, noticed_at=AT)
        case = Case(
            **mine,
            what=word,
            happened_at=AT,
            reported_at=AT,
            opened_at=AT,
            state="closed",
            closed_at=AT,
            ending="verified",
        )
        session.add_all([visit, companion, clue, case])
        session.flush()
        occasion = Occasion(**mine, companion_id=companion.id, kind="birthday", month=5, day=6)
        session.add(occasion)
        session.flush()
        moment = Moment(
            **mine,
            kind="birthday",
            occasion_id=occasion.id,
            clue_id=clue.id,
            made_at=AT,
            state="delivered",
            reaction=5,
            occurs_on=date(2026, 5, 6),
            celebrate_on=date(2026, 5, 6),
            delivered_at=AT,
            companion_id=companion.id,
        )
        answer = SurveyAnswer(
            **mine,
            metric="nps",
            scale_min=0,
            scale_max=10,
            score=9,
            asked_at=AT,
            answered_at=AT,
            arrived_at=AT,
            comment=f"{word} breakfast",
            language="en",
        )
        session.add_all([moment, answer])
        session.flush()
        files = [
            Attachment(
                **mine, file_name="p.jpg", media_type="image/jpeg", size=9, sha256="0" * 64, added_at=AT
            )
        ]
        files.append(
            Attachment(
                case_id=case.id,
                file_name="c.jpg",
                media_type="image/jpeg",
                size=9,
                sha256="1" * 64,
                added_at=AT,
            )
        )
        session.add_all(
            [
                Alias(**mine, name=word, kind="nickname"),
                ContactPoint(
                    **mine,
                    kind="email",
                    value=f"{word}@harbour.example",
                    normal=f"{word.lower()}@harbour.example",
                ),
                ExternalId(**mine, source="till", value=word),
                Consent(**mine, purpose="health", given=True, decided_on=date(2026, 1, 2), wording=word),
                Preference(**mine, text=f"{word} quiet", strength="like", evidence="told", noted_at=AT),
                Preference(
                    **mine,
                    companion_id=companion.id,
                    text=word,
                    strength="must",
                    must_kind="allergy",
                    evidence="told",
                    noted_at=AT,
                ),
                Occasion(**mine, kind="custom", label=word, month=2, day=3),
                Reminder(**mine, key=f"moment:{word}", due_at=AT),
                Touchpoint(**mine, at=AT, channel="desk", text=word, visit_id=visit.id),
                Promise(**mine, what=word, made_at=AT, state="kept", settled_at=AT),
                CaseEntry(
                    **mine,
                    case_id=case.id,
                    kind="note",
                    at=AT,
                    added_at=AT,
                    text=word,
                    details={"note": word},
                ),
                MomentTask(**mine, moment_id=moment.id, what=word, done_at=AT),
                GivenGesture(
                    **mine,
                    case_id=case.id,
                    what=word,
                    state="given",
                    planned_at=AT,
                    given_at=AT,
                    cost_minor=500,
                ),
                *files,
            ]
        )
        session.flush()
        contents = [
            {"attachment_id": one.id, "content": f"{word} bytes {one.id}".encode() * 40} for one in files
        ]
        session.execute(insert(AttachmentContent), contents)
        told = {
            "kind": "customer",
            "row_id": card.id,
            "before": {"note": word},
            "after": {"note": f"{word}!"},
        }
        session.execute(insert(ImportUpdate).values(batch_id=batch.id, **told))
        customer_id = card.id
    _say_everywhere(work, customer_id, word)
    return customer_id


def _say_everywhere(work: Workplace, customer_id: int, word: str) -> None:
    """Put the word into every free text, so that the account of changes has it too."""
    mapped = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}
    with work.write() as session:
        connection = session.connection()
        found = find_rows(connection, cards_of(connection, customer_id))
        for name in HOLDINGS:
            if name in ("audit_entry", "import_update", "case_entry"):
                continue
            for row in session.scalars(select(mapped[name]).where(mapped[name].id.in_(found.of(name)))):
                for key in _texts(mapped[name]):
                    setattr(row, key, f"{getattr(row, key) or ''} {word}".strip())


def _texts(mapped: Any) -> list[str]:
    return [
        attribute.key
        for attribute in inspect(mapped).column_attrs
        if isinstance(column := attribute.columns[0].type, String)
        and (column.length is None or column.length > 200)
        and attribute.key not in _CODES | _FIGURES | {"walk_in"}
    ]


def let_meet(work: Workplace, theirs: int, others: int) -> None:
    """The one comes with the other too, and recommended the venue to them."""
    with work.write() as session:
        companion = Companion(
            customer_id=others, name=f"{THEIRS} Partner", kind="partner", linked_customer_id=theirs
        )
        session.add(companion)
        session.flush()
        session.add(
            Preference(
                customer_id=others,
                companion_id=companion.id,
                text=f"{THEIRS} tea",
                strength="like",
                evidence="told",
                noted_at=AT,
            )
        )
        session.get_one(Customer, others).referred_by_id = theirs
