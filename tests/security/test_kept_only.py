"""Data that may only be kept are found by no word, and stand on nobody else's card."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.cases.schemas.views import CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.cases.service.paging import every_case
from app.core.rights import ROLE_RIGHTS
from app.customers.service.card import CardService
from app.law.service.limits import LimitService
from app.measures.scope import MeasureScope, Narrowing
from app.measures.why.comments import CommentReader
from app.model.case import Case, Incident
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.model.moment import Moment
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.model.survey import Metric
from app.venue.workplace import Workplace
from tests.law.every_list import SOON, OneOf, every_read, find_in_lookup
from tests.law.known_person import OTHERS, THEIRS, fill_person, let_meet, open_known
from tests.law.listed_person import act_upon_breakfast, put_in_lists
from tests.venues import NOON, open_server_place

RESTRICTED, OTHER = "Xenia Quellbrunn", "Ywen Marchbanks"
NOTHING = "vrhzqj"
"""A word that nobody ever wrote."""
NAMED_ON_PURPOSE = {"law.service.reports:LawReports.touched_between"}
"""Whoever a mishap touched must be told of it."""


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Workplace, OneOf, OneOf]]:
    """A hotel in which somebody comes with another one, in every way there is."""
    with open_known(tmp_path, met=False) as known:
        theirs = put_in_lists(known.work, known.theirs, name=RESTRICTED, word=THEIRS)
        others = put_in_lists(known.work, known.others, name=OTHER, word=OTHERS)
        act_upon_breakfast(known.work, theirs.answer_id)
        let_meet(known.work, known.theirs, known.others)
        share_a_life(known.work, theirs, others)
        yield known.work, theirs, others


def share_a_life(work: Workplace, theirs: OneOf, others: OneOf) -> None:
    """What the other one's card tells of them, and of a child with whom both come."""
    mine = {"customer_id": others.customer_id}
    with work.write() as session:
        partner = session.scalars(
            select(Companion.id).where(Companion.linked_customer_id == theirs.customer_id)
        ).one()
        child = session.scalars(select(Companion).where(Companion.customer_id == theirs.customer_id)).one()
        child.note = child.relation = ""
        session.execute(update(Occasion).where(Occasion.companion_id == child.id).values(label=""))
        session.execute(
            update(Preference)
            .where(Preference.companion_id == child.id)
            .values(text="No nuts", detail="", safety_reason="")
        )
        session.note_rows("preference", ids=(), customer_ids={theirs.customer_id})
        session.get_one(Customer, theirs.customer_id).referred_by_id = None
        told = {"text": "No fish", "detail": THEIRS, "strength": "must", "must_kind": "allergy"}
        birthday = Occasion(**mine, companion_id=partner, kind="birthday", month=SOON.month, day=SOON.day)
        custom = Occasion(
            **mine, companion_id=partner, kind="custom", label=THEIRS, month=SOON.month, day=SOON.day
        )
        incident = Incident(what="Power cut", happened_at=NOON, added_at=NOON)
        session.add_all(
            [
                CompanionShare(**mine, companion_id=child.id),
                Preference(**mine, companion_id=partner, evidence="told", noted_at=NOON, **told),
                birthday,
                custom,
                incident,
            ]
        )
        session.flush()
        planned = {"companion_id": partner, "occasion_id": birthday.id, "kind": "birthday", "made_at": NOON}
        session.add_all(
            Moment(**mine, **planned, state=state, title=THEIRS, note=THEIRS, story=THEIRS, is_story=told)
            for state, told in (("planned", False), ("delivered", True))
        )
        for one in (theirs, others):
            session.get_one(Case, one.case_id).incident_id = incident.id


@contextmanager
def at_the_desk(work: Workplace, role: str) -> Iterator[None]:
    """Somebody else stands there for a moment."""
    desk = work.desk
    before = desk.role, desk.rights
    desk.role, desk.rights = role, ROLE_RIGHTS[role]
    yield
    desk.role, desk.rights = before


def telling(work: Workplace, of: OneOf, *words: str) -> set[str]:
    """The reads that say one of these words when they are asked about somebody."""
    said = {read.title: read.said(work, of) for read in every_read()}
    return {title for title, text in said.items() if any(word in text for word in words)}


ON_THE_CARD_OF_ANOTHER = {
    "cases.service.knowing:KnowingService.know_before",
    "customers.service.card:CardService.get_card",
    "customers.service.history:HistoryService.list_changes",
    "customers.service.history:HistoryService.list_history",
    "moments.service.knowing:MomentKnowing.musts_of",
    "moments.sheets.reading:SheetReader.of_moment",
    "occasions.service.agenda:AgendaReader.of_customer",
}
"""Where another one's card tells of them before they say anything."""
READ_BY_MANAGERS = {
    "customers.service.card:CardService.get_card",
    "customers.service.history:HistoryService.list_changes",
    "customers.service.history:HistoryService.list_history",
    "law.service.person_data:PersonDataService.page",
    "law.service.person_data:PersonDataService.read",
}
"""The card itself, and what is handed to that other one of what they said."""


