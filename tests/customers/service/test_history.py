"""The timeline, page by page, and who changed what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.audit.schemas import FieldChange
from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import (
    ClueDraft,
    CompanionDraft,
    ContactDraft,
    CustomerEdit,
    PreferenceDraft,
    PreferenceEdit,
)
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.customers.schemas.visits import ArrivalDraft, TouchpointDraft, VisitDraft
from app.promises.schemas import PromiseDraft, PromiseSettling

if TYPE_CHECKING:
    from tests.customers.conftest import Services

TODAY = date(2026, 11, 25)
TOLD = frozenset(HistoryKind) - {HistoryKind.CHANGE}


def whole(hotel: Services, customer_id: int, *, limit: int = 7, **wanted: object) -> list[HistoryEntry]:
    """Every page after the other."""
    entries: list[HistoryEntry] = []
    cursor = None
    while True:
        page = hotel.history.list_history(customer_id, cursor=cursor, limit=limit, **wanted)
        assert len(page.entries) <= limit
        entries += page.entries
        cursor = page.next_cursor
        if cursor is None:
            return entries


def titles(entries: list[HistoryEntry]) -> list[str]:
    """The first lines."""
    return [f"{entry.title}{entry.title_rest}" for entry in entries]


def test_every_kind_is_told_the_newest_first(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.visits.add_visit(
        customer_id,
        VisitDraft(
            status="completed",
            arrives_on=TODAY - timedelta(days=30),
            leaves_on=TODAY - timedelta(days=28),
            place="210",
            amount_minor=64_000,
        ),
    )
    hotel.visits.receive(customer_id, ArrivalDraft(place="412", leaves_on=TODAY + timedelta(days=3)))
    hotel.clock.forward(hours=1)
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Oat milk"))
    hotel.clock.forward(hours=1)
    promise_id = hotel.promises.make_promise(customer_id, PromiseDraft(what="Quiet table")).value
    hotel.clock.forward(hours=1)
    hotel.clues.add_clue(customer_id, ClueDraft(text="Dog was at the vet"))
    hotel.clock.forward(hours=1)
    hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text="Loved it", channel="call", feeling=2))
    hotel.clock.forward(hours=1)
    hotel.promises.keep_promise(promise_id, PromiseSettling(version=1))
    assert titles(whole(hotel, customer_id, kinds=TOLD)) == [
        "Promise kept: Quiet table",
        "Call",
        "Noticed",
        "Likes: Oat milk",
        "Checked in, room 412, 3 nights",
        "Stay, room 210, 2 nights, CHF\u00a0640",
    ]


def test_pages_of_any_size_give_every_entry_once(hotel: Services) -> None:
    customer_id = hotel.add()
    for number in range(12):
        hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text=f"Contact {number}"))
        hotel.clues.add_clue(customer_id, ClueDraft(text=f"Clue {number}"))
        hotel.visits.add_visit(customer_id, VisitDraft(arrives_on=TODAY))
        if number % 3 == 0:
            hotel.clock.forward(minutes=1)
    everything = whole(hotel, customer_id, limit=1000)
    assert len({(entry.kind, entry.source_id) for entry in everything}) == len(everything) == 37
    for limit in (1, 2, 5, 36, 37):
        assert whole(hotel, customer_id, limit=limit) == everything


def test_the_newest_is_first_even_where_only_the_day_is_known(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.visits.add_visit(customer_id, VisitDraft(status="completed", arrives_on=TODAY))
    for hour in (22, 23):
        at = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
        hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text=f"{hour} o'clock", at=at))
    entries = whole(hotel, customer_id, kinds=TOLD)
    assert [entry.text for entry in entries] == ["23 o'clock", "", "22 o'clock"]
    assert (entries[1].has_time, entries[1].at.isoformat()) == (False, "2026-11-25T00:00:00+01:00")


def test_a_search_holds_every_word_whatever_its_accents(hotel: Services) -> None:
    customer_id = hotel.add()
    for text in ("Crème brûlée twice", "Creme caramel", "Coffee"):
        hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text=text))
    hotel.visits.add_visit(customer_id, VisitDraft(arrives_on=TODAY, place="412"))
    assert [entry.text for entry in whole(hotel, customer_id, text="creme BRULEE")] == ["Crème brûlée twice"]
    assert len(whole(hotel, customer_id, text="creme", limit=1)) == 2
    assert titles(whole(hotel, customer_id, text="room 412")) == ["Booked, room 412"]
    assert whole(hotel, customer_id, text="nothing like it") == []


def test_a_filter_gives_only_its_kinds(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.touchpoints.log_touchpoint(customer_id, TouchpointDraft(text="x"))
    hotel.clues.add_clue(customer_id, ClueDraft(text="y"))
    kinds = {entry.kind for entry in whole(hotel, customer_id, kinds={HistoryKind.CLUE})}
    assert kinds == {HistoryKind.CLUE}


def test_somebody_elses_history_stays_theirs(hotel: Services) -> None:
    one, other = hotel.add("A"), hotel.add("B")
    hotel.touchpoints.log_touchpoint(one, TouchpointDraft(text="x"))
    assert [entry.kind for entry in whole(hotel, other)] == [HistoryKind.CHANGE]


def test_a_cancelled_read_stops(hotel: Services) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        hotel.history.list_history(hotel.add(), cancellation=cancellation)


def test_who_changed_what_is_told_in_words(hotel: Services) -> None:
    customer_id = hotel.add()
    version = hotel.card(customer_id).head.version
    hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, company="Harbour AG"))
    (row, made) = hotel.history.list_changes(customer_id).rows
    assert (row.what, row.staff_name, row.at) == ("Card changed", "Mara Kovac", hotel.clock.at)
    assert row.changes == (FieldChange("Company", "", "Harbour AG"),)
    assert made.what == "Card made"


def test_a_change_names_the_row_it_is_about(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Tulips", group_key="room"))
    row = hotel.card(customer_id).groups[0].preferences[0]
    hotel.preferences.edit_preference(row.id, PreferenceEdit(version=row.version, strength="dislike"))
    hotel.companions.add_companion(
        customer_id, CompanionDraft(name="Louis", kind="child", birthday=PartialDate(11, 29))
    )
    hotel.contacts.add_contact(customer_id, ContactDraft(kind="email", value="lea@example.ch"))
    rows = hotel.history.list_changes(customer_id).rows
    whats = [each.what for each in rows]
    assert whats == [
        "Contact added: lea@example.ch",
        "Occasion added: Birthday",
        "Companion added: Louis",
        "Preference changed: Tulips",
        "Preference added: Tulips",
        "Card made",
    ]
    assert rows[3].changes == (FieldChange("Strength", "Likes", "Dislikes"),)
    assert FieldChange("Group", "", "Room") in rows[4].changes


def test_undo_and_archiving_are_told_as_such(hotel: Services) -> None:
    customer_id = hotel.add()
    outcome = hotel.customers.archive_customer(customer_id)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    outcome.reversal.redo()
    whats = [row.what for row in hotel.history.list_changes(customer_id).rows]
    assert whats == [
        "Done again: Card archived",
        "Taken back: Card archived",
        "Card archived",
        "Card made",
    ]


def test_changes_come_page_by_page(hotel: Services) -> None:
    customer_id = hotel.add()
    for number in range(5):
        hotel.tags.add_tag(customer_id, f"Tag {number}")
    first = hotel.history.list_changes(customer_id, limit=4)
    assert first.next_before == first.rows[-1].id
    second = hotel.history.list_changes(customer_id, before=first.next_before, limit=4)
    assert [len(first.rows), len(second.rows), second.next_before] == [4, 2, None]
    assert first.rows[0].what == "Tag added: Tag 4"
