"""Write a small made-up file of the newest schema into tests/migrations/samples: `python tools/make_sample.py`.

A schema that was released keeps its sample for good; while a revision is still being written, write it again.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

import sqlcipher3.dbapi2 as sqlite  # noqa: E402

from app.core.clock import FixedClock  # noqa: E402
from app.model.alias import Alias  # noqa: E402
from app.model.annotation import Annotation  # noqa: E402
from app.model.attachment import Attachment, AttachmentContent  # noqa: E402
from app.model.base import Base  # noqa: E402
from app.model.case import Case, CaseEntry, CaseStepTaken, Incident  # noqa: E402
from app.model.case_category import CaseCategory  # noqa: E402
from app.model.clue import Clue  # noqa: E402
from app.model.companion import Companion, CompanionShare  # noqa: E402
from app.model.consent import Consent  # noqa: E402
from app.model.contact_point import ContactPoint  # noqa: E402
from app.model.customer import Customer, ExternalId  # noqa: E402
from app.model.department import Department  # noqa: E402
from app.model.erasure import Erasure  # noqa: E402
from app.model.gesture import Gesture, GivenGesture  # noqa: E402
from app.model.import_batch import ImportBatch, ImportMapping, ImportUpdate  # noqa: E402
from app.model.moment import Moment, MomentTask  # noqa: E402
from app.model.occasion import Occasion, OwnOccasionKind  # noqa: E402
from app.model.playbook import Playbook, PlaybookVersion  # noqa: E402
from app.model.preference import Preference  # noqa: E402
from app.model.promise import Promise  # noqa: E402
from app.model.reminder import Reminder  # noqa: E402
from app.model.saved_view import SavedView  # noqa: E402
from app.model.survey import SurveyAnswer  # noqa: E402
from app.model.tag import CustomerTag  # noqa: E402
from app.model.theme import Theme, ThemeAction, ThemeTelling  # noqa: E402
from app.model.touchpoint import Touchpoint  # noqa: E402
from app.model.venue import VenueSetting  # noqa: E402
from app.model.visit import Visit, VisitLine  # noqa: E402
from app.storage.answer_counts.keeper import AnswerKeeper  # noqa: E402
from app.storage.case_search.keeper import CaseKeeper  # noqa: E402
from app.storage.comment_search.keeper import CommentKeeper  # noqa: E402
from app.storage.lookup.keeper import LookupKeeper  # noqa: E402
from app.storage.occasion_lines.keeper import OccasionKeeper  # noqa: E402
from app.storage.opening import create_file, open_file  # noqa: E402
from app.storage.revisions import HEAD  # noqa: E402
from app.storage.summaries import SummaryKeeper  # noqa: E402
from app.venue.schemas import VenueDraft  # noqa: E402
from app.venue.service import VenueService  # noqa: E402

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def main() -> None:
    """Write the file, in the place of the one that is there."""
    sample = PROJECT / "tests" / "migrations" / "samples" / f"{HEAD}.regulars.gz"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.regulars"
        fill(path)
        sample.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    print(f"{sample.relative_to(PROJECT)}: {sample.stat().st_size:,} bytes")


def fill(path: Path) -> None:
    """Make a venue with at least one row in every table."""
    create_file(path)
    clock = FixedClock(NOW)
    keepers = (
        SummaryKeeper(),
        OccasionKeeper(),
        LookupKeeper(),
        CaseKeeper(),
        CommentKeeper(),
        AnswerKeeper(),
    )
    database = open_file(path, clock=clock, keepers=keepers)
    VenueService(database, clock).make_venue(
        VenueDraft(name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich")
    )
    for rows in (
        people(),
        around_them(),
        what_went_wrong(),
        what_is_planned(),
        what_they_said(),
        who_is_gone(),
    ):
        with database.write(by=1) as session:
            for row in rows:
                session.add(row)
                session.flush()
    database.close()
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


def people() -> Iterator[Base]:
    """Two customers, one of whom an import brought."""
    yield ImportBatch(imported_at=NOW, staff_id=1, file_names=["guests.csv"], counts={"customers": 1})
    yield ImportMapping(shape="name;email", name="guests.csv", mapping={"0": "name"})
    yield ImportUpdate(batch_id=1, kind="customer", row_id=2, before={"title": ""}, after={"title": "Dr"})
    yield Customer(display_name="Léa Example", preferred_name="Léa", languages="de,fr", created_at=NOW)
    yield Customer(
        display_name="Łukasz Sample",
        created_at=NOW,
        import_batch_id=1,
        referred_by_id=1,
        heard_from="A friend told them",
    )
    yield ExternalId(customer_id=2, source="guests.csv", value="G-0002", import_batch_id=1)
    yield ContactPoint(
        customer_id=1,
        kind="phone",
        value="079 555 88 21",
        normal="+41795558821",
        national_digits="795558821",
    )
    yield Alias(customer_id=1, name="Лея", kind="script")
    yield Companion(customer_id=1, name="Louis", kind="child", relation="son")
    yield Occasion(customer_id=1, companion_id=1, kind="birthday", month=2, day=29)
    yield CustomerTag(customer_id=1, tag_id=1)
    yield Consent(customer_id=1, purpose="health", given=True, decided_on=TODAY, source="at the desk")


def around_them() -> Iterator[Base]:
    """What happened to them."""
    yield Visit(
        customer_id=1,
        status="completed",
        arrives_on=date(2026, 11, 1),
        leaves_on=date(2026, 11, 3),
        place="412",
        reference="HH-1",
        amount_minor=64_000,
        currency="CHF",
    )
    yield VisitLine(visit_id=1, product="Dinner", quantity_thousandths=2000, amount_minor=18_000)
    yield Touchpoint(
        customer_id=1, visit_id=1, stage_id=1, at=NOW, text="Loved the view", feeling=2, staff_id=1
    )
    yield Preference(
        customer_id=1,
        group_id=1,
        text="No gluten",
        strength="must",
        must_kind="diet",
        evidence="told",
        noted_at=NOW,
        noted_by=1,
    )
    yield Clue(customer_id=1, text="Dog was at the vet", noticed_at=NOW, staff_id=1)
    yield Promise(customer_id=1, what="Quiet table", due_at=NOW, owner_id=1, made_at=NOW, made_by=1)
    yield Attachment(
        customer_id=1,
        file_name="letter.txt",
        media_type="text/plain",
        size=9,
        sha256="0" * 64,
        added_at=NOW,
        staff_id=1,
    )
    yield AttachmentContent(attachment_id=1, content=b"Dear Mara")
    yield VenueSetting(key="occasions.leap_day", value="feb_28")


def what_went_wrong() -> Iterator[Base]:
    """A failure, and what was done about it."""
    yield Department(name="Tea kitchen")
    yield CaseCategory(name="Waited for tea", department_id=1)
    yield Incident(what="Lift stood still", happened_at=NOW, added_at=NOW)
    yield Case(
        customer_id=1,
        incident_id=1,
        visit_id=1,
        what="Waited in the lift",
        happened_at=NOW,
        reported_at=NOW,
        opened_at=NOW,
        opened_by=1,
        owner_id=1,
        category_id=1,
        department_id=1,
    )
    yield Case(
        walk_in="Gentleman with a red scarf", what="Cold tea", happened_at=NOW, reported_at=NOW, opened_at=NOW
    )
    yield CaseStepTaken(case_id=1, step="listen", at=NOW, staff_id=1)
    yield CaseEntry(case_id=1, customer_id=1, kind="opened", at=NOW, added_at=NOW, staff_id=1, details={})
    yield Gesture(key="tea", name="Tea on the house", kind="food_drink", cost_minor=200, contains=["milk"])
    yield GivenGesture(
        customer_id=1, case_id=1, gesture_id=1, what="Tea on the house", planned_at=NOW, planned_by=1
    )
    yield Promise(case_id=2, what="Warm tea", made_at=NOW, made_by=1)
    yield SavedView(pane="recovery", name="Kitchen", definition={"department_id": 1})


def what_is_planned() -> Iterator[Base]:
    """A birthday, and what is made of it."""
    yield OwnOccasionKind(name="Wine harvest")
    yield Occasion(
        customer_id=1, kind="custom", own_kind_id=1, month=11, day=15, repeats="nth_weekday", nth=3, weekday=0
    )
    yield CompanionShare(companion_id=1, customer_id=2, relation="son")
    yield Playbook(key="harvest", name="Harvest supper", kind="custom", own_kind_id=1)
    yield PlaybookVersion(playbook_id=1, number=2, made_at=NOW, made_by=1, definition={"tasks": []})
    yield Moment(
        customer_id=1,
        companion_id=1,
        occasion_id=1,
        kind="birthday",
        title="Giraffe cake",
        occurs_on=date(2027, 2, 28),
        celebrate_on=date(2027, 2, 27),
        owner_id=1,
        budget_minor=5_000,
        playbook_version_id=1,
        made_at=NOW,
        made_by=1,
        planned_at=NOW,
    )
    yield GivenGesture(customer_id=1, moment_id=1, what="Giraffe cake", planned_at=NOW, planned_by=1)
    yield MomentTask(customer_id=1, moment_id=1, what="Order the sponge", due_at=NOW, lead_minutes=2880)
    yield Reminder(customer_id=1, key="task:1:2027-02-25", due_at=NOW, shown_at=NOW, staff_id=1)


def what_they_said() -> Iterator[Base]:
    """Two answers, and what was made of them."""
    before = NOW - timedelta(days=40)
    yield SurveyAnswer(
        metric="nps",
        customer_id=1,
        scale_min=0,
        scale_max=10,
        score=9,
        channel="paper",
        answered_at=before,
        arrived_at=before,
    )
    yield SurveyAnswer(
        metric="nps",
        customer_id=1,
        scale_min=0,
        scale_max=10,
        score=3,
        comment="Nobody called back about the shower.",
        stage_id=1,
        place="412",
        visit_id=1,
        staff_id=1,
        asked_at=NOW,
        answered_at=NOW,
        arrived_at=NOW,
    )
    yield Theme(name="Shower", pillar="resolution", words={"en": ["shower*"]})
    yield ThemeAction(theme_id=1, what="New showers on the fourth floor", acted_at=NOW, acted_by=1)
    yield ThemeTelling(customer_id=1, action_id=1, told_at=NOW, told_by=1)
    yield Annotation(on=TODAY, text="Welcome calls began", made_at=NOW, made_by=1)
    yield Promise(customer_id=1, answer_id=2, what="Call back", due_at=NOW, made_at=NOW, made_by=1)


def who_is_gone() -> Iterator[Base]:
    """Somebody who wanted to be forgotten."""
    yield Erasure(at=NOW, staff_id=1, customer_id=3, reason="asked by letter")


if __name__ == "__main__":
    main()
