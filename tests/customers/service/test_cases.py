"""Cases on the card: whose eyes see them, how they are told, and what is said first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from app.customers.as_json import card_as_json
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.customers.service.saying import SayingService
from app.model.attachment import Attachment
from app.model.case import Case, CaseState, CaseStep, Severity
from app.model.gesture import GivenGesture, GivenState
from app.model.promise import Promise, PromiseState
from app.staff.schemas import StaffDraft
from tests.cases.made import COLD_SHOWER, put_case
from tests.venue_writer import VenueWriter

if TYPE_CHECKING:
    from tests.customers.conftest import Services

HALF_A_YEAR = timedelta(days=180)


def put_closed(hotel: Services, customer_id: int, *, ago: timedelta = HALF_A_YEAR, **columns: object) -> int:
    """A case that was put right after 52 minutes, with a rating of 5."""
    reported_at = hotel.clock.now() - ago
    values: dict[str, object] = {
        "resolved_at": reported_at + timedelta(minutes=52),
        "first_resolved_at": reported_at + timedelta(minutes=52),
        "closed_at": reported_at + timedelta(days=1),
        "ending": "verified",
        "rating": 5,
        "feeling_after": 2,
    }
    return put_case(hotel.work, customer_id, reported_ago=ago, state=CaseState.CLOSED, **(values | columns))


def put_gesture(
    hotel: Services, case_id: int, what: str, *, cost: int, state: str = GivenState.GIVEN
) -> None:
    """Something given for a case."""
    with hotel.work.write() as session:
        case = session.get_one(Case, case_id)
        session.add(
            GivenGesture(
                customer_id=case.customer_id,
                case_id=case_id,
                what=what,
                cost_minor=cost,
                menu_price_minor=cost,
                contains=[],
                state=state,
                planned_at=hotel.clock.now(),
            )
        )


def told(hotel: Services, customer_id: int, **wanted: object) -> list[HistoryEntry]:
    """The entries of cases in the timeline."""
    wanted.setdefault("kinds", {HistoryKind.CASE})
    return list(hotel.history.list_history(customer_id, **wanted).entries)


def said(hotel: Services, customer_id: int) -> list[tuple[str, str, str]]:
    """The lines of what to say: rule, text, source."""
    lines = SayingService(hotel.work).list_lines(hotel.card(customer_id))
    return [(line.rule, line.text, line.source) for line in lines]


def act_as_desk(hotel: Services) -> None:
    """From now on somebody without a say is at the desk."""
    service = VenueWriter(hotel.work.database, hotel.clock)
    hotel.work.desk.staff_id = service.add_staff(StaffDraft(name="Aaron"), by=0).value


def test_a_closed_case_is_told_with_its_span_gestures_and_rating(hotel: Services) -> None:
    customer_id = hotel.add()
    case_id = put_closed(hotel, customer_id, what="Noise from the bar until 1:30")
    put_gesture(hotel, case_id, "Moved to 407", cost=0)
    put_gesture(hotel, case_id, "Dinner on us", cost=14_000)
    put_gesture(hotel, case_id, "A week on us", cost=900_000, state=GivenState.DECLINED)
    (entry,) = told(hotel, customer_id)
    assert f"{entry.title}{entry.title_rest}" == "Case 0001 put right in 52 min"
    assert entry.text == (
        "Noise from the bar until 1:30. Given: Moved to 407 and Dinner on us (CHF\u00a0140). Rated the fix 5 of 5."
    )
    assert (entry.at, entry.feeling, entry.state) == (hotel.clock.now() - HALF_A_YEAR, 2, "closed")


def test_an_open_case_is_told_with_what_is_next_and_by_whom(hotel: Services) -> None:
    customer_id = hotel.add()
    put_case(hotel.work, customer_id)
    (entry,) = told(hotel, customer_id)
    assert (entry.title, entry.text) == ("Case 0001 open", f"{COLD_SHOWER}. Next: Resolve (Mara Kovac).")


def test_one_that_waits_to_be_followed_up_is_told_as_put_right(hotel: Services) -> None:
    customer_id = hotel.add()
    resolved_at = hotel.clock.now() - timedelta(minutes=10)
    put_case(hotel.work, customer_id, resolved_at=resolved_at, step=CaseStep.FOLLOW_UP)
    (entry,) = told(hotel, customer_id)
    assert entry.title + entry.title_rest == "Case 0001 put right in 50 min, to be followed up"


def test_a_closed_one_that_nobody_could_be_reached_for_says_so(hotel: Services) -> None:
    customer_id = hotel.add()
    put_closed(hotel, customer_id, ending="unreachable", rating=None)
    (entry,) = told(hotel, customer_id)
    assert entry.title_rest == " in 52 min, could not be reached"
    assert "Rated" not in entry.text


def test_cases_are_searched_filtered_and_paged_like_every_kind(hotel: Services) -> None:
    customer_id = hotel.add()
    for number in range(5):
        case_id = put_case(hotel.work, customer_id, what=f"Crème too cold, number {number}")
    put_gesture(hotel, case_id, "Bottle of Dôle", cost=3_000)
    assert len(told(hotel, customer_id, kinds=(), text="creme COLD")) == 5
    assert [entry.source_id for entry in told(hotel, customer_id, text="dole")] == [case_id]
    assert told(hotel, customer_id, text="nothing like it") == []
    seen, cursor = [], None
    while True:
        page = hotel.history.list_history(customer_id, cursor=cursor, limit=2)
        seen += [(entry.kind, entry.source_id) for entry in page.entries]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 6
    assert seen == [
        (entry.kind, entry.source_id) for entry in hotel.history.list_history(customer_id).entries
    ]


def test_a_case_taken_back_is_nowhere(hotel: Services) -> None:
    customer_id = hotel.add()
    case_id = put_case(hotel.work, customer_id)
    with hotel.work.write() as session:
        session.get_one(Case, case_id).removed_at = hotel.clock.now()
    assert hotel.card(customer_id).cases == ()
    assert told(hotel, customer_id) == []
    assert said(hotel, customer_id) == []


def test_the_log_of_a_case_is_not_told_twice_among_the_changes(hotel: Services) -> None:
    customer_id = hotel.add()
    case_id = put_case(hotel.work, customer_id)
    put_gesture(hotel, case_id, "Dinner on us", cost=14_000)
    whats = [row.what for row in hotel.history.list_changes(customer_id).rows]
    assert whats == ["Card made"]


def test_a_restricted_case_and_all_that_is_in_it_is_seen_by_few(hotel: Services) -> None:
    customer_id = hotel.add()
    case_id = put_case(hotel.work, customer_id, what="Harassed at the bar", restricted=True)
    with hotel.work.write() as session:
        common = {"customer_id": customer_id, "case_id": case_id}
        now = hotel.clock.now()
        session.add(Promise(what="The owner calls", made_at=now, state=PromiseState.OPEN, **common))
        session.add(
            Attachment(
                file_name="statement.pdf",
                media_type="application/pdf",
                size=1,
                sha256="0",
                added_at=now,
                **common,
            )
        )

    def everything() -> str:
        card = hotel.card(customer_id)
        return "\n".join(
            [
                *(row.what for row in card.cases),
                *(row.what for row in card.promises),
                *(row.file_name for row in card.attachments),
                *(f"{one.title}{one.title_rest} {one.text}" for one in told(hotel, customer_id, kinds=())),
                *(row.what for row in hotel.history.list_changes(customer_id).rows),
                *(text for _rule, text, _source in said(hotel, customer_id)),
            ]
        )

    for words in ("Harassed", "owner calls", "statement.pdf"):
        assert words in everything()
    act_as_desk(hotel)
    for words in ("Harassed", "owner calls", "statement.pdf"):
        assert words not in everything()


def test_an_open_failure_is_the_first_thing_to_say(hotel: Services) -> None:
    customer_id = hotel.add()
    put_case(hotel.work, customer_id)
    assert said(hotel, customer_id)[0] == (
        "open_failure",
        f"Not right yet: “{COLD_SHOWER}”. Ask how it is now.",
        "Case 0001, reported on 25 Nov 2026",
    )


def test_what_was_put_right_is_asked_about_only_after_what_is_not(hotel: Services) -> None:
    customer_id = hotel.add()
    now = hotel.clock.now()
    put_case(
        hotel.work,
        customer_id,
        what="Towels missing",
        resolved_at=now,
        follow_up_due_at=now,
        step=CaseStep.FOLLOW_UP,
    )
    assert said(hotel, customer_id)[0][1] == "Ask whether this is good now: “Towels missing”."
    put_case(hotel.work, customer_id, reported_ago=timedelta(days=2))
    assert said(hotel, customer_id)[0][1] == f"Not right yet: “{COLD_SHOWER}”. Ask how it is now."


@pytest.mark.parametrize(
    ("what", "restricted"), [("Refund of CHF 400 forgotten", False), ("Harassed at the bar", True)]
)
def test_nothing_is_said_that_a_bystander_should_not_read(
    hotel: Services, what: str, restricted: bool
) -> None:
    customer_id = hotel.add()
    put_case(hotel.work, customer_id, what=what, restricted=restricted)
    lines = said(hotel, customer_id)
    assert all(what not in text for _rule, text, _source in lines)
    assert [rule for rule, _text, _source in lines] == ([] if restricted else ["open_failure"])


def test_one_put_right_within_a_year_must_not_happen_twice(hotel: Services) -> None:
    customer_id = hotel.add()
    put_closed(hotel, customer_id, what="Noise from the bar")
    rules = [rule for rule, _text, _source in said(hotel, customer_id)]
    assert rules == ["past_failure"]


def test_show_writes_every_case_into_its_document(hotel: Services) -> None:
    customer_id = hotel.add()
    put_closed(hotel, customer_id)
    put_case(hotel.work, customer_id, due_in=timedelta(minutes=-38), severity=Severity.SERIOUS)
    history = hotel.history.list_history(customer_id).entries
    document = card_as_json(hotel.card(customer_id), history=history, say=(), zone="Europe/Zurich")
    late, closed = document["cases"]
    at = hotel.clock.now().astimezone(ZoneInfo("Europe/Zurich"))
    assert late == {
        "id": 2,
        "what": COLD_SHOWER,
        "severity": "serious",
        "kind": "breakdown",
        "state": "open",
        "step": "resolve",
        "opened_at": (at - timedelta(hours=1)).isoformat(),
        "due_at": (at - timedelta(minutes=38)).isoformat(),
        "late": True,
        "closed_at": None,
        "rating": None,
    }
    assert (closed["state"], closed["rating"], closed["due_at"], closed["late"]) == ("closed", 5, None, False)
    assert [entry["kind"] for entry in document["history"]].count("case") == 2
