"""``agenda``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.bootstrap.opening import open_workplace
from app.command_line.arguments import OCCASION_KINDS
from app.model.customer import Customer
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import Occasion, OccasionKind
from tests.command_line.conftest import Run

FIELDS = {
    "on", "occasion_id", "customer_id", "person", "kind", "age", "state", "missed", "observed_on_other_day"
}  # fmt: skip
TODAY = date(2026, 11, 25)


def add_birthday(hotel: Path, on: date, name: str = "Ada Okafor") -> int:
    with open_workplace(hotel) as work, work.write() as session:
        customer = Customer(display_name=name, created_at=work.now())
        session.add(customer)
        session.flush()
        session.add(
            Occasion(customer_id=customer.id, kind="birthday", month=on.month, day=on.day, year=on.year)
        )
        return customer.id


def of(rows: list[dict[str, Any]], customer_id: int) -> list[dict[str, Any]]:
    return [row for row in rows if row["customer_id"] == customer_id and row["kind"] == "birthday"]


def test_a_birthday_stands_there_with_everything_scripts_need(run: Run, hotel: Path) -> None:
    customer_id = add_birthday(hotel, date(1990, 12, 1))
    code, rows, messages = run("agenda", "--data-dir", str(hotel))
    assert (code, messages) == (0, "")
    (row,) = of(rows, customer_id)
    assert set(row) == FIELDS
    assert (row["on"], row["person"], row["age"], row["state"]) == ("2026-12-01", "Ada Okafor", 36, None)
    assert (row["missed"], row["observed_on_other_day"]) == (False, False)


def test_what_was_missed_comes_first_where_the_window_begins_today(run: Run, hotel: Path) -> None:
    customer_id = add_birthday(hotel, date(1990, 11, 20))
    rows = run("agenda", "--data-dir", str(hotel))[1]
    assert [row["missed"] for row in of(rows, customer_id)] == [True]
    assert not of(run("agenda", "--from", "2026-11-26", "--data-dir", str(hotel))[1], customer_id)


def test_29_february_is_kept_on_another_day_and_says_so(run: Run, hotel: Path) -> None:
    customer_id = add_birthday(hotel, date(2000, 2, 29))
    rows = run("agenda", "--from", "2027-02-28", "--days", "1", "--data-dir", str(hotel))[1]
    assert [row["observed_on_other_day"] for row in of(rows, customer_id)] == [True]


def test_a_kind_narrows_and_may_be_given_again(run: Run, hotel: Path) -> None:
    add_birthday(hotel, TODAY + timedelta(days=3))
    words = ("agenda", "--days", "365", "--data-dir", str(hotel))
    kinds = {row["kind"] for row in run(*words, "--kind", "birthday", "--kind", "milestone")[1]}
    assert "birthday" in kinds
    assert kinds <= {"birthday", "milestone"}


def test_people_read_lines(hotel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_birthday(hotel, date(1990, 12, 1))
    assert main(["agenda", "--data-dir", str(hotel)]) == 0
    assert "Ada Okafor: Turns 36 [No plan yet]" in capsys.readouterr().out


def test_the_kinds_of_the_command_are_those_of_the_program() -> None:
    assert set(OCCASION_KINDS) == {*OccasionKind, MILESTONE, SURPRISE}


@pytest.mark.parametrize(
    "words",
    [
        ("--days", "0"),
        ("--days", "3661"),
        ("--days", "many"),
        ("--kind", "funeral"),
        ("--from", "2026-02-30"),
        ("--from", "tomorrow"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(run: Run, hotel: Path, words: tuple[str, ...]) -> None:
    code, answer, messages = run("agenda", *words, "--data-dir", str(hotel))
    assert (code, answer) == (2, None)
    assert words[0] in messages
    assert "Traceback" not in messages


@pytest.mark.parametrize("first", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_end_of_the_program(run: Run, hotel: Path, first: str) -> None:
    code, rows, _ = run(
        "agenda", "--from", first, "--days", "3660", "--data-dir", str(hotel), "--kind", "surprise"
    )
    assert (code, rows) == (0, [])
