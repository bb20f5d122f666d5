import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.partial_dates import PartialDate
from app.customers.capture.grammar import propose
from app.customers.capture.proposals import (
    Doubt,
    Kind,
    NewClue,
    NewOccasion,
    NewPreference,
    NewPromise,
    Proposal,
    Reason,
)

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo("Europe/Zurich"))
PIECES = (
    "no nuts allergic to wife Anna promised tomorrow at 7 , . ; and but not likes the birthday 29 Nov 31/2 "
    "( ) ' - : ! 12 19:30 call back by Mara in 2 weeks for son Louis turns 9 on Sunday free"
).split()


def read(line: str) -> Proposal:
    return propose(line, now=NOW)


def kinds(proposal: Proposal) -> list[Kind | None]:
    return [other.kind for other in proposal.alternatives]


def test_a_card_number_is_refused_with_the_line_masked() -> None:
    refusal = read("guarantee 4111 1111 1111 1111 exp 12/29").refusal
    assert refusal is not None
    assert refusal.reason is Reason.CARD_NUMBER
    assert refusal.masked == "guarantee •••• •••• •••• 1111 exp 12/29"


def test_a_refused_card_number_stands_nowhere_in_the_proposal() -> None:
    assert "4111" not in repr(read("guarantee 4111111111111111"))


def test_an_impossible_date_is_refused_and_may_still_be_kept_as_a_clue() -> None:
    proposal = read("birthday 31 Feb")
    assert proposal.refusal is not None
    assert (proposal.refusal.reason, proposal.refusal.found) == (Reason.NO_SUCH_DATE, "31 Feb")
    assert proposal.parts == ()
    assert [other.parts for other in proposal.alternatives] == [(NewClue("birthday 31 Feb"),)]


def test_an_empty_line_is_nothing() -> None:
    refusal = read("  \t ").refusal
    assert refusal is not None
    assert refusal.reason is Reason.EMPTY


def test_tab_offers_every_simple_kind() -> None:
    assert kinds(read("likes the harbour view table")) == [
        Kind.CLUE,
        Kind.TOUCHPOINT,
        Kind.PROMISE,
        Kind.PREFERENCE,
        Kind.PREFERENCE,
    ]
    assert kinds(read("dog was at the vet"))[:3] == [Kind.PREFERENCE, Kind.TOUCHPOINT, Kind.PROMISE]


def test_another_kind_keeps_the_words_without_the_verb() -> None:
    likes = [
        part
        for other in read("hates nuts").alternatives
        for part in other.parts
        if isinstance(part, NewPreference) and part.strength == "like"
    ]
    assert [part.text for part in likes] == ["nuts"]


@pytest.mark.parametrize(
    "line", ["no kiwi", "loves the gluten-free cake", "not allergic to nuts", "no cheese"]
)
def test_a_line_near_a_must_offers_the_must_first(line: str) -> None:
    part = read(line).alternatives[0].parts[0]
    assert isinstance(part, NewPreference)
    assert part.strength == "must"


def test_the_other_reading_of_a_date_is_offered_first() -> None:
    proposal = read("anniversary 12/6/2010")
    assert proposal.doubts == {Doubt.DAY_OR_MONTH}
    part = proposal.alternatives[0].parts[0]
    assert isinstance(part, NewOccasion)
    assert part.on == PartialDate(month=12, day=6, year=2010)


def test_a_name_written_small_is_offered_as_a_companion_and_not_assumed() -> None:
    proposal = read("wife anna")
    assert proposal.kind is Kind.CLUE
    assert Kind.COMPANION in kinds(proposal)


def test_alternatives_have_none_of_their_own_and_differ_from_the_proposal() -> None:
    proposal = read("promised a call at 8")
    assert all(not other.alternatives for other in proposal.alternatives)
    assert all(other.parts != proposal.parts for other in proposal.alternatives)
    assert len({other.parts for other in proposal.alternatives}) == len(proposal.alternatives)


def test_a_promise_nobody_is_named_for_falls_to_the_default_owner() -> None:
    proposal = propose("call back tomorrow", now=NOW, default_owner="Mara")
    part = proposal.parts[0]
    assert isinstance(part, NewPromise)
    assert part.owner == "Mara"


def test_a_companion_never_owns_a_promise() -> None:
    proposal = propose("Louis will need a cot on Friday", now=NOW, companions=("Louis",))
    assert proposal.kind is Kind.CLUE


@pytest.mark.parametrize("line", ["allergic to nuts. {}", "{} allergic to nuts"], ids=["first", "last"])
def test_a_pasted_page_stays_a_clue_and_still_says_that_health_is_mentioned(line: str) -> None:
    proposal = read(line.format("Long story. " * 150))
    assert proposal.kind is Kind.CLUE
    assert proposal.doubts == {Doubt.MENTIONS_HEALTH}


@given(st.text(max_size=120))
def test_anything_typed_is_read_without_failing(text: str) -> None:
    proposal = read(text)
    assert bool(proposal.parts) != bool(proposal.refusal)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_any_mixture_of_known_words_is_read_without_failing(text: str) -> None:
    proposal = read(text)
    assert bool(proposal.parts) != bool(proposal.refusal)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_an_allergy_stays_a_must_whatever_follows_after_a_full_stop(text: str) -> None:
    parts = read(f"Allergic to sesame. {text}").parts
    refused = read(f"Allergic to sesame. {text}").refusal is not None
    assert refused or any(isinstance(part, NewPreference) and part.strength == "must" for part in parts)


def test_naughty_strings_are_read_without_failing(corpora: Path) -> None:
    for line in json.loads((corpora / "blns" / "blns.json").read_text(encoding="utf-8")):
        proposal = read(line)
        assert bool(proposal.parts) != bool(proposal.refusal)
