"""B1 to B4: a backup is a database, the right ones are kept, going back works on a bad day, and they are alive."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.errors import AppError, Corrupt, Locked
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.safekeeping.service import SafekeepingService
from app.safekeeping.words import status_words
from app.storage.backups.backups import Backups
from app.storage.backups.kept import Kept, drop, list_kept, newest_good, to_drop
from app.storage.backups.ladder import kept_of
from app.storage.backups.manifest import find_manifest
from app.storage.backups.names import Why
from app.storage.backups.proving import prove
from app.storage.backups.swapping import incoming_path
from app.storage.database import Database
from app.storage.opening import finish_what_was_begun, open_file
from app.storage.replacing import replacing_alone
from app.storage.restoring import restore
from app.wording.reading import Reading
from tests.faults.filled import put_filled, rows_of, sha256
from tests.figures import Figures
from tests.venues import NOON, Place, SetClock, made_file, make_file, open_place, open_venue_file, troubles

AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class Writer:
    """Adds guests with two contacts each, one transaction after the other, until it is told to stop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self.acknowledged = 0

    @contextmanager
    def at_work(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join()

    def _work(self) -> None:
        while not self._over.is_set():
            with self._database.write(by=0) as session:
                name = f"Guest {self.acknowledged:06}"
                customer = Customer(display_name=name, created_at=NOON)
                session.add(customer)
                session.flush()
                for kind, value in (("email", "a@example.org"), ("phone", "+41 44 668 18 00")):
                    session.add(ContactPoint(customer_id=customer.id, kind=kind, value=value, normal=value))
            self.acknowledged += 1


def guests_in(path: Path) -> list[tuple[str, int]]:
    """Every guest of a file at rest with the number of their contacts, in order."""
    with closing(sqlite.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(
            "SELECT display_name, (SELECT count(*) FROM contact_point WHERE customer_id = customer.id)"
            " FROM customer ORDER BY id"
        ).fetchall()


def is_a_committed_state(path: Path, acknowledged: int) -> bool:
    """Whether a copy holds all that was acknowledged before it was begun, and nothing half."""
    guests = guests_in(path)
    whole = [(f"Guest {number:06}", 2) for number in range(len(guests))]
    return guests == whole and len(guests) >= acknowledged


def backups_while_writing(folder: Path, copies: int) -> int:
    """Take so many while somebody writes, and look at each; how many guests there were in the end."""
    path, clock = folder / "venue.regulars", SetClock()
    make_file(path)
    database = open_venue_file(path, clock)
    backups, writer = Backups(path, clock=clock), Writer(database)
    with writer.at_work():
        for _number in range(copies):
            before = writer.acknowledged
            taken = backups.take(Why.HAND).kept
            assert is_a_committed_state(taken.path, before)
            assert taken.proven_at is not None
            copy = folder / "copy.regulars"
            shutil.copyfile(taken.path, copy)
            opened = open_venue_file(copy, clock)
            assert troubles(opened) == []
            opened.close()
            drop(taken)
    database.close()
    assert is_a_committed_state(path, writer.acknowledged)
    return writer.acknowledged


def test_B1_a_backup_is_a_database(tmp_path: Path) -> None:
    assert backups_while_writing(tmp_path, 4) > 0


@pytest.mark.long
def test_B1_two_hundred_backups_are_databases(tmp_path: Path, figures: Figures) -> None:
    guests = 0
    for number in range(10):
        # A new venue each time: somebody who writes without a pause would make it ever larger.
        (tmp_path / str(number)).mkdir()
        guests += backups_while_writing(tmp_path / str(number), 20)
    figures(f"200 backups while {guests:,} guests were written", "200 open and hold what was acknowledged")


def test_B1_a_plain_copy_of_a_file_at_work_loses_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    make_file(path)
    database = open_venue_file(path, SetClock())
    writer = Writer(database)
    with writer.at_work():
        while writer.acknowledged < 5:
            pass
        before = writer.acknowledged
        shutil.copyfile(path, tmp_path / "copy.regulars")
    database.close()
    assert not is_a_committed_state(tmp_path / "copy.regulars", before)


def test_B1_a_program_killed_while_it_takes_one_leaves_all_as_it_was(tmp_path: Path) -> None:
    path, clock = put_filled(tmp_path / "venue.regulars"), SetClock()
    before = rows_of(path)
    child = os.fork()
    if child == 0:
        kill = partial(os.kill, os.getpid(), signal.SIGKILL)
        Backups(path, clock=clock).take(Why.HAND, progress=lambda _done, _total: kill())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)

    backups = Backups(path, clock=clock)
    assert (rows_of(path), backups.list_kept()) == (before, ())
    assert len(left_unfinished(backups.folder)) == 1
    clock.forward(minutes=1)
    assert backups.take(Why.HAND).kept.proven_at is not None
    assert len(left_unfinished(backups.folder)) == 1, "another program may be at it"
    clock.forward(days=1)
    backups.take(Why.HAND)
    assert left_unfinished(backups.folder) == []
    assert len(backups.list_kept()) == 2


def left_unfinished(folder: Path) -> list[Path]:
    """What was begun and never ended."""
    return [one for one in folder.iterdir() if "unfinished" in one.name]


def test_B1_a_copy_that_lacks_rows_is_not_proven(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    rows = dict(find_manifest(Backups(path, clock=SetClock()).take(Why.HAND).kept.path).rows)  # type: ignore[union-attr]
    assert prove(path, rows=rows).ok
    assert not prove(path, rows=rows | {"customer": rows["customer"] + 1}).ok


def four_hundred_days() -> list[datetime]:
    """Some backups on most days, at all hours."""
    dice = Random(4)
    first = datetime(2025, 10, 20, tzinfo=UTC)
    return [
        first + timedelta(days=day, minutes=minute)
        for day in range(400)
        if dice.random() > 0.1
        for minute in sorted(dice.sample(range(24 * 60), dice.randint(1, 6)))
    ]


def the_exact_set(taken: list[datetime], now: datetime, zone: tzinfo) -> set[datetime]:
    """The ladder in other words: go back in time and take what opens a new day, week or month there."""
    wanted = {at for at in taken if now - at < timedelta(days=2)}
    for name, most in (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9)):
        seen: list[str] = []
        for at in sorted(taken, reverse=True):
            there = at.astimezone(zone).strftime(name)
            if there not in seen and len(seen) < most:
                seen.append(there)
                wanted.add(at)
    return wanted


@pytest.mark.parametrize("name", ["UTC", "Europe/Zurich", "America/Los_Angeles", "Pacific/Auckland"])
def test_B2_after_four_hundred_days_exactly_the_ladder_is_kept(name: str) -> None:
    taken, zone = four_hundred_days(), ZoneInfo(name)
    kept: set[datetime] = set()
    for at in taken:
        kept = set(kept_of({*kept, at}, now=at, zone=zone))
    assert kept == the_exact_set(taken, taken[-1], zone)
    assert name == "UTC" or kept != the_exact_set(taken, taken[-1], UTC)
    assert len({at.date() for at in kept}) < len({at.date() for at in taken}) / 8


def test_B2_one_a_day_is_one_of_each_day_of_the_venue(tmp_path: Path) -> None:
    path, clock = tmp_path / "venue.regulars", SetClock()
    path.write_bytes(made_file("hotel", "America/Los_Angeles", "Owner"))
    backups = Backups(path, clock=clock)
    noon = datetime(2026, 11, 1, 20, tzinfo=UTC)
    for hours in (0, 5):
        # At noon, and at five in the afternoon, which is the next day in Greenwich.
        clock.at = noon + timedelta(hours=hours)
        backups.take(Why.REGULAR)
    for day in range(1, 6):
        clock.at = noon + timedelta(days=day)
        backups.take(Why.REGULAR)

    at = [one.at for one in backups.list_kept()]
    assert noon not in at
    assert noon + timedelta(hours=5) in at
    assert len(at) == 6


def test_B2_a_clock_set_back_deletes_nothing() -> None:
    taken = four_hundred_days()
    assert kept_of(taken, now=taken[-1] - timedelta(minutes=1), zone=UTC) == set(taken)
    assert kept_of(taken, now=taken[0] - timedelta(days=365), zone=UTC) == set(taken)


def kept_at(folder: Path, at: datetime, *, good: bool) -> None:
    """A file by the name of a backup, proven or damaged."""
    from app.storage.backups.manifest import Manifest, write_manifest
    from app.storage.backups.names import BackupName

    path = folder / BackupName(at, Why.REGULAR).text
    path.write_bytes(b"copy")
    manifest = Manifest(made_at=at, why="regular", revision="0001", rows={}, size=4, sha256="", proven_at=at)
    write_manifest(path, manifest if good else manifest.model_copy(update={"wrong": "damaged"}))


def test_B2_the_last_good_one_is_never_deleted(tmp_path: Path) -> None:
    old, damaged = AT - timedelta(days=900), [AT - timedelta(days=day) for day in range(300)]
    kept_at(tmp_path, old, good=True)
    for at in damaged:
        kept_at(tmp_path, at, good=False)
    kept = list_kept(tmp_path)
    last = newest_good(kept)
    assert last is not None
    assert last.at == old
    assert old not in kept_of((one.at for one in kept), now=AT, zone=UTC)
    assert last not in to_drop(kept, now=AT, zone=UTC)


def test_B2_what_was_set_aside_and_what_is_not_ours_is_never_deleted(tmp_path: Path) -> None:
    clock = SetClock()
    path = put_filled(tmp_path / "venue.regulars")
    backups = Backups(path, clock=clock)
    first = backups.take(Why.HAND).kept
    aside = restore(first.path, path, at=clock.now()).aside
    (backups.folder / "notes.txt").write_text("mine")
    (backups.folder / "20200101-000000-holiday.regulars").write_text("mine too")
    assert aside is not None
    for _day in range(40):
        clock.forward(days=40)
        backups.take(Why.REGULAR)
    left = {one.name for one in backups.folder.iterdir()}
    assert {aside.name, "notes.txt", "20200101-000000-holiday.regulars"} <= left
    assert first.path.name not in left


def nothing(_path: Path) -> None:
    """Leave the file as it is."""


def damage(path: Path) -> None:
    """Write over a third of the file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 3 : 2 * len(content) // 3] = b"\xa5" * (len(content) // 3)
    path.write_bytes(content)


def take_header(path: Path) -> None:
    """Leave no header."""
    path.write_bytes(b"\x00" * 100 + path.read_bytes()[100:])


BAD_DAYS: dict[str, Callable[[Path], object]] = {
    "as it was": nothing,
    "missing": Path.unlink,
    "damaged": damage,
    "without a header": take_header,
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("day", BAD_DAYS)
def test_B3_going_back_works_on_a_bad_day(tmp_path: Path, day: str) -> None:
    restores(tmp_path, BAD_DAYS[day])


@pytest.mark.long
@pytest.mark.parametrize("day", BAD_DAYS)
def test_B3_going_back_works_with_a_hundred_thousand_guests(
    tmp_path: Path, day: str, figures: Figures
) -> None:
    tables = restores(tmp_path, BAD_DAYS[day], people=100_000)
    figures(f"100,000 guests, file {day}", f"{tables} tables equal by hash")


def restores(folder: Path, spoil: Callable[[Path], object], *, people: int = 60) -> int:
    """Spoil the venue, go back, and compare every row; the spoilt file must lie aside as it was."""
    path = put_filled(folder / "venue.regulars", people)
    wanted = rows_of(path)
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept
    spoil(path)
    spoilt = sha256(path) if path.exists() else None
    restored = restore(backup.path, path, at=AT)
    assert rows_of(path) == wanted
    assert restored.rows["customer"] == people
    assert (sha256(restored.aside) if restored.aside else None) == spoilt
    assert backup.path.exists()
    assert {one.name for one in folder.iterdir()} == {"venue.regulars", "backups"}
    database = open_venue_file(path, SetClock())
    assert troubles(database) == []
    database.close()
    return len(wanted)


def test_B3_what_a_killed_program_wrote_last_is_set_aside_with_its_log(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    make_file(path)
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    killed = tmp_path / "killed"
    killed.mkdir()
    database = open_venue_file(path, SetClock())
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
    for one in (path, path.with_name("venue.regulars-wal")):
        shutil.copyfile(one, killed / one.name)
    database.close()
    aside = restore(backup, killed / path.name, at=AT).aside
    assert aside is not None
    assert guests_in(killed / path.name) == []
    assert restore(aside, killed / path.name, at=AT).rows["customer"] == 1
    assert guests_in(killed / path.name) == [("Léa", 0)]


def test_B3_a_venue_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    before = sha256(path)
    database = open_file(path, clock=SetClock())
    with pytest.raises(Locked):
        restore(backup, path, at=AT)
    database.close()
    assert sha256(path) == before
    restore(backup, path, at=AT)


def test_B3_a_damaged_backup_is_refused_and_the_venue_stays(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    before = sha256(path)
    with pytest.raises(Corrupt):
        restore(backup, path, at=AT)
    assert sha256(path) == before
    assert {one.name for one in tmp_path.iterdir()} == {"venue.regulars", "backups"}


def test_B3_two_who_go_back_at_once_do_not_write_over_each_other(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    backups = Backups(path, clock=SetClock())
    first = backups.take(Why.HAND).kept.path
    with closing(open_file(path, clock=SetClock())) as database, database.write(by=0) as session:
        session.add(Customer(display_name="Came later", created_at=NOON))
    second = backups.take(Why.HAND).kept.path
    refused: list[str] = []

    def somebody_else_comes(_incoming: Path, _replaced: Path | None) -> None:
        with pytest.raises(Locked) as told:
            restore(second, path, at=AT)
        refused.append(str(told.value))
        finish_what_was_begun(path)

    restore(first, path, at=AT, before_use=(somebody_else_comes,))

    assert len(refused) == 1
    assert "Another window or command is putting a file in the place of “venue.regulars”." in refused[0]
    assert "Came later" not in {name for name, _count in guests_in(path)}
    restore(second, path, at=AT)
    assert "Came later" in {name for name, _count in guests_in(path)}


def test_B3_what_a_killed_program_only_prepared_is_taken_away(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    prepared = incoming_path(path)
    prepared.write_bytes(path.read_bytes())
    with replacing_alone(path):
        open_file(path, clock=SetClock()).close()
        assert prepared.exists(), "somebody is still at it"

    open_file(path, clock=SetClock()).close()

    assert {one.name for one in tmp_path.iterdir()} == {"venue.regulars"}


@pytest.mark.parametrize("step", range(1, 6))
def test_B3_a_computer_that_dies_while_going_back_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    path = tmp_path / "venue.regulars"
    make_file(path)
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    database = open_venue_file(path, SetClock())
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
    database.close()
    old, renamed, real, real_remove = rows_of(path), 0, Path.replace, Path.unlink

    class Died(BaseException):
        """The power is gone."""

    def replace(self: Path, target: Path) -> Path:
        nonlocal renamed
        renamed += 1
        if renamed == step:
            raise Died
        return real(self, target)

    def unlink(self: Path, *, missing_ok: bool = False) -> None:
        if renamed >= step:
            raise Died
        real_remove(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "unlink", unlink)
    try:
        restore(backup, path, at=AT)
        died = False
    except Died:
        died = True
    monkeypatch.undo()
    assert died or renamed < step
    database = open_file(path, clock=SetClock())
    assert troubles(database) == []
    database.close()
    assert rows_of(path) in (old, rows_of(backup))
    aside = [one for one in list_kept(tmp_path / "backups") if one.why is Why.ASIDE]
    assert rows_of(path) == old or [rows_of(one.path) for one in aside] == [old]


def test_B3_what_has_to_be_done_before_anybody_works_with_it_is_done(tmp_path: Path) -> None:
    path = put_filled(tmp_path / "venue.regulars")
    backup = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    seen: list[tuple[bool, Path | None]] = []

    def forget_everybody(incoming: Path, replaced: Path | None) -> None:
        seen.append((incoming != path, replaced))
        with closing(sqlite.connect(str(incoming))) as connection:
            connection.execute("UPDATE customer SET note = 'forgotten'")
            connection.commit()

    restore(backup, path, at=AT, before_use=(forget_everybody,))
    with closing(sqlite.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT DISTINCT note FROM customer").fetchall() == [("forgotten",)]
    assert seen == [(True, path)]


@pytest.fixture
def kept_place(tmp_path: Path) -> Iterator[Place]:
    """A venue whose backups are looked after."""
    with open_place(tmp_path) as place:
        place.work.database._safeguards = place.path
        yield place
        place.work.database._safeguards = None


def service_of(place: Place) -> SafekeepingService:
    return SafekeepingService(place.work, place.path.parent / "backups")


def rot(kept: Kept) -> None:
    """One byte of a backup changes on its disk."""
    content = bytearray(kept.path.read_bytes())
    content[-10] ^= 4
    kept.path.write_bytes(content)


def test_B4_the_newest_backup_is_opened_every_week(kept_place: Place) -> None:
    service, backups = service_of(kept_place), kept_place.work.database.backups
    assert backups is not None
    kept_place.clock.at = NOON
    assert service.watch().took
    assert not backups.is_look_due() or service.watch().problem is None
    first = backups.newest_good()
    assert first is not None
    rot(first)
    assert backups.newest_good() == first
    kept_place.clock.forward(days=6)
    backups.choose(backups.choices.model_copy(update={"looked_at": NOON}))
    assert not backups.is_look_due()
    kept_place.clock.forward(days=2)
    looked = backups.look_at_newest()
    assert looked is not None
    assert looked.is_damaged
    assert backups.newest_good() is None


def test_B4_a_backup_older_than_two_days_is_told_in_a_word(kept_place: Place) -> None:
    service, clock = service_of(kept_place), kept_place.clock
    reading = Reading(kept_place.work.wording, clock)
    assert status_words(service.standing(), reading) == "No backup yet"
    service.watch()
    assert status_words(service.standing(), reading) == "Backup proven today 13:00"
    clock.forward(hours=47)
    assert not service.standing().stale
    clock.forward(hours=2)
    assert service.standing().stale
    assert status_words(service.standing(), reading) == "Backup overdue: last proven 2 days ago 13:00"
    assert service.watch().took
    assert not service.standing().stale


def test_B4_one_is_taken_half_an_hour_after_a_change_and_once_a_day(kept_place: Place) -> None:
    service, clock, database = service_of(kept_place), kept_place.clock, kept_place.work.database
    assert service.watch().took
    clock.forward(minutes=31)
    assert not service.watch().took
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
    assert service.watch().took
    with database.write(by=0) as session:
        session.add(Customer(display_name="Zoë", created_at=NOON))
    clock.forward(minutes=29)
    assert not service.watch().took
    assert service.watch(Why.QUIT).took
    assert not service.watch(Why.QUIT).took
    clock.forward(hours=24)
    assert service.watch().took


def test_B4_plain_files_are_written_once_a_day_and_kept_for_seven(kept_place: Place) -> None:
    service, clock = service_of(kept_place), kept_place.clock
    for _day in range(10):
        assert service.watch().problem is None
        assert service.watch().problem is None
        clock.forward(days=1)
    days = sorted(one.name for one in (kept_place.path.parent / "backups" / "plain").iterdir())
    assert days == [str(date(2026, 11, 28) + timedelta(days=number)) for number in range(7)]


def test_B4_a_stick_that_is_not_there_is_told_and_loses_nothing(kept_place: Place, tmp_path: Path) -> None:
    service, stick = service_of(kept_place), tmp_path / "stick"
    stick.mkdir()
    service.choose_second(stick)
    assert service.watch().standing.missing is None
    assert [one.why for one in list_kept(stick)] == [Why.REGULAR]
    shutil.rmtree(stick)
    kept_place.clock.forward(hours=25)
    watched = service.watch()
    assert watched.took
    assert watched.problem is None
    missing: AppError | None = watched.standing.missing
    assert missing is not None
    assert "Connect its disk or stick" in str(missing)
