"""What every rehearsal venue offers to practise on, and that nothing in it is real or wrong."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.card_numbers import find_card_numbers
from app.core.clock import SystemClock
from app.core.partial_dates import PartialDate
from app.storage.answer_counts.checking import answer_differences
from app.storage.case_search.checking import case_differences
from app.storage.checks import run_checks
from app.storage.comment_search.checking import comment_differences
from app.storage.lookup.checking import lookup_differences
from app.storage.occasion_lines.checking import occasion_differences
from app.storage.opening import open_file
from app.storage.summaries import summary_differences
from tests.rehearsal.conftest import SIZE, TODAY, Built

FREE_OF_OWNERS = re.compile(
    r"\+4179555\d{4}"
    r"|\+44(7700900\d{3}|2079460\d{3}|(113|121|131|141|161)4960\d{3}|1632960\d{3})"
    r"|\+1\d{3}55501\d\d"
    r"|\+61[2378](5550|7010)\d{4}"
    r"|\+33(19900|26191|35301|46571|53649|63998)\d{4}"
    r"|\+49(3023125|4066969|6990009|8999998|2214710)\d{3}|\+4917139200\d\d"
    r"|\+46(8465004|3139006|4062804|7017406)\d\d"
    r"|\+3532091\d{5}"
)
TEXT_TABLES = (
    "customer",
    "contact_point",
    "alias",
    "companion",
    "visit",
    "touchpoint",
    "preference",
    "promise",
    "clue",
    "recovery_case",
    "case_step",
    "case_entry",
    "given_gesture",
    "attachment",
    "survey_answer",
    "annotation",
)


def test_it_passes_every_check_that_the_program_has(built: Built) -> None:
    database = open_file(built.path, clock=SystemClock())
    derived = [
        ("summaries", summary_differences),
        ("lookup", lookup_differences),
        ("cases", case_differences),
        ("comments", comment_differences),
        ("answers", answer_differences),
        ("occasions", occasion_differences),
    ]
    results = run_checks(database, derived)
    database.close()
    assert [result for result in results if not result.ok] == []
    assert len(results) == 3 + len(derived)


def test_it_is_marked_as_a_rehearsal(built: Built) -> None:
    assert built.all("SELECT kind, rehearsal FROM venue") == [(built.kind, 1)]


def test_some_people_are_here_and_others_arrive_today_and_tomorrow(built: Built) -> None:
    here = built.one(
        "SELECT count(*) FROM visit WHERE status = 'here' AND arrives_on <= ?", TODAY.isoformat()
    )
    arriving = [
        built.one(
            "SELECT count(*) FROM visit WHERE status = 'booked' AND arrives_on = ?",
            (TODAY + timedelta(days=days)).isoformat(),
        )
        for days in (0, 1)
    ]
    assert here >= 7
    assert min(arriving) >= 4


def test_nobody_is_twice_in_one_room(built: Built) -> None:
    places = [place for (place,) in built.all("SELECT place FROM visit WHERE status = 'here'")]
    if built.kind != "boutique":
        assert len(places) == len(set(places))


def test_every_visit_before_today_is_over_and_every_later_one_is_yet_to_come(built: Built) -> None:
    today = TODAY.isoformat()
    assert built.one("SELECT count(*) FROM visit WHERE status = 'booked' AND arrives_on < ?", today) == 0
    assert built.one("SELECT count(*) FROM visit WHERE status = 'here' AND leaves_on < ?", today) == 0
    over = "SELECT count(*) FROM visit WHERE status IN ('completed', 'no_show') AND coalesce(leaves_on, arrives_on) >= ?"
    assert built.one(over, today) == 0
    assert built.one("SELECT count(*) FROM visit WHERE booked_on > arrives_on") == 0


def test_history_goes_back_about_five_years(built: Built) -> None:
    first = built.one("SELECT min(arrives_on) FROM visit WHERE customer_id > 13")
    assert (TODAY - timedelta(days=1830)).isoformat() <= first <= (TODAY - timedelta(days=1700)).isoformat()


def test_birthdays_fall_within_the_next_two_weeks(built: Built) -> None:
    days = [TODAY + timedelta(days=number) for number in range(14)]
    birthdays = built.all("SELECT month, day FROM occasion WHERE kind = 'birthday'")
    assert len([found for found in birthdays if found in {(day.month, day.day) for day in days}]) >= 8


def test_nobody_has_two_partners(built: Built) -> None:
    partners = "SELECT count(*) FROM companion WHERE kind = 'partner' GROUP BY customer_id"
    assert {count for (count,) in built.all(partners)} == {1}


def test_every_date_exists_and_some_have_no_year_or_are_on_the_leap_day(built: Built) -> None:
    dates = [PartialDate(*row) for row in built.all("SELECT month, day, year FROM occasion")]
    assert any(found.year is None for found in dates)
    assert any((found.month, found.day) == (2, 29) for found in dates)
    assert all(found.year is None or found.year <= TODAY.year for found in dates)
    assert built.one("SELECT count(*) FROM occasion WHERE companion_id IS NOT NULL") > 5


def test_promises_are_due_today_late_kept_and_broken(built: Built) -> None:
    zone = ZoneInfo(built.one("SELECT zone FROM venue"))
    instants = built.all("SELECT due_at FROM promise WHERE state = 'open' AND due_at IS NOT NULL")
    days = [datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone).date() for (at,) in instants]
    due, late = days.count(TODAY), sum(day < TODAY for day in days)
    states = dict(built.all("SELECT state, count(*) FROM promise GROUP BY state"))
    assert due >= 3
    assert late >= 1
    assert states["kept"] >= 1
    kept_late = (
        "SELECT count(*) FROM promise WHERE state = 'kept' AND answer_id IS NULL AND settled_at > due_at"
    )
    assert built.one(kept_late) == 0
    assert built.one("SELECT count(*) FROM promise WHERE made_at > due_at") == 0


def test_musts_are_as_frequent_as_in_life_and_say_why(built: Built) -> None:
    kinds = [kind for (kind,) in built.all("SELECT must_kind FROM preference WHERE strength = 'must'")]
    assert 0.05 < len(kinds) / SIZE < 0.2
    assert set(kinds) <= {"allergy", "diet", "access", "health", "safety"}
    assert len(set(kinds)) >= 3
    assert built.one("SELECT count(*) FROM preference WHERE strength <> 'must' AND must_kind <> ''") == 0


def test_preferences_are_fresh_and_stale_seen_once_and_often(built: Built) -> None:
    year_ago = (TODAY - timedelta(days=365)).isoformat()
    assert built.one("SELECT count(*) FROM preference WHERE last_confirmed_on > ?", year_ago) > 10
    assert built.one("SELECT count(*) FROM preference WHERE last_confirmed_on <= ?", year_ago) > 5
    assert built.one("SELECT count(*) FROM preference WHERE last_confirmed_on IS NULL") > 10
    assert built.one("SELECT count(DISTINCT evidence) FROM preference") == 4
    assert built.one("SELECT count(*) FROM preference WHERE last_confirmed_on > ?", TODAY.isoformat()) == 0


def test_feelings_run_from_bad_to_good_at_every_stage(built: Built) -> None:
    assert {feeling for (feeling,) in built.all("SELECT DISTINCT feeling FROM touchpoint")} == {
        -2,
        -1,
        0,
        1,
        2,
    }
    assert built.one("SELECT count(DISTINCT stage_id) FROM touchpoint") >= 6
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert built.one("SELECT count(*) FROM touchpoint WHERE at >= ?", tomorrow) == 0


def test_names_come_in_many_scripts(built: Built) -> None:
    names = " ".join(
        name for (name,) in built.all("SELECT display_name FROM customer UNION SELECT name FROM alias")
    )
    scripts = {unicodedata.name(letter, "").split()[0] for letter in names if letter.isalpha()}
    assert scripts >= {"LATIN", "ETHIOPIC"} or scripts >= {"LATIN", "GREEK"}
    assert len(scripts) >= 8


def test_names_in_another_script_are_known_in_latin_letters_too(built: Built) -> None:
    unread = built.all(
        "SELECT display_name FROM customer WHERE unicode(display_name) > 700"
        " AND unicode(display_name) NOT BETWEEN 7680 AND 7935"
        " AND id NOT IN (SELECT customer_id FROM alias WHERE kind = 'script')"
    )
    assert unread == []


def test_every_phone_rings_nowhere(built: Built) -> None:
    numbers = [number for (number,) in built.all("SELECT normal FROM contact_point WHERE kind = 'phone'")]
    assert len(numbers) > SIZE / 2
    assert [number for number in numbers if not FREE_OF_OWNERS.fullmatch(number)] == []


def test_no_mail_leaves_for_anywhere(built: Built) -> None:
    addresses = [value for (value,) in built.all("SELECT value FROM contact_point WHERE kind = 'email'")]
    assert len(addresses) > SIZE / 3
    assert [
        value for value in addresses if not re.fullmatch(r"[a-z0-9.]+@example\.(com|org|net)", value)
    ] == []


def test_nothing_looks_like_a_payment_card(built: Built) -> None:
    texts = [
        str(value)
        for table in TEXT_TABLES
        for row in built.all(f"SELECT * FROM {table}")
        for value in row
        if value is not None
    ]
    assert [text for text in texts if find_card_numbers(text)] == []


def test_purchases_add_up(built: Built) -> None:
    wrong = built.all(
        "SELECT visit.id FROM visit JOIN visit_line ON visit_line.visit_id = visit.id"
        " GROUP BY visit.id HAVING sum(visit_line.amount_minor) <> visit.amount_minor"
    )
    assert wrong == []
    assert (built.one("SELECT count(*) FROM visit_line") > SIZE) == (built.kind == "boutique")
