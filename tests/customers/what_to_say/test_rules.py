from datetime import UTC, date, datetime, timedelta

import pytest

from app.customers.what_to_say.choosing import MOST_LINES, what_to_say
from app.customers.what_to_say.discretion import may_be_read
from app.customers.what_to_say.facts import (
    CardFacts,
    CompanionFact,
    FailureFact,
    Line,
    OccasionFact,
    PromiseFact,
    TasteFact,
    VisitFact,
)
from app.customers.what_to_say.rules import RULES
from app.wording.formats import Wording
from tests.customers.capture.examples import musts

TODAY = date(2026, 11, 25)  # a Wednesday
BISCUIT = CompanionFact(
    "Biscuit", "dachshund", pet=True, news="Biscuit was at the vet", news_on=date(2026, 6, 20)
)
SUNDAY = date(2026, 11, 29)


@pytest.fixture
def wording() -> Wording:
    return Wording("hotel", "en", "Europe/Zurich", "CHF")


def only(lines: tuple[Line, ...]) -> Line:
    assert len(lines) == 1
    return lines[0]


def test_nothing_known_is_nothing_said(wording: Wording) -> None:
    assert what_to_say(CardFacts(TODAY), wording) == ()


def test_an_open_failure_is_asked_about_first(wording: Wording) -> None:
    facts = CardFacts(
        TODAY,
        expected=True,
        failures=(FailureFact("noisy room", date(2026, 11, 24)),),
        promises=(PromiseFact("quiet table", TODAY),),
    )
    first = what_to_say(facts, wording)[0]
    assert first.text == "Not right yet: “noisy room”. Ask how it is now."
    assert first.source == "reported on 24 Nov 2026"


def test_the_newest_of_two_open_failures_is_the_one_said(wording: Wording) -> None:
    failures = (FailureFact("cold soup", date(2026, 11, 1)), FailureFact("noisy room", date(2026, 11, 24)))
    assert "noisy room" in only(what_to_say(CardFacts(TODAY, failures=failures), wording)).text


def test_a_restricted_failure_is_never_said(wording: Wording) -> None:
    for is_open in (True, False):
        failure = FailureFact("noisy room", date(2026, 11, 24), open=is_open, restricted=True)
        assert what_to_say(CardFacts(TODAY, failures=(failure,)), wording) == ()


def test_a_failure_with_private_words_is_said_without_them(wording: Wording) -> None:
    failure = FailureFact("nut allergy was ignored", date(2026, 11, 24))
    line = only(what_to_say(CardFacts(TODAY, failures=(failure,)), wording))
    assert line.text == "Something is not right yet. Ask how it is now."
    assert line.strong == ()


def test_a_promise_for_today_is_said_with_its_time(wording: Wording) -> None:
    promise = PromiseFact("quiet table", TODAY, datetime(2026, 11, 25, 18, 30, tzinfo=UTC), "Mara")
    line = only(what_to_say(CardFacts(TODAY, promises=(promise,)), wording))
    assert line.text == "Promised for today 19:30: “quiet table”. Say how it stands."
    assert line.source == "promise of Mara for 25 Nov 2026"


def test_a_late_promise_comes_before_one_for_today(wording: Wording) -> None:
    promises = (PromiseFact("quiet table", TODAY), PromiseFact("new pillow", date(2026, 11, 24)))
    line = only(what_to_say(CardFacts(TODAY, promises=promises), wording))
    assert line.text == "Promised for yesterday and still open: “new pillow”. Say sorry, and when it comes."


def test_a_promise_for_another_day_is_not_said_yet(wording: Wording) -> None:
    promise = PromiseFact("flowers", date(2026, 11, 26))
    assert what_to_say(CardFacts(TODAY, promises=(promise,)), wording) == ()


@pytest.mark.parametrize("on", [TODAY, date(2026, 11, 20)], ids=["today", "late"])
def test_a_promise_that_tells_of_health_is_said_without_its_words(wording: Wording, on: date) -> None:
    line = only(what_to_say(CardFacts(TODAY, promises=(PromiseFact("gluten-free cake", on),)), wording))
    assert "gluten" not in line.text
    assert line.text.startswith("Something")


