"""A4: whichever write fails, there is one plain message, nothing is half there, and the next step works."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.acting import Desk
from app.core.errors import AppError
from app.law.service.erasing import ErasureService
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.database import Database
from app.storage.opening import open_file
from app.storage.restoring import restore
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.faults.injector import FULL, IO_ERROR, Injector, injected
from tests.faults.invariants import broken_in
from tests.faults.work import NOON, add_guest, change_note, import_some
from tests.migrations.samples import SAMPLES
from tests.venues import SetClock, keepers, open_place

MOST = 20
OLDEST = min(path.name.partition(".")[0] for path in SAMPLES.glob("*.regulars.gz"))
PLAIN = ("Traceback", "sqlite", "OperationalError", "INSERT", "errno", "Errno", "[SQL")
"""Words that nobody at a desk understands."""


@dataclass
class Attempt:
    """What came of one failing write."""

    fired: str
    said: str
    broken: list[str]


@contextmanager
def at_desk(path: Path) -> Iterator[Workplace]:
    """The venue with its owner, backed up before what is hard to take back."""
    clock = SetClock(NOON)
    database = open_file(path, clock=clock, keepers=keepers(clock), safeguarded=True)
    try:
        venue = VenueReader(database).get_venue()
        yield Workplace(
            database, clock, Desk(1), venue, Wording(venue.kind, venue.language, venue.zone, venue.currency)
        )
    finally:
        database.close()


def counted(database: Database) -> dict[str, int]:
    """How many rows there are, and how often each was changed."""
    with database.read() as session:
        return {
            name: session.scalar(text(f"SELECT {what} FROM {name}"))
            for name, what in (
                ("customer", "count(*) || '-' || sum(version)"),
                ("contact_point", "count(*)"),
                ("occasion", "count(*)"),
                ("audit_entry", "count(*)"),
                ("import_batch", "count(*)"),
            )
        }


def save(work: Workplace, folder: Path) -> None:
    """Somebody new."""
    add_guest(work, "Guest new")


def edit(work: Workplace, folder: Path) -> None:
    """Another note."""
    change_note(work, 1, "another")


def bring_in(work: Workplace, folder: Path) -> None:
    """A file, after a backup."""
    import_some(work, "Batch 1", folder)


def undo(work: Workplace, folder: Path) -> None:
    """A step is taken back."""
    from app.customers.schemas.drafts import CustomerDraft
    from app.customers.service.customers import CustomerService

    outcome = CustomerService(work).add_customer(CustomerDraft(display_name="Once"))
    assert outcome.reversal is not None
    outcome.reversal.undo()


def back_up(work: Workplace, folder: Path) -> None:
    """By hand."""
    backups = work.database.backups
    assert backups is not None
    backups.take(Why.HAND)


def erase(work: Workplace, folder: Path) -> None:
    """Somebody goes for good."""
    ErasureService(work).erase(2, although_open=True)


STEPS: dict[str, Callable[[Workplace, Path], None]] = {
    "save": save,
    "edit": edit,
    "import": bring_in,
    "undo": undo,
    "backup": back_up,
    "erase": erase,
}
BY_ITSELF = {"undo", "erase"}
"""They consist of several acknowledged steps: what is there afterwards may be neither the first nor the last."""


def put_two_guests(folder: Path) -> bytes:
    """A venue with two guests."""
    with open_place(folder) as place:
        add_guest(place.work, "Guest 1")
        add_guest(place.work, "Guest 2")
    return (folder / "venue.regulars").read_bytes()


def attempt(folder: Path, venue: bytes, step: str, injector: Injector) -> Attempt:
    """One step with one failing write on a fresh copy; the next step is to work."""
    folder.mkdir()
    path, said = folder / "venue.regulars", ""
    path.write_bytes(venue)
    with injected(injector), at_desk(path) as work:
        before = counted(work.database)
        injector.count = 0
        try:
            STEPS[step](work, folder)
        except AppError as error:
            said = str(error)
        injector.fails_at, count = 0, injector.count
        broken = broken_in(work.database, ["guest|Guest 1"])
        if said and step not in BY_ITSELF and counted(work.database) != before:
            broken.append("something was kept although it failed")
        add_guest(work, "Guest next")
        broken += broken_in(work.database, ["guest|Guest 1", "guest|Guest next"])
    injector.count = count
    return Attempt(" ".join(injector.fired[:1]), said, broken)


def fail_each(folder: Path, step: str, *, most: int, code: int, for_good: bool = False) -> list[Attempt]:
    """Fail one write after the other, spread over all there are; what came of each."""
    (folder / "made").mkdir()
    venue = put_two_guests(folder / "made")
    dry = Injector()
    assert attempt(folder / "dry", venue, step, dry).said == ""
    total = dry.count
    numbers = sorted({1 + at * (total - 1) // max(1, most - 1) for at in range(min(most, total))})
    assert total > 0
    return [
        attempt(folder / str(at), venue, step, Injector(fails_at=at, code=code, for_good=for_good))
        for at in numbers
    ]


def wrong_in(attempts: list[Attempt]) -> list[str]:
    """Every attempt after which something does not hold, in words."""
    found = [f"after “{each.fired}”: {' '.join(each.broken[:2])}" for each in attempts if each.broken]
    found += [f"not plain: {each.said}" for each in attempts if any(word in each.said for word in PLAIN)]
    return found + [
        f"never failed or was told: {each.fired}"
        for each in attempts
        if not each.fired or len(each.said.splitlines()) > 1
    ]


@pytest.mark.parametrize("code", [FULL, IO_ERROR])
@pytest.mark.parametrize("step", STEPS)
def test_A4_a_failing_write_leaves_nothing_half(tmp_path: Path, step: str, code: int) -> None:
    most = MOST // 2 if step in ("save", "edit", "import") else MOST // 4
    attempts = fail_each(tmp_path, step, most=most, code=code)

    assert wrong_in(attempts) == []
    assert any(each.said for each in attempts)


@pytest.mark.long
@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_A4_every_failing_write_leaves_nothing_half(tmp_path: Path, step: str, *, for_good: bool) -> None:
    attempts = fail_each(tmp_path, step, most=10_000, code=FULL, for_good=for_good)

    print(f"A4: {step}: each of {len(attempts)} writes failed{', and all after it' if for_good else ''}")
    assert wrong_in(attempts) == []


def test_A4_what_is_written_in_two_steps_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_two_steps(work: Workplace, folder: Path) -> None:
        with work.write() as session:
            session.connection().exec_driver_sql("DELETE FROM contact_point WHERE customer_id = 1")
        add_guest(work, "Guest new")

    monkeypatch.setitem(STEPS, "save", in_two_steps)
    assert wrong_in(fail_each(tmp_path, "save", most=3, code=FULL)) != []


def test_A4_a_restore_that_fails_leaves_one_whole_venue(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    venue = put_two_guests(tmp_path / "made")

    def once(number: int, fails_at: int) -> tuple[int, list[str]]:
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "venue.regulars"
        path.write_bytes(venue)
        kept = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
        with at_desk(path) as work:
            add_guest(work, "Guest later")
        said = ""
        with injected(Injector(fails_at=fails_at)) as injector:
            try:
                restore(kept, path, at=NOON)
            except AppError as error:
                said = str(error)
        with at_desk(path) as work:
            with work.read() as session:
                later = session.scalar(
                    text("SELECT count(*) FROM customer WHERE display_name = 'Guest later'")
                )
            broken = broken_in(work.database, ["guest|Guest 1", "guest|Guest 2"])
        if any(word in said for word in PLAIN) or (fails_at and not injector.fired):
            broken.append(said)
        if not fails_at and later:
            broken.append("nothing was restored")
        return injector.count, broken

    total, broken = once(0, 0)
    assert broken == []
    for number in range(1, min(total, MOST) + 1):
        assert once(number, number)[1] == []


def test_A4_an_upgrade_that_fails_leaves_the_old_schema_or_the_new(tmp_path: Path) -> None:
    sample = gzip.decompress((SAMPLES / f"{OLDEST}.regulars.gz").read_bytes())

    def once(number: int, fails_at: int) -> int:
        folder = tmp_path / str(number)
        folder.mkdir()
        path, said = folder / "venue.regulars", ""
        path.write_bytes(sample)
        with injected(Injector(fails_at=fails_at)) as injector:
            try:
                open_file(path, clock=SetClock()).close()
            except AppError as error:
                said = str(error)
            injector.fails_at = 0
            count = injector.count
        assert said or not fails_at
        assert not any(word in said for word in PLAIN)
        with at_desk(path) as work:
            assert broken_in(work.database) == []
        return count

    total = once(0, 0)
    for number in range(1, 9):
        once(number, 1 + (number - 1) * (total - 1) // 7)
