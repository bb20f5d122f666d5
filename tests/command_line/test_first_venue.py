"""Importing before anybody has opened the window."""

from __future__ import annotations

from pathlib import Path

from tests.command_line.conftest import Run


def guest_list(folder: Path) -> Path:
    path = folder / "guests.csv"
    path.write_text("Name,Email\nAda Lovell,ada@example.com\nBo Vale,bo@example.com\n", encoding="utf-8")
    return path


def test_the_first_import_makes_the_venue_and_says_so(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "place"
    code, answer, messages = run("import", str(guest_list(tmp_path)), "--data-dir", str(place))
    assert (code, answer["customers_added"]) == (0, 2)
    assert "One was made" in messages
    _, rows, _ = run("find", "lovell", "--data-dir", str(place))
    assert [row["name"] for row in rows] == ["Ada Lovell"]


def test_a_dry_run_makes_nothing(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "place"
    code, answer, _ = run("import", str(guest_list(tmp_path)), "--dry-run", "--data-dir", str(place))
    assert (code, answer["customers_added"]) == (0, 2)
    assert not place.exists()


def test_a_file_that_cannot_be_read_leaves_no_venue_behind(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "place"
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    code, answer, messages = run("import", str(empty), "--data-dir", str(place))
    assert (code, answer) == (1, None)
    assert "empty.csv" in messages
    assert not (place / "venue.regulars").exists()