def test_a_child_of_the_customer_turns_an_age(wording: Wording) -> None:
    occasion = OccasionFact("birthday", SUNDAY, person="Louis", relation="son", years=9)
    line = only(what_to_say(CardFacts(TODAY, occasions=(occasion,)), wording))
    assert line.text == "Son Louis turns 9 on Sunday."
    assert line.strong == ("Louis",)
    assert line.source == "date on the card: 29 Nov 2026"


def test_the_age_of_a_grown_up_is_nobody_elses_business(wording: Wording) -> None:
    occasion = OccasionFact("birthday", SUNDAY, person="Anna", relation="wife", years=50)
    line = only(what_to_say(CardFacts(TODAY, occasions=(occasion,)), wording))
    assert line.text == "Wife Anna has a birthday on Sunday."


def test_the_customers_own_day_is_wished_for_without_an_age(wording: Wording) -> None:
    facts = CardFacts(TODAY, occasions=(OccasionFact("birthday", TODAY, years=50),))
    assert only(what_to_say(facts, wording)).text == "Birthday today. Wish them well."


@pytest.mark.parametrize(("days", "said"), [(0, True), (14, True), (15, False), (-1, False)])
def test_an_occasion_is_near_for_two_weeks(wording: Wording, days: int, said: bool) -> None:
    occasion = OccasionFact("anniversary", TODAY + timedelta(days=days))
    assert bool(what_to_say(CardFacts(TODAY, occasions=(occasion,)), wording)) is said


def test_the_nearest_occasion_is_the_one_said(wording: Wording) -> None:
    occasions = (OccasionFact("anniversary", date(2026, 12, 3)), OccasionFact("birthday", SUNDAY))
    assert only(what_to_say(CardFacts(TODAY, occasions=occasions), wording)).text.startswith("Birthday")


def test_an_occasion_of_ones_own_is_called_by_its_label_unless_that_is_private(wording: Wording) -> None:
    shown = OccasionFact("custom", SUNDAY, label="engagement")
    private = OccasionFact("custom", SUNDAY, label="divorce")
    line = only(what_to_say(CardFacts(TODAY, occasions=(shown, private)), wording))
    assert line.text == "Engagement on Sunday. Ask how they will spend it."
    assert what_to_say(CardFacts(TODAY, occasions=(private,)), wording) == ()


@pytest.mark.parametrize(("before", "said"), [(3, False), (4, True), (5, False), (9, True), (24, True)])
def test_the_fifth_tenth_and_twenty_fifth_visit_are_milestones(
    wording: Wording, before: int, said: bool
) -> None:
    facts = CardFacts(TODAY, expected=True, visits=before, first_on=date(2019, 3, 1))
    rules = [line.rule for line in what_to_say(facts, wording)]
    assert ("milestone" in rules) is said


def test_a_milestone_names_its_number_and_where_it_is_counted_from(wording: Wording) -> None:
    facts = CardFacts(TODAY, expected=True, visits=9, first_on=date(2019, 3, 1))
    line = only(what_to_say(facts, wording))
    assert line.text == "Visit number 10. Say that it has been noticed, and thank them."
    assert line.source == "counted since 1 Mar 2019"


def test_a_milestone_is_only_said_to_somebody_who_is_here_or_arriving(wording: Wording) -> None:
    assert what_to_say(CardFacts(TODAY, visits=9, first_on=date(2019, 3, 1)), wording) == ()


@pytest.mark.parametrize(
    ("first_on", "text"),
    [
        (date(2025, 11, 24), "1 year since they first came. Thank them."),
        (date(2024, 11, 25), "2 years since they first came. Thank them."),
        (date(2025, 11, 26), None),
        (date(2025, 11, 18), None),
    ],
)
def test_a_year_since_the_first_visit_is_said_within_its_week(
    wording: Wording, first_on: date, text: str | None
) -> None:
    lines = what_to_say(CardFacts(TODAY, expected=True, visits=2, first_on=first_on), wording)
    assert [line.text for line in lines] == ([text] if text else [])


