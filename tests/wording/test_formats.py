from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.partial_dates import PartialDate
from app.wording.formats import Wording

TODAY = date(2026, 11, 25)  # a Wednesday


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def wording() -> Wording:
    return Wording("hotel", "en", "Europe/Zurich", "CHF")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "Friday"),
        (6, "Tuesday"),
        (7, "Wed 2 Dec"),
        (13, "Tue 8 Dec"),
        (20, "15 Dec"),
        (60, "24 Jan 2027"),
        (-2, "2 days ago"),
        (-6, "6 days ago"),
        (-7, "1 week ago"),
        (-21, "3 weeks ago"),
        (-34, "4 weeks ago"),
        (-61, "2 months ago"),
        (-182, "6 months ago"),
        (-310, "Jan 2026"),
        (-400, "Oct 2025"),
        (-720, "2024"),
        (-3000, "2018"),
    ],
)
def test_a_day_is_said_as_seen_from_today(wording: Wording, days: int, said: str) -> None:
    assert wording.day_near(TODAY + timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (13, "in 13 days"), (21, "in 3 weeks")],
)
def test_a_coming_day_is_counted_down(wording: Wording, days: int, said: str) -> None:
    assert wording.countdown(TODAY + timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (4, "on Sunday"), (20, "on 15 Dec")],
)
def test_a_day_inside_a_sentence_gets_its_preposition(wording: Wording, days: int, said: str) -> None:
    assert wording.on_day(TODAY + timedelta(days=days), TODAY) == said


def test_a_day_in_full_puts_the_day_first_in_english(wording: Wording) -> None:
    assert wording.day(date(2025, 11, 29)) == "29 Nov 2025"


def test_american_english_keeps_its_own_order() -> None:
    assert Wording("hotel", "en-US", "America/New_York", "USD").day(date(2025, 11, 29)) == "Nov 29, 2025"


def test_german_days_are_german() -> None:
    assert Wording("hotel", "de-CH", "Europe/Zurich", "CHF").weekday(date(2026, 11, 27)) == "Freitag"


def test_a_partial_date_shows_a_year_only_if_it_has_one(wording: Wording) -> None:
    assert wording.partial_date(PartialDate(month=2, day=29)) == "29 Feb"
    assert wording.partial_date(PartialDate(month=11, day=29, year=1981)) == "29 Nov 1981"


def test_an_instant_is_shown_in_the_zone_of_the_venue(wording: Wording) -> None:
    assert wording.instant(datetime(2026, 11, 25, 23, 30, tzinfo=UTC)) == "26 Nov 2026 00:30"


def test_an_instant_of_this_week_has_its_time(wording: Wording) -> None:
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert wording.instant_near(datetime(2026, 11, 24, 14, 10, tzinfo=UTC), now) == "yesterday 15:10"
    assert wording.instant_near(datetime(2026, 11, 27, 18, 30, tzinfo=UTC), now) == "Friday 19:30"


def test_an_instant_of_another_year_is_a_day(wording: Wording) -> None:
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert wording.instant_near(datetime(2025, 11, 29, 12, 0, tzinfo=UTC), now) == "29 Nov 2025"


def test_an_instant_just_after_midnight_belongs_to_the_new_day(wording: Wording) -> None:
    now = datetime(2026, 11, 25, 23, 10, tzinfo=UTC)  # 00:10 on the 26th in Zurich
    assert wording.instant_near(datetime(2026, 11, 25, 22, 50, tzinfo=UTC), now) == "yesterday 23:50"


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 day"), (9, "9 days"), (21, "3 weeks"), (152, "5 months"), (365, "12 months"), (760, "2 years")],
)
def test_a_span_uses_its_largest_fitting_unit(wording: Wording, days: int, said: str) -> None:
    assert wording.span(days) == said


def test_a_rhythm_is_a_phrase(wording: Wording) -> None:
    assert wording.returns_every(152) == "returns every 5 months"


@pytest.mark.parametrize(
    ("language", "currency", "minor", "shown"),
    [
        ("en", "CHF", 1894000, "CHF 18,940"),
        ("en", "CHF", 1250, "CHF 12.50"),
        ("en", "EUR", 64000, "€640"),
        ("en", "EUR", -64005, "-€640.05"),
        ("en", "JPY", 640, "JP¥640"),
        ("en", "KWD", 1234567, "KWD 1,234.567"),
        ("de", "EUR", 64050, "640,50 €"),
        ("de-CH", "CHF", 1894000, "CHF 18’940"),
        ("fr", "EUR", 1894000, "18 940 €"),
    ],
)
def test_money_has_the_exponent_of_its_currency(language: str, currency: str, minor: int, shown: str) -> None:
    assert spaced(Wording("hotel", language, "Europe/Zurich", currency).money(minor)) == shown


def test_money_of_another_currency_says_so(wording: Wording) -> None:
    assert spaced(wording.money(500, "GBP")) == "£5"


def test_numbers_have_separators(wording: Wording) -> None:
    assert wording.number(48210) == "48,210"
    assert [wording.number(few) for few in (0, 999, 1000, -3)] == ["0", "999", "1,000", "-3"]


def test_lists_are_read_in_one_breath(wording: Wording) -> None:
    assert wording.list_of(["Anna"]) == "Anna"
    assert wording.list_of(["Anna", "Louis"]) == "Anna and Louis"
    assert wording.list_of(["Anna", "Louis", "Biscuit"]) == "Anna, Louis and Biscuit"
    assert wording.list_of([]) == ""


def test_people_are_counted_with_separators(wording: Wording) -> None:
    assert wording.customers(48210) == "48,210 guests"
    assert wording.customers(1) == "1 guest"
    assert wording.visits(11) == "11 stays"


def test_an_unknown_language_is_treated_as_english() -> None:
    assert Wording("hotel", "xx-nonsense", "Europe/Zurich", "CHF").day(date(2025, 11, 29)) == "29 Nov 2025"


@pytest.mark.parametrize(("mean", "said"), [(5.0, "5.0"), (4.85, "4.9"), (4.04, "4.0")])
def test_a_mean_always_has_one_decimal(wording: Wording, mean: float, said: str) -> None:
    assert wording.tenths(mean) == said