def test_G4_nothing_told_of_somebody_else_tells_of_whom_data_are_restricted(
    both: tuple[Workplace, OneOf, OneOf],
) -> None:
    work, theirs, others = both
    with at_the_desk(work, "host"):
        assert telling(work, others, RESTRICTED, THEIRS) >= ON_THE_CARD_OF_ANOTHER

    LimitService(work).restrict(theirs.customer_id)

    with at_the_desk(work, "host"):
        assert telling(work, others, RESTRICTED, THEIRS) == set()
    assert telling(work, others, RESTRICTED, THEIRS) == NAMED_ON_PURPOSE | READ_BY_MANAGERS


def test_G4_what_somebody_who_comes_along_must_not_be_served_is_told_without_a_name(
    both: tuple[Workplace, OneOf, OneOf],
) -> None:
    work, theirs, others = both
    LimitService(work).restrict(theirs.customer_id)

    with at_the_desk(work, "host"):
        card = CardService(work).get_card(others.customer_id)
        told = telling(work, others, "No fish")

    assert ("No fish", "Data restricted", "") in {(m.text, m.companion_name, m.detail) for m in card.musts}
    assert [row.name for row in card.companions] == ["Child", "Child"]
    assert told >= {
        "cases.service.knowing:KnowingService.know_before",
        "moments.service.knowing:MomentKnowing.musts_of",
        "moments.sheets.reading:SheetReader.of_moment",
    }


def test_G4_nobody_is_found_by_who_comes_along_and_may_not_be_told_of(
    both: tuple[Workplace, OneOf, OneOf],
) -> None:
    work, theirs, _others = both
    with at_the_desk(work, "host"):
        assert OTHER in find_in_lookup(work, f"{THEIRS} Partner")

    LimitService(work).restrict(theirs.customer_id)

    assert OTHER in find_in_lookup(work, f"{THEIRS} Partner")
    with at_the_desk(work, "host"):
        assert OTHER not in find_in_lookup(work, f"{THEIRS} Partner")
        found = find_in_lookup(work, OTHER)
    assert "No fish (Data restricted)" in found
    assert THEIRS not in found


def test_G4_no_search_by_words_finds_whose_data_are_restricted(
    both: tuple[Workplace, OneOf, OneOf],
) -> None:
    work, theirs, _others = both
    searches = [read for read in every_read() if read.searches and not read.is_personal]
    typed = (THEIRS, RESTRICTED)

    def finding() -> set[str]:
        return {
            read.title
            for read in searches
            for words in typed
            if read.said(work, theirs, typed=words) != read.said(work, theirs, typed=NOTHING)
        }

    assert finding() >= {
        "cases.service.log_view:CaseLog.list_cases",
        "measures.service:AnswerMeasures.headline",
        "measures.why.comments:CommentReader.read",
        "moments.stories.service:StoryReader.list",
    }

    LimitService(work).restrict(theirs.customer_id)

    assert finding() == set()


def check_searches(work: Workplace, theirs: int, others: int) -> None:
    """Who restricted their data is found by no word and no place; all others are, and lists go on behind them."""
    comments, log = CommentReader(work), CaseLog(work)

    def said(words: str) -> tuple[int, list[str]]:
        page = comments.read(MeasureScope(narrowing=Narrowing(words=words)), Metric.NPS)
        return page.total, [row.comment for row in page.rows]

    def cases(query: CaseQuery) -> list[int | None]:
        return [row.customer_id for row in every_case(log, query)]

    with work.write() as session:
        for row in session.scalars(select(Case).where(Case.customer_id.in_((theirs, others)))):
            row.what, row.place = f"{row.what} lamp", "Pier"
    lamp, pier = CaseQuery(CaseView.ALL, text="lamp"), CaseQuery(CaseView.ALL, places=("Pier",))
    before = said("breakfast")[0]
    assert theirs in cases(lamp)
    assert theirs in cases(pier)

    LimitService(work).restrict(theirs)

    assert said("breakfast")[0] == before - 1
    assert said(THEIRS) == (0, [])
    assert cases(CaseQuery(CaseView.ALL, text=THEIRS)) == []
    assert {theirs} & {*cases(lamp), *cases(pier)} == set()
    assert others in cases(lamp)
    assert others in cases(pier)
    with work.read() as session:
        number = session.scalars(select(Case.id).where(Case.customer_id == theirs)).first()
    assert log.list_cases(replace(lamp, text=str(number))).rows[0].who == "Data restricted"
    for order in (False, True):
        one_by_one = replace(lamp, descending=order)
        first = log.list_cases(one_by_one, limit=1)
        assert [row.customer_id for row in first.rows] == cases(one_by_one)[:1]


def test_G4_words_and_places_find_all_others(tmp_path: Path) -> None:
    with open_known(tmp_path, met=False) as known:
        check_searches(known.work, known.theirs, known.others)


def test_G4_words_and_places_find_all_others_on_a_server_too(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        theirs, others = fill_person(work, THEIRS), fill_person(work, OTHERS)
        check_searches(work, theirs, others)


def test_G4_the_cards_of_others_tell_nothing_on_a_server_too(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        theirs, others = fill_person(work, THEIRS), fill_person(work, OTHERS)
        let_meet(work, theirs, others)
        cards = CardService(work)
        with at_the_desk(work, "host"):
            before = repr(cards.get_card(others))

        LimitService(work).restrict(theirs)

        with at_the_desk(work, "host"):
            after = repr(cards.get_card(others))
    assert THEIRS in before
    assert THEIRS not in after
