"""``cases`` and ``log-case``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.bootstrap.opening import open_workplace
from app.model.customer import Customer
from tests.command_line.conftest import Run

FIELDS = {
    "id", "customer_id", "who", "what", "severity", "kind", "owner", "opened_at", "due_at", "late", "step",
    "cost_minor", "currency",
}  # fmt: skip
VIEWS = ("open", "late", "mine", "follow-up", "approval", "all")
Log = Callable[..., Any]


@pytest.fixture
def log(run: Run, hotel: Path) -> Log:
    """Logs a case in the hotel; gives its number."""

    def command(*words: str) -> int:
        code, answer, messages = run("log-case", *words, "--data-dir", str(hotel))
        assert (code, messages) == (0, "")
        assert set(answer) == {"id"}
        return int(answer["id"])

    return command


def change_customer(hotel: Path, customer_id: int, **columns: Any) -> None:
    """Do something to a card behind the command's back."""
    with open_workplace(hotel) as work, work.write() as session:
        for name, value in columns.items():
            setattr(session.get_one(Customer, customer_id), name, value)


def test_a_case_logged_is_in_the_log_with_everything_scripts_need(run: Run, hotel: Path, log: Log) -> None:
    case_id = log(
        "--what", "Shower “cold”", "--customer", "3", "--severity", "critical", "--kind", "breakdown", "--place", "412"
    )  # fmt: skip
    code, rows, messages = run("cases", "--data-dir", str(hotel))
    assert (code, messages) == (0, "")
    row = next(row for row in rows if row["id"] == case_id)
    assert set(row) == FIELDS
    assert (row["customer_id"], row["what"], row["severity"], row["kind"]) == (
        3,
        "Shower “cold”",
        "critical",
        "breakdown",
    )
    assert (row["late"], row["cost_minor"], row["currency"]) == (False, 0, "CHF")
    opened_at, due_at = datetime.fromisoformat(row["opened_at"]), datetime.fromisoformat(row["due_at"])
    assert opened_at.utcoffset() is not None
    assert (due_at - opened_at).total_seconds() == 300
    _, mine, _ = run("cases", "--view", "mine", "--data-dir", str(hotel))
    assert case_id in {each["id"] for each in mine}


def test_every_view_answers(run: Run, hotel: Path, log: Log) -> None:
    case_id = log("--what", "Wet floor", "--walk-in", "Man in a red coat")
    for view in VIEWS:
        code, rows, _ = run("cases", "--view", view, "--data-dir", str(hotel))
        assert code == 0
        assert all(set(row) == FIELDS for row in rows)
        assert (case_id in {row["id"] for row in rows}) == (view in ("open", "mine", "all"))


def test_people_get_a_table(capsys: pytest.CaptureFixture[str], hotel: Path, log: Log) -> None:
    case_id = log("--what", "Wet floor " * 20, "--walk-in", "Man in a red coat")
    assert main(["cases", "--data-dir", str(hotel)]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["Case", "Severity", "Who", "What", "Owner", "Due"]
    (line,) = (line for line in lines if line.startswith(f"{case_id:04d}"))
    assert line.split()[1:7] == ["Moderate", "Man", "in", "a", "red", "coat"]
    assert "…" in line
    assert "\n" not in line


def test_an_empty_view_says_so_and_is_no_failure(run: Run, hotel: Path) -> None:
    with open_workplace(hotel) as work, work.write() as session:
        session.connection().exec_driver_sql("UPDATE given_gesture SET state = 'given'")
    code, rows, messages = run("cases", "--view", "approval", "--data-dir", str(hotel))
    assert (code, rows) == (0, [])
    assert "approval" in messages


def test_logging_tells_the_number_in_words(capsys: pytest.CaptureFixture[str], hotel: Path) -> None:
    assert main(["log-case", "--what", "Wet", "--walk-in", "Somebody", "--data-dir", str(hotel)]) == 0
    assert capsys.readouterr().out.startswith("Case 0")


def test_a_case_of_a_merged_card_is_one_of_the_card_in_use(run: Run, hotel: Path, log: Log) -> None:
    change_customer(hotel, 5, merged_into_id=3)
    case_id = log("--what", "Cold", "--customer", "5")
    _, rows, _ = run("cases", "--data-dir", str(hotel))
    assert next(row["customer_id"] for row in rows if row["id"] == case_id) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--what", "x", "--customer", "99999"), "Nobody with the number 99999 is known here."),
        (("--what", " ", "--customer", "3"), "--what: This is needed."),
        (("--what", "x", "--walk-in", " "), "--walk-in: Say who it happened to"),
        (("--what", "Card 4111 1111 1111 1111", "--customer", "3"), "--what: This looks like a payment card number."),
        (("--what", "x" * 10_000, "--customer", "3"), "--what: This is too long"),
        (("--what", "x", "--customer", "4"), "--customer: The card of"),
    ],
)  # fmt: skip
def test_what_cannot_be_logged_is_refused_with_a_sentence(
    run: Run, hotel: Path, words: tuple[str, ...], said: str
) -> None:
    with open_workplace(hotel) as work:
        change_customer(hotel, 4, archived_at=work.now())
    _, before, _ = run("cases", "--view", "all", "--data-dir", str(hotel))
    code, answer, messages = run("log-case", *words, "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert said in messages
    assert messages.strip().endswith("Nothing was changed.")
    assert len(messages.splitlines()) == 1
    assert run("cases", "--view", "all", "--data-dir", str(hotel))[1] == before


@pytest.mark.parametrize(
    "words",
    [
        ("log-case", "--what", "x"),
        ("log-case", "--customer", "3"),
        ("log-case", "--what", "x", "--customer", "3", "--walk-in", "both"),
        ("log-case", "--what", "x", "--customer", "three"),
        ("log-case", "--what", "x", "--customer", "٣"),
        ("log-case", "--what", "x", "--customer", "1_0"),
        ("log-case", "--what", "x", "--customer", "3", "--severity", "huge"),
        ("cases", "--view", "everything"),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, hotel: Path, words: tuple[str, ...]) -> None:
    code, answer, messages = run(*words, "--data-dir", str(hotel))
    assert (code, answer) == (2, None)
    assert "usage:" in messages


def test_without_a_venue_both_say_so(run: Run, tmp_path: Path) -> None:
    for words in (("cases",), ("log-case", "--what", "x", "--walk-in", "y")):
        code, _, messages = run(*words, "--data-dir", str(tmp_path))
        assert code == 1
        assert "There is no venue" in messages