def test_a_leap_day_has_its_year_mark_on_the_28th(wording: Wording) -> None:
    facts = CardFacts(date(2025, 2, 28), expected=True, visits=2, first_on=date(2024, 2, 29))
    assert only(what_to_say(facts, wording)).rule == "year_since_first"


@pytest.mark.parametrize(
    ("last_on", "rhythm", "rule"),
    [
        (date(2025, 11, 20), None, "back_after_long"),
        (date(2026, 1, 20), None, "last_visit"),
        (date(2026, 6, 1), 40, "back_after_long"),
        (date(2026, 9, 25), 40, "last_visit"),
        (date(2026, 11, 10), 3, "last_visit"),
    ],
)
def test_an_absence_is_long_by_the_year_or_by_the_rhythm(
    wording: Wording, last_on: date, rhythm: int | None, rule: str
) -> None:
    facts = CardFacts(TODAY, expected=True, visits=6, last=VisitFact(last_on), rhythm_days=rhythm)
    assert only(what_to_say(facts, wording)).rule == rule


def test_a_long_absence_is_said_once(wording: Wording) -> None:
    facts = CardFacts(TODAY, expected=True, visits=6, last=VisitFact(date(2024, 5, 1), "210"))
    line = only(what_to_say(facts, wording))
    assert line.text == "Last here 2024. Say how good it is to have them back."


def test_a_first_visit_is_welcomed(wording: Wording) -> None:
    line = only(what_to_say(CardFacts(TODAY, expected=True), wording))
    assert line.text == "First stay with us. Welcome them, and say your own name."


def test_somebody_who_never_came_and_is_not_expected_is_not_welcomed(wording: Wording) -> None:
    assert what_to_say(CardFacts(TODAY), wording) == ()


def test_a_pet_is_asked_after_with_its_news(wording: Wording) -> None:
    line = only(what_to_say(CardFacts(TODAY, companions=(BISCUIT,)), wording))
    assert line.text == "Ask after Biscuit, the dachshund. Noted 5 months ago: “Biscuit was at the vet”."
    assert line.source == "noted on 20 Jun 2026"


@pytest.mark.parametrize(
    ("news", "on"),
    [("Biscuit died", date(2026, 6, 20)), ("Biscuit was at the vet", date(2025, 6, 20)), ("", None)],
)
def test_private_or_old_news_of_a_pet_is_left_out(wording: Wording, news: str, on: date | None) -> None:
    pet = CompanionFact("Biscuit", "dachshund", pet=True, news=news, news_on=on)
    assert (
        only(what_to_say(CardFacts(TODAY, companions=(pet,)), wording)).text
        == "Ask after Biscuit, the dachshund."
    )


def test_people_who_come_along_are_asked_after_by_name(wording: Wording) -> None:
    people = (CompanionFact("Anna", "wife"), CompanionFact("Louis", "son"), CompanionFact("Kim"))
    line = only(what_to_say(CardFacts(TODAY, companions=people), wording))
    assert line.text == "Ask after Anna (wife), Louis (son) and Kim."
    assert line.strong == ("Anna", "Louis", "Kim")


def test_news_of_a_person_is_never_said(wording: Wording) -> None:
    anna = CompanionFact("Anna", "wife", news="Anna has moved out", news_on=TODAY)
    assert "moved" not in only(what_to_say(CardFacts(TODAY, companions=(anna,)), wording)).text


def test_a_failure_that_was_put_right_must_not_happen_twice(wording: Wording) -> None:
    failure = FailureFact("noisy room", date(2026, 6, 14), open=False)
    line = only(what_to_say(CardFacts(TODAY, failures=(failure,)), wording))
    assert (
        line.text == "Something went wrong 5 months ago: “noisy room”. Make sure that it is right this time."
    )


def test_a_failure_of_long_ago_or_with_private_words_is_let_rest(wording: Wording) -> None:
    failures = (
        FailureFact("noisy room", date(2025, 6, 14), open=False),
        FailureFact("refund of 140", date(2026, 6, 14), open=False),
    )
    assert what_to_say(CardFacts(TODAY, failures=failures), wording) == ()


