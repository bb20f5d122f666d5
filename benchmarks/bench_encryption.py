"""What encryption costs: the same venue plain and encrypted, looked up, written to, opened and backed up in one run.

``python -m benchmarks.bench_encryption 100000`` takes another number of people.
"""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.clock import FixedClock, SystemClock
from app.core.recovery_key import RecoveryKey
from app.customers.lookup import Lookup
from app.model.touchpoint import Touchpoint
from app.storage.backups.disk import begin_private
from app.storage.backups.taking import copied
from app.storage.cipher.key_file import Kind
from app.storage.cipher.locks import Locks
from app.storage.cipher.recoding import recode
from app.storage.cipher.unlocking import find_by_words
from app.storage.cipher.wrapping import wrap_for_words
from app.storage.database import Database
from app.storage.opening import open_file
from benchmarks.bench_lookup import FOLDER, LARGE, keystrokes
from benchmarks.crowd import TODAY, crowd_file
from benchmarks.timing import Budget, Times, report, take_times

LOOKUP_P95, SAVE_P95, BACKUP_SECONDS = 5.0, 10.0, 3.0
SAVES, STARTS = 200, 15
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Side:
    """One of the two venues."""

    path: Path
    key: str | None
    database: Database
    lookup: Lookup

    @classmethod
    def opened(cls, path: Path, key: str | None) -> Side:
        """Open it."""
        database = open_file(path, clock=SystemClock(), key=key)
        return cls(path, key, database, Lookup(database, FixedClock(NOON), zone="Europe/Zurich"))


Pair = tuple[Times, Times]


def in_turn(works: tuple[Callable[[Any], object], Callable[[Any], object]], arguments: Iterable[Any]) -> Pair:
    """Both after each other with each argument, so that whatever else the machine does is shared."""
    taken: tuple[list[Times], list[Times]] = ([], [])
    for turn, argument in enumerate(arguments):
        for side in (0, 1) if turn % 2 else (1, 0):
            taken[side].append(take_times(works[side], [argument]))
    plain, sealed = (
        Times(tuple(each.each[0] for each in side), tuple(each.working[0] for each in side)) for side in taken
    )
    return plain, sealed


def measure(plain: Path, sealed: Path, *, key: str, typed: list[str]) -> dict[str, Pair]:
    """Everything on both files; what was typed first finds no page in memory."""
    gc.collect()
    gc.freeze()  # as the program does once its window is up
    one, other = Side.opened(plain, None), Side.opened(sealed, key)
    finds = (one.lookup.find, other.lookup.find)
    found = {
        "lookup, nothing in memory": in_turn(finds, typed),
        "lookup": in_turn(finds, typed),
        "save": in_turn(
            (lambda number: _save(one.database, number), lambda number: _save(other.database, number)),
            range(SAVES),
        ),
    }
    one.database.close()
    other.database.close()
    found["start: open and first answer"] = in_turn(
        (lambda text: _start(plain, None, text), lambda text: _start(sealed, key, text)), typed[:STARTS]
    )
    return found


def backed_up(path: Path, key: str | None) -> float:
    """Seconds until a copy of a file is safe on the disk, as a backup begins."""
    target = path.with_suffix(".copy")
    begin_private(target)
    took = _seconds(lambda: copied(path, target, key=key))
    target.unlink()
    return took


def _save(database: Database, number: int) -> None:
    with database.write(by=0) as session:
        session.add(Touchpoint(customer_id=1 + number, at=SystemClock().now(), text="asked for a map"))


def _start(path: Path, key: str | None, text: str) -> None:
    """Open the file and answer the first question."""
    database = open_file(path, clock=SystemClock(), key=key)
    Lookup(database, FixedClock(NOON), zone="Europe/Zurich").find(text)
    database.close()


def main(size: int) -> int:
    """Measure and print; 1 when a budget was missed."""
    with TemporaryDirectory(prefix="regulars-bench-", dir=Path(__file__).parents[1] / "build") as folder:
        plain, sealed = Path(folder) / "plain" / "venue.regulars", Path(folder) / "sealed" / "venue.regulars"
        for path in (plain, sealed):
            path.parent.mkdir()
        shutil.copyfile(crowd_file(FOLDER, size), plain)
        # Whatever an older program made is brought up to date before it is there twice.
        open_file(plain, clock=SystemClock()).close()
        shutil.copyfile(plain, sealed)
        connection = sqlite.connect(str(plain), isolation_level=None)
        typed = keystrokes(connection)
        connection.close()
        recovery = RecoveryKey.new()
        encrypting = _seconds(lambda: recode(sealed, recovery))
        key = find_by_words(sealed, recovery.shown).key
        Locks(sealed, key.pragma).set_passphrase("three small words")
        unlocking = take_times(lambda _time: find_by_words(sealed, "three small words"), range(5))
        sealing = take_times(lambda _time: wrap_for_words(key, "words", kind=Kind.PASSPHRASE), range(5))
        found = measure(plain, sealed, key=key.pragma, typed=typed)
        before, after = backed_up(plain, None), backed_up(sealed, key.pragma)
        megabytes = sealed.stat().st_size / 1e6
    print(
        f"{size:,} people, {megabytes:,.0f} MB, {len(typed):,} keystrokes; encrypting all of it {encrypting:.1f} s"
    )
    print(f"a passphrase opens it in {unlocking.p50:.0f} ms and is sealed in {sealing.p50:.0f} ms")
    for what, (plainly, encrypted) in found.items():
        _compare(what, plainly, encrypted)
    print(f"backup copied    plain {before:.2f} s   encrypted {after:.2f} s   × {after / before:.2f}")
    return report(
        [
            Budget("encrypted lookup, p95", found["lookup"][1].p95, LOOKUP_P95),
            Budget("encrypted save, p95", found["save"][1].p95, SAVE_P95),
            Budget("encrypted backup: copied, and safe on the disk", after, BACKUP_SECONDS, unit="s"),
        ]
    )


def _compare(what: str, plain: Times, sealed: Times) -> None:
    print(f"{what}\n  plain      {plain.said()}\n  encrypted  {sealed.said()}")
    works = _working(sealed, 0.95) / _working(plain, 0.95)
    print(
        f"  ratio      × {sealed.p50 / plain.p50:.2f} at p50, × {sealed.p95 / plain.p95:.2f} at p95, "
        f"× {works:.2f} at p95 of the processor's time"
    )


def _working(times: Times, share: float) -> float:
    return Times(times.working).at(share)


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE))
