"""Backups, going back and salvaging by command."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from tests.command_line.conftest import Run


def backup(run: Run, hotel: Path, *words: str) -> dict[str, object]:
    """Take a backup; what it answered."""
    code, answer, messages = run("backup", "--data-dir", str(hotel), *words)
    assert (code, messages) == (0, "")
    assert isinstance(answer, dict)
    return answer


def test_a_backup_says_where_it_is_and_what_is_in_it(run: Run, hotel: Path) -> None:
    answer = backup(run, hotel)
    file = Path(str(answer["file"]))
    assert file.parent == hotel / "backups"
    assert file.is_file()
    assert answer["proven"] is True
    assert answer["rows"]["customer"] == 40  # type: ignore[index]


def test_a_backup_goes_into_another_folder_when_told_so(run: Run, hotel: Path, tmp_path: Path) -> None:
    answer = backup(run, hotel, "--to", str(tmp_path / "stick"))
    assert Path(str(answer["file"])).parent == tmp_path / "stick"
    assert not (hotel / "backups").exists()


def test_going_back_brings_back_what_was_there_and_sets_the_file_aside(run: Run, hotel: Path) -> None:
    name = Path(str(backup(run, hotel)["file"])).name
    assert run("log-case", "--what", "no towels", "--customer", "1", "--data-dir", str(hotel))[0] == 0
    cases = len(run("cases", "--view", "all", "--data-dir", str(hotel))[1])
    code, answer, messages = run("restore", name, "--data-dir", str(hotel))
    assert (code, messages) == (0, "")
    assert (answer["file"], answer["proven"]) == (str(hotel / "venue.regulars"), True)
    assert len(run("cases", "--view", "all", "--data-dir", str(hotel))[1]) == cases - 1
    code, _, _ = run("restore", answer["set_aside"], "--data-dir", str(hotel))
    assert code == 0
    assert len(run("cases", "--view", "all", "--data-dir", str(hotel))[1]) == cases
    assert run("check", "--data-dir", str(hotel))[0] == 0


def test_going_back_to_a_backup_of_another_venue_says_that_it_is_one(
    run: Run, hotel: Path, tmp_path: Path
) -> None:
    shutil.copytree(hotel, tmp_path / "other")
    with closing(sqlite.connect(str(tmp_path / "other" / "venue.regulars"))) as connection, connection:
        connection.execute("UPDATE venue SET created_at = '2020-01-01 00:00:00.000000'")
    file = str(backup(run, tmp_path / "other")["file"])

    code, answer, messages = run("restore", file, "--data-dir", str(hotel))

    assert (code, "a backup of another venue" in messages) == (0, True)
    messages = run("restore", answer["set_aside"], "--data-dir", str(hotel))[2]
    assert messages == ""


def test_going_back_where_no_file_is_left_is_no_harm_done_to_the_log(run: Run, hotel: Path) -> None:
    first = Path(str(backup(run, hotel)["file"]))
    for what in ("no towels", "no soap"):
        assert run("log-case", "--what", what, "--customer", "1", "--data-dir", str(hotel))[0] == 0
    backup(run, hotel)
    (hotel / "venue.regulars").unlink()
    assert run("restore", first.name, "--data-dir", str(hotel))[0] == 0

    code, answer, _ = run("check", "--data-dir", str(hotel))

    assert [one["name"] for one in answer["checks"] if not one["ok"]] == []
    assert code == 0


def test_going_back_to_what_is_no_backup_is_refused(run: Run, hotel: Path, tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Dear guest")
    before = (hotel / "venue.regulars").read_bytes()
    code, answer, messages = run("restore", str(text), "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert "letter.txt" in messages
    code, _, messages = run("restore", str(tmp_path / "absent"), "--data-dir", str(hotel))
    assert code == 1
    assert (hotel / "venue.regulars").read_bytes() == before


def test_who_names_no_file_is_told_of_the_newest_backup_and_of_no_file_set_aside(
    run: Run, hotel: Path
) -> None:
    first = Path(str(backup(run, hotel)["file"])).name
    code, answer, _ = run("restore", first, "--data-dir", str(hotel))
    assert code == 0

    code, _, messages = run("restore", "absent.regulars", "--data-dir", str(hotel))

    assert code == 1
    assert first in messages
    assert Path(answer["set_aside"]).name not in messages


def test_what_can_be_read_of_a_damaged_file_is_saved(run: Run, hotel: Path, tmp_path: Path) -> None:
    venue = hotel / "venue.regulars"
    content = bytearray(venue.read_bytes())
    content[:16] = b"0" * 16
    venue.write_bytes(content)
    code, _, messages = run("cases", "--data-dir", str(hotel))
    assert code == 1
    assert "venue.regulars" in messages
    code, answer, messages = run("salvage", str(venue), "--out", str(tmp_path / "saved"))
    assert (code, messages) == (0, "")
    assert (answer["proven"], answer["rows"]["customer"], answer["incomplete"]) == (False, 40, [])
    assert (tmp_path / "saved" / "customer.csv").is_file()
    assert venue.read_bytes() == content


def test_a_folder_with_something_in_it_is_not_written_to(run: Run, hotel: Path) -> None:
    code, answer, messages = run("salvage", str(hotel / "venue.regulars"), "--out", str(hotel))
    assert (code, answer) == (1, None)
    assert "already" in messages


def test_a_backup_whose_folder_cannot_be_looked_into_is_told(
    run: Run, hotel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(str(backup(run, hotel)["file"]))
    stat = Path.stat

    def refuse(path: Path, **how: object) -> object:
        if path == file:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "stat", refuse)
    code, _, messages = run("restore", str(file), "--data-dir", str(hotel))
    assert code == 1
    assert f"“{file.name}” cannot be read." in messages


def test_going_back_names_the_folder_that_cannot_take_the_file_set_aside(
    run: Run, hotel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(str(backup(run, hotel)["file"]))

    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.storage.restoring.swap", refuse)
    code, _, messages = run("restore", str(file), "--data-dir", str(hotel))
    assert code == 1
    assert f"“{file.parent}” cannot be written." in messages
