"""``ics``."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import icalendar
import pytest

from app.bootstrap.opening import open_workplace
from app.core.recurring import Repeats
from app.model.occasion import Occasion
from tests.command_line.conftest import Run


def birthday_on(hotel: Path, customer_id: int, month: int, day: int) -> None:
    """Give a guest of the hotel a birthday."""
    with open_workplace(hotel) as work, work.write() as session:
        row = Occasion(
            customer_id=customer_id, kind="birthday", month=month, day=day, year=1980, repeats=Repeats.YEARLY
        )
        session.add(row)


def test_what_is_coming_is_saved_as_a_calendar(run: Run, hotel: Path, tmp_path: Path) -> None:
    birthday_on(hotel, 3, 2, 14)
    target = tmp_path / "out.ics"
    code, answer, messages = run(
        "ics", "--out", str(target), "--from", "2027-02-01", "--days", "28", "--data-dir", str(hotel)
    )
    assert (code, messages) == (0, "")
    assert (answer["file"], answer["from"], answer["to"]) == (str(target), "2027-02-01", "2027-02-28")
    found = icalendar.Calendar.from_ical(target.read_bytes())
    events = found.walk("VEVENT")
    assert len(events) == answer["events"]
    assert any(event["DTSTART"].dt.isoformat() == "2027-02-14" for event in events)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_file_comes_back_and_changes_nothing(run: Run, hotel: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.ics"
    run("ics", "--out", str(target), "--data-dir", str(hotel))
    code, answer, _messages = run("import", str(target), "--data-dir", str(hotel))
    assert code == 0
    assert (answer["customers_added"], answer["occasions_added"], answer["customers_updated"]) == (0, 0, 0)


@pytest.mark.parametrize("place", ["", "missing/out.ics"])
def test_where_no_file_can_be_is_refused_in_a_sentence(
    run: Run, hotel: Path, tmp_path: Path, place: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    code, answer, messages = run("ics", "--out", str(folder / place), "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert "folder" in messages
    assert "Traceback" not in messages
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("ics",), ("ics", "--out", "x.ics", "--days", "0"), ("ics", "--out", "x.ics", "--from", "soon")]
)
def test_wrong_words_end_with_two(run: Run, hotel: Path, words: tuple[str, ...]) -> None:
    assert run(*words, "--data-dir", str(hotel))[0] == 2


def test_the_venue_itself_is_never_written_over(run: Run, hotel: Path) -> None:
    venue = next(hotel.glob("*.regulars"))
    before = venue.read_bytes()
    code, answer, messages = run("ics", "--out", str(venue), "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert "holds a venue. It was not touched. Choose another name." in messages
    assert venue.read_bytes() == before


def test_what_is_no_file_is_not_replaced_by_one(run: Run, hotel: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ics"
    os.mkfifo(pipe)
    code, answer, messages = run("ics", "--out", str(pipe), "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert "is no file that can be written anew" in messages
    assert stat.S_ISFIFO(pipe.stat().st_mode)