def test_the_last_visit_is_said_with_its_place(wording: Wording) -> None:
    facts = CardFacts(TODAY, visits=2, last=VisitFact(date(2026, 9, 25), "210"))
    line = only(what_to_say(facts, wording))
    assert line.text == "Last here 2 months ago, Room 210. Ask if they would like the same again."
    assert line.source == "stay of 25 Sept 2026"


def test_a_like_worth_confirming_is_asked_about(wording: Wording) -> None:
    facts = CardFacts(TODAY, doubtful=(TasteFact("Earl Grey", date(2024, 3, 1)), TasteFact("jazz")))
    line = only(what_to_say(facts, wording))
    assert line.text == "Ask whether they still like this: “Earl Grey”."
    assert line.source == "noted on 1 Mar 2024"


def test_a_like_that_tells_of_health_is_passed_over(wording: Wording) -> None:
    facts = CardFacts(TODAY, doubtful=(TasteFact("vegan wine"), TasteFact("jazz")))
    assert "jazz" in only(what_to_say(facts, wording)).text


@pytest.fixture
def everything() -> CardFacts:
    return CardFacts(
        TODAY,
        expected=True,
        visits=9,
        first_on=date(2019, 3, 1),
        last=VisitFact(date(2025, 1, 1), "210"),
        failures=(
            FailureFact("noisy room", date(2026, 11, 24)),
            FailureFact("cold soup", date(2026, 1, 1), open=False),
        ),
        promises=(PromiseFact("quiet table", TODAY),),
        occasions=(OccasionFact("birthday", SUNDAY, person="Louis", relation="son", years=9),),
        companions=(BISCUIT, CompanionFact("Anna", "wife")),
        doubtful=(TasteFact("Earl Grey"),),
    )


def test_three_lines_are_the_most_and_the_most_pressing_come_first(
    everything: CardFacts, wording: Wording
) -> None:
    lines = what_to_say(everything, wording)
    assert [line.rule for line in lines] == ["open_failure", "promise_due", "occasion_near"]
    assert len(lines) == MOST_LINES


def test_the_same_facts_give_the_same_lines(everything: CardFacts, wording: Wording) -> None:
    assert what_to_say(everything, wording) == what_to_say(everything, wording)


def test_every_line_says_where_it_comes_from_and_stresses_only_what_it_says(
    everything: CardFacts, wording: Wording
) -> None:
    lines = [line for rule, _ in RULES for line in rule(everything, wording)]
    assert {line.rule for line in lines} >= {"pet_news", "companion_names", "past_failure", "last_visit"}
    assert all(line.source and line.icon for line in lines)
    assert all(piece in line.text for line in lines for piece in line.strong)


def test_every_icon_is_there() -> None:
    from app.core.paths import program_folder

    drawn = {path.stem for path in (program_folder() / "resources" / "icons").glob("*.svg")}
    assert {
        "heart-handshake",
        "handshake",
        "cake",
        "star",
        "calendar",
        "sparkles",
        "paw-print",
        "users",
    } <= drawn
    assert "circle-help" in drawn


@pytest.mark.parametrize(
    "text",
    [
        "her divorce came through",
        "refund of CHF 140",
        "paid 1,200.00",
        "€80 voucher",
        "call +41 79 555 88 21",
        "mother is in hospital",
        "recovering alcoholic",
        "passport at reception",
    ],
)
def test_a_bystander_does_not_read_private_things(text: str) -> None:
    assert not may_be_read(text)


def test_a_bystander_reads_nothing_that_names_a_must() -> None:
    assert [line for line, expected in musts.ROWS if " must" not in expected and may_be_read(line)] == []


@pytest.mark.parametrize(
    "text", ["noisy room", "quiet table by the window", "Biscuit was at the vet", "Earl Grey"]
)
def test_harmless_words_may_be_read(text: str) -> None:
    assert may_be_read(text)
