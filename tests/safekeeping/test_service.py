"""What is told of backups, and who may do what with them."""

from __future__ import annotations

from errno import EROFS
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import ReadOnly, Refused, Unavailable
from app.core.rights import Right
from app.safekeeping.schemas import Compared
from app.safekeeping.service import SafekeepingService
from app.safekeeping.words import standing_words, status_words
from app.storage.backups import backups
from app.storage.backups.kept import Kept as Backup
from app.storage.backups.names import Why
from app.wording.reading import Reading
from tests.safekeeping.conftest import Kept
from tests.venues import open_server_place


def test_a_backup_is_listed_with_what_is_in_it(kept: Kept) -> None:
    kept.add_guest("Léa")
    row = kept.service.take()
    assert kept.service.list_backups() == (row,)
    assert (row.why, row.customers, row.visits, row.damaged) == (Why.HAND, 1, 0, False)
    assert row.proven_at == kept.place.clock.now()


def test_a_preview_says_what_would_be_lost(kept: Kept) -> None:
    kept.add_guest("Léa")
    row = kept.service.take()
    kept.add_guest("Zoë")
    kept.add_guest("Ada")
    preview = kept.service.preview(row.path)
    assert preview.compared[0] == Compared("customer", 1, 3)
    assert preview.lost == 2
    assert [(entry.kind, entry.who) for entry in preview.newest_lost] == [("customer", "Mara Kovac")] * 2


def test_a_preview_of_what_has_no_manifest_looks_into_the_file(kept: Kept) -> None:
    row = kept.service.take()
    row.path.with_name(f"{row.path.name}.json").unlink()
    assert kept.service.list_backups()[0].customers is None
    kept.add_guest("Léa")
    assert kept.service.preview(row.path).compared[0] == Compared("customer", 0, 1)


def test_who_may_not_take_backups_is_refused_everything_but_the_state(kept: Kept) -> None:
    row = kept.service.take()
    desk = kept.place.work.desk
    desk.rights = desk.rights - {Right.BACKUPS}
    service = kept.service
    for work in (
        service.list_backups,
        service.take,
        lambda: service.prove(row.path),
        lambda: service.preview(row.path),
        lambda: service.allow_restore(row.path),
        lambda: service.choose_second(None),
        lambda: service.choose_plain(wanted=False),
    ):
        with pytest.raises(Refused):
            work()
    assert service.standing().last == row


def test_a_second_folder_must_be_there_and_another_one(kept: Kept, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        kept.service.choose_second(tmp_path / "absent")
    with pytest.raises(Exception, match="already"):
        kept.service.choose_second(kept.backups.folder) if kept.backups.folder.mkdir() is None else None
    (tmp_path / "stick").mkdir()
    kept.service.choose_second(tmp_path / "stick")
    assert kept.service.standing().second == str(tmp_path / "stick")
    row = kept.service.take()
    assert (tmp_path / "stick" / row.path.name).read_bytes() == row.path.read_bytes()


def test_a_backup_that_is_only_on_the_stick_is_listed_too(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    kept.service.choose_second(tmp_path / "stick")
    row = kept.service.take()
    row.path.unlink()
    assert [one.elsewhere for one in kept.service.list_backups()] == [str(tmp_path / "stick")]


def test_a_stick_that_is_back_has_the_newest_at_once(kept: Kept, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kept.service.choose_second(stick)
    stick.rmdir()
    kept.service.take()
    assert kept.service.watch().standing.missing is not None

    stick.mkdir()
    watched = kept.service.watch()

    assert watched.standing.missing is None
    assert not watched.took
    newest = kept.backups.list_kept()[0].path.name
    assert (stick / newest).is_file()


def test_a_backup_counts_though_nothing_can_be_let_go_on_the_stick(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, let_go = tmp_path / "stick", backups.drop
    stick.mkdir()
    kept.service.choose_second(stick)
    for _day in range(3):
        kept.service.take()
        kept.place.clock.forward(hours=10)
    kept.place.clock.forward(days=30)

    def read_only(one: Backup) -> None:
        if one.path.parent == stick:
            raise OSError(EROFS, "Read-only file system")
        let_go(one)

    monkeypatch.setattr(backups, "drop", read_only)
    row = kept.service.take()

    assert kept.service.list_backups()[0] == row
    assert isinstance(kept.service.standing().missing, ReadOnly)


def test_plain_files_of_an_encrypted_venue_are_off_unless_wanted(kept: Kept) -> None:
    assert kept.service.standing().plain
    kept.place.work.database.key = "x'00'"
    assert not kept.service.standing().plain
    kept.service.choose_plain(wanted=True)
    assert kept.service.standing().plain
    kept.place.work.database.key = None


def test_what_goes_wrong_by_itself_is_told_and_not_raised(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.backups.taking.begin_private", full)
    watched = kept.service.watch()
    assert watched.problem is not None
    assert "no room" in str(watched.problem)
    assert not watched.took


def test_a_rehearsal_is_left_alone(kept: Kept) -> None:
    from dataclasses import replace

    work = replace(kept.place.work, venue=replace(kept.place.work.venue, rehearsal=True))
    service = SafekeepingService(work, kept.backups.folder)
    assert not service.watch().took
    work.keep_backup(Why.IMPORT)
    assert service.list_backups() == ()
    assert service.take().why is Why.HAND


def test_a_venue_on_a_server_gets_plain_files_and_is_told_to_be_backed_up_there(
    postgres_hotel_url: str, tmp_path: Path
) -> None:
    with open_server_place(postgres_hotel_url) as (work, clock):
        service = SafekeepingService(work, tmp_path / "backups")
        watched = service.watch()
        assert watched.problem is None
        assert (tmp_path / "backups" / "plain" / "2026-11-25" / "customer.csv").is_file()
        assert service.list_backups() == ()
        reading = Reading(work.wording, clock)
        assert status_words(watched.standing, reading) == ""
        assert "pg_dump" in standing_words(watched.standing, reading)
        with pytest.raises(Unavailable, match="database server"):
            service.take()


def test_a_backup_that_cannot_be_looked_at_is_left_out(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept.service.take()
    kept.place.clock.forward(hours=1)
    second = kept.service.take()
    look = Path.stat

    def refuse(path: Path, **how: Any) -> Any:
        if path == first.path:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    assert [row.path for row in kept.service.list_backups()] == [second.path]
    assert kept.service.standing().last == second


def test_a_folder_that_cannot_be_looked_into_is_told(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.service.take()
    monkeypatch.setattr("os.access", lambda *_given, **_how: False)
    with pytest.raises(Unavailable, match="backups” cannot be read"):
        kept.service.list_backups()
