"""A4: whichever write fails, there is one plain message, nothing is half there, and the next step works."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from app.core.acting import Desk
from app.core.errors import AppError
from app.law.service.erasing import ErasureService
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.backups.swapping import intent_path
from app.storage.database import Database
from app.storage.opening import open_file
from app.storage.recognising import recognise
from app.storage.restoring import restore
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.faults.filled import rows_of
from tests.faults.injector import FULL, IO_ERROR, Injector, injected
from tests.faults.invariants import broken_in
from tests.faults.work import NOON, add_guest, change_note, import_some
from tests.figures import Figures
from tests.migrations.samples import SAMPLES
from tests.venues import SetClock, filled_by, keepers

MOST, FEW = 5, 2
AT_LENGTH = 400
"""An upgrade from the oldest schema writes some three hundred times, everything else less often."""
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


def add_two_guests(work: Workplace) -> None:
    add_guest(work, "Guest 1")
    add_guest(work, "Guest 2")


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


def attempt_to_go_back(folder: Path, venue: bytes, injector: Injector) -> Attempt:
    """Going back with one failing write; somebody who came after the backup tells the two venues apart."""
    folder.mkdir()
    path, said = folder / "venue.regulars", ""
    path.write_bytes(venue)
    kept = Backups(path, clock=SetClock()).take(Why.HAND).kept.path
    with at_desk(path) as work:
        add_guest(work, "Guest later")
    with injected(injector):
        try:
            restore(kept, path, at=NOON)
        except AppError as error:
            said = str(error)
    goes_on = "it goes on by itself" in said
    broken = ["it goes on and does not say so"] if said and goes_on is not intent_path(path).exists() else []
    said_failed = said != "" and not goes_on
    with at_desk(path) as work:
        with work.read() as session:
            later = session.scalar(text("SELECT count(*) FROM customer WHERE display_name = 'Guest later'"))
        broken += broken_in(work.database, ["guest|Guest 1", "guest|Guest 2"])
    if bool(later) is not said_failed:
        broken.append("it is the venue of before although it was called done, or not although it failed")
    return Attempt(" ".join(injector.fired[:1]), said, broken)


def attempt_to_upgrade(folder: Path, _venue: bytes, injector: Injector) -> Attempt:
    """A file of the oldest program is opened with one failing write, and once more without."""
    folder.mkdir()
    path, said = folder / "venue.regulars", ""
    path.write_bytes(gzip.decompress((SAMPLES / f"{OLDEST}.regulars.gz").read_bytes()))
    before = rows_of(path)
    with injected(injector):
        try:
            open_file(path, clock=SetClock()).close()
        except AppError as error:
            said = str(error)
        injector.fails_at = 0
        count = injector.count
    is_old = recognise(path).needs_upgrade
    broken = ["the old file was changed"] if is_old and rows_of(path) != before else []
    if is_old is not bool(said):
        broken.append("it is new although it failed, or old although it did not")
    with at_desk(path) as work:
        broken += broken_in(work.database)
    injector.count = count
    return Attempt(" ".join(injector.fired[:1]), said, broken)


ATTEMPTS: dict[str, Callable[[Path, bytes, Injector], Attempt]] = {
    **{
        step: lambda folder, venue, injector, step=step: attempt(folder, venue, step, injector)
        for step in STEPS
    },
    "restore": attempt_to_go_back,
    "upgrade": attempt_to_upgrade,
}


def spread(total: int, most: int) -> list[int]:
    """So many numbers at most from 1 to ``total``, both among them; all of them where there are no more."""
    count = min(most, total)
    return sorted({1 + at * (total - 1) // max(1, count - 1) for at in range(count)})


@dataclass
class Tried:
    """What came of each write that failed, of so many that there are."""

    attempts: list[Attempt]
    writes: int


def fail_each(folder: Path, step: str, *, most: int, code: int, for_good: bool = False) -> Tried:
    """Fail one write after the other, spread over all there are."""
    venue, writes = filled_by(add_two_guests), writes_of(step)
    attempts = [
        ATTEMPTS[step](folder / str(at), venue, Injector(fails_at=at, code=code, for_good=for_good))
        for at in spread(writes, most)
    ]
    return Tried(attempts, writes)


@cache
def writes_of(step: str) -> int:
    """How many writes there are where none fails."""
    dry = Injector()
    with TemporaryDirectory() as folder:
        whole = ATTEMPTS[step](Path(folder) / "dry", filled_by(add_two_guests), dry)
    assert whole.said == ""
    assert dry.count > 0
    return dry.count


def wrong_in(attempts: list[Attempt]) -> list[str]:
    """Every attempt after which something does not hold, in words."""
    found = [f"after “{each.fired}”: {' '.join(each.broken[:2])}" for each in attempts if each.broken]
    found += [f"not plain: {each.said}" for each in attempts if any(word in each.said for word in PLAIN)]
    return found + [
        f"never failed or was told: {each.fired}"
        for each in attempts
        if not each.fired or len(each.said.splitlines()) > 1
    ]


@pytest.mark.parametrize(("code", "most"), [(FULL, MOST), (IO_ERROR, FEW)], ids=["full", "failing"])
@pytest.mark.parametrize("step", ATTEMPTS)
def test_A4_a_failing_write_leaves_nothing_half(tmp_path: Path, step: str, code: int, most: int) -> None:
    tried = fail_each(tmp_path, step, most=FEW if step == "upgrade" else most, code=code)

    assert wrong_in(tried.attempts) == []
    assert any(each.said for each in tried.attempts)


@pytest.mark.long
@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("step", ATTEMPTS)
def test_A4_every_failing_write_leaves_nothing_half(
    tmp_path: Path, step: str, figures: Figures, *, for_good: bool
) -> None:
    tried = fail_each(tmp_path, step, most=AT_LENGTH, code=FULL, for_good=for_good)

    wrong, and_all_after = wrong_in(tried.attempts), ", and everything after each" if for_good else ""
    figures(
        f"{step}: {len(tried.attempts)} of {tried.writes} writes failed{and_all_after}",
        f"{sum(bool(each.said) for each in tried.attempts)} told, {len(wrong)} wrong",
    )
    assert wrong == []
    assert len(tried.attempts) == min(AT_LENGTH, tried.writes)


@pytest.mark.parametrize(("total", "most"), [(18, 100), (1, 100), (303, 100), (13, 5), (4, 4), (7, 2)])
def test_A4_failing_writes_are_spread_over_all_there_are(total: int, most: int) -> None:
    numbers = spread(total, most)

    assert (numbers[0], numbers[-1]) == (1, total)
    assert len(numbers) == min(total, most)


def test_A4_what_is_written_in_two_steps_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_two_steps(work: Workplace, folder: Path) -> None:
        with work.write() as session:
            session.connection().exec_driver_sql("DELETE FROM contact_point WHERE customer_id = 1")
        add_guest(work, "Guest new")

    monkeypatch.setitem(STEPS, "two", in_two_steps)
    monkeypatch.setitem(
        ATTEMPTS, "two", lambda folder, venue, injector: attempt(folder, venue, "two", injector)
    )
    assert wrong_in(fail_each(tmp_path, "two", most=3, code=FULL).attempts) != []
