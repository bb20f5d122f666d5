"""Looks at the bytes of a venue that is at work, in every way the program can, while others want to have it.

``python -m tests.faults.holding FOLDER WHO guarded|unguarded [LOOK …]`` prints what came of it as JSON. A process of its
own, without threads, so that whoever works and whoever comes by are quick forks of it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from app.attachments.from_disk import read_draft
from app.core import raw_files
from app.core.clock import SystemClock
from app.core.errors import AppError, InvalidInput, Locked
from app.core.recovery_key import RecoveryKey
from app.core.whole_files import saved_whole
from app.model.customer import Customer
from app.storage.backups.backups import Backups
from app.storage.backups.disk import copy_raw, digest_of
from app.storage.backups.names import Why
from app.storage.building import build_file
from app.storage.cipher.recoding import recode
from app.storage.database import Database
from app.storage.holding import is_held
from app.storage.opening import open_file
from app.storage.recognising import looks_encrypted, recognise
from app.storage.restoring import restore
from app.storage.salvage.saving import salvage
from app.storage.sealing import check_seal, seal
from app.transfer.reading.sources import look_at
from tests.statements import statements_shared
from tests.venues import NOON, SetClock, make_file, open_venue_file

Look = Callable[[Path], object]
SAVES = 3


def _opened_again(venue: Path, *, read_only: bool = False) -> None:
    open_file(venue, clock=SystemClock(), read_only=read_only).close()


def _saved_over(venue: Path) -> None:
    with saved_whole(venue):
        pass


def _by_another_name(venue: Path) -> Path:
    other = venue.parent / "elsewhere" / "list.csv"
    other.parent.mkdir()
    other.hardlink_to(venue)
    return other


def _by_a_link(venue: Path) -> Path:
    other = venue.parent / "link.regulars"
    other.symlink_to(venue.name)
    return other


LOOKS: dict[str, Look] = {
    "recognised": recognise,
    "asked whether it is encrypted": looks_encrypted,
    "asked whether it is held": is_held,
    "hashed": digest_of,
    "sealed": seal,
    "its seal looked at": check_seal,
    "copied": lambda venue: copy_raw(venue, venue.with_suffix(".copy")),
    "opened again": _opened_again,
    "opened again to read": partial(_opened_again, read_only=True),
    "opened again by a link": lambda venue: _opened_again(_by_a_link(venue)),
    "opened by another name": lambda venue: recognise(_by_another_name(venue)),
    "backed up": lambda venue: Backups(venue, clock=SystemClock()).take(Why.HAND),
    "restored": lambda venue: restore(venue.with_name("backup.regulars"), venue, at=NOON),
    "encrypted": lambda venue: recode(venue, RecoveryKey.new()),
    "built anew": lambda venue: build_file(venue, load=lambda _open: None, derive=lambda _open: None),
    "exported over": _saved_over,
    "exported over another name": lambda venue: _saved_over(_by_another_name(venue)),
    "imported": look_at,
    "its shared memory imported": lambda venue: look_at(venue.with_name(f"{venue.name}-shm")),
    "attached": read_draft,
    "salvaged": lambda venue: salvage(venue, venue.with_name("salvaged")),
}


def _by_an_older_program(venue: Path) -> str:
    """A library that believes the locks of the system alone writes, is the last to close, and folds the log away."""
    with closing(sqlite3.connect(venue, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version=7")
    return "written"


def _by_restoring(venue: Path) -> str:
    try:
        restore(venue.with_name("backup.regulars"), venue, at=NOON)
    except Locked:
        return "refused"
    return "replaced"


OTHERS: dict[str, Callable[[Path], str]] = {
    "an older program": _by_an_older_program,
    "restoring": _by_restoring,
    "both": lambda venue: f"{_by_restoring(venue)} and {_by_an_older_program(venue)}",
}


def saved_before_death(venue: Path, look: Look, other: Callable[[Path], str]) -> tuple[list[str], str]:
    """What somebody saved who looked at the file meanwhile and was killed, and what the other one said."""
    (told, tell), (went, go) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        database = open_venue_file(venue, SetClock())
        _save(database, "before")
        with suppress(AppError, InvalidInput):
            look(venue)
        os.write(tell, b"before\n")
        os.read(went, 1)
        for number in range(SAVES):
            _save(database, f"after {number}")
            os.write(tell, f"after {number}\n".encode())
        os.write(tell, b"done\n")
        signal.pause()
    os.close(tell)
    with os.fdopen(told, encoding="utf-8") as lines:
        saved = [lines.readline().strip()]
        said = _elsewhere(lambda: other(venue))
        os.write(go, b".")
        while (line := lines.readline().strip()) not in ("", "done"):
            saved.append(line)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(went)
    os.close(go)
    return saved, said


def _save(database: Database, name: str) -> None:
    with database.write(by=0) as session:
        session.add(Customer(display_name=name, created_at=NOON))


def _elsewhere(work: Callable[[], str]) -> str:
    """What it says, done in another process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, work().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as words:
        said = words.read()
    os.waitpid(child, 0)
    return said


def lost(venue: Path, saved: list[str]) -> list[str]:
    """What was called saved and is not there, or why the file cannot be read."""
    try:
        with closing(sqlcipher.connect(str(venue))) as connection:
            ok = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            there = {name for (name,) in connection.execute("SELECT display_name FROM customer")}
    except sqlcipher.Error as error:
        return [str(error)]
    return [name for name in saved if name not in there] + ([] if ok else ["the file is damaged"])


def load_everything(folder: Path, other: Callable[[Path], str]) -> None:
    """What is imported and compiled here need not be in every fork."""
    folder.mkdir()
    venue = folder / "venue.regulars"
    make_file(venue)
    with closing(open_venue_file(venue, SetClock())) as database:
        _save(database, "before")
    make_file(venue.with_name("backup.regulars"))
    other(venue)
    gc.collect()
    gc.freeze()


def main(folder: Path, who: str, ways: list[str]) -> dict[str, str]:
    """Each look while somebody comes by; what was said and lost, where it is not as it must be."""
    found: dict[str, str] = {}
    load_everything(folder / "first", OTHERS[who])
    for number, way in enumerate(ways):
        venue = folder / str(number) / "venue.regulars"
        venue.parent.mkdir()
        make_file(venue)
        make_file(venue.with_name("backup.regulars"))
        saved, said = saved_before_death(venue, LOOKS[way], OTHERS[who])
        gone = lost(venue, saved)
        if gone or "replaced" in said or not said or len(saved) != SAVES + 1:
            found[way] = f"{said}; lost: {', '.join(gone)}"
    return found


if __name__ == "__main__":
    raw_files.CLOSING_ENDS_LOCKS = sys.argv[3] == "guarded"
    with statements_shared():
        print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], sys.argv[4:] or list(LOOKS))))
