"""Whatever goes wrong: one clear sentence, and the venue is as it was."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import Timer
from typing import IO, Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import event

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, DiskFull, Locked, ReadOnly, Unreadable
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.storage import write_lock
from app.storage.opening import open_file
from app.transfer.importing import spool
from app.transfer.importing.looking import FileLook
from app.transfer.importing.service import ImportService
from app.venue.workplace import Workplace
from tests.transfer.importing.imports import BOOKINGS, PEOPLE, Imports
from tests.venues import keepers

MANY = "Name,E-Mail\n" + "".join(f"Ada Okafor {n},ada{n}@example.com\n" for n in range(1_500))


@contextmanager
def _nothing_written(imports: Imports) -> Iterator[None]:
    """Fail when a row, a batch, a mapping or a file of rejected rows is there afterwards that was not before."""
    tables = (
        "customer",
        "contact_point",
        "visit",
        "audit_entry",
        "import_batch",
        "import_mapping",
        "lookup_entry",
    )
    before = {table: imports.count(table) for table in tables}
    yield
    assert {table: imports.count(table) for table in tables} == before
    assert not list(imports.folder.glob("*.rejected*"))
    imports.assert_whole()


def _look(imports: Imports, content: str, name: str = "list.csv") -> tuple[FileLook, ...]:
    return imports.service.inspect([imports.file(name, content)])


@pytest.mark.parametrize("at", [1, 400, 674, 700, 900, 974])
def test_an_import_can_be_cancelled_at_any_time(imports: Imports, at: int) -> None:
    looks = _look(imports, MANY)
    stop = Cancellation()

    def cancel(done: int, _total: int) -> None:
        if done >= at:
            stop.cancel()

    with _nothing_written(imports), pytest.raises(Cancelled):
        imports.service.run(looks, progress=cancel, cancellation=stop)


def test_an_import_can_be_cancelled_while_the_index_follows(imports: Imports) -> None:
    looks = _look(imports, MANY)
    stop = Cancellation()

    def cancel(done: int, total: int) -> None:
        if done == total:
            stop.cancel()

    with _nothing_written(imports), pytest.raises(Cancelled):
        imports.service.run(looks, progress=cancel, cancellation=stop)


def test_a_preview_can_be_cancelled(imports: Imports) -> None:
    looks = _look(imports, MANY)
    stop = Cancellation()
    with pytest.raises(Cancelled):
        imports.service.preview(looks, progress=lambda *_: stop.cancel(), cancellation=stop)


@pytest.mark.parametrize("act", ["preview", "run"])
def test_no_list_of_an_import_stays_open_wherever_it_fails(
    imports: Imports, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    looks = _look(imports, PEOPLE)
    opened: list[IO[bytes]] = []

    def noted(**words: Any) -> IO[bytes]:
        opened.append(SpooledTemporaryFile(**words))  # noqa: SIM115 - closed by the import, or the test fails
        return opened[-1]

    monkeypatch.setattr(spool, "SpooledTemporaryFile", noted)
    failed = 0
    for asked in range(1, 30):
        with _failing(imports, asked), suppress(RuntimeError):
            getattr(imports.service, act)(looks)
            break
        failed += bool(opened)
        assert all(file.closed for file in opened)
    assert failed > 3


@contextmanager
def _failing(imports: Imports, asked: int) -> Iterator[None]:
    """Fail the statement that is ``asked`` for so many times from now."""
    left = itertools.count(asked - 1, -1)

    def fail(*_: Any) -> None:
        if next(left) <= 0:
            raise RuntimeError

    engine = imports.place.work.database.engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)


def test_a_file_that_vanishes_before_it_is_read(imports: Imports) -> None:
    looks = _look(imports, PEOPLE)
    looks[0].path.unlink()
    with _nothing_written(imports), pytest.raises(Unreadable, match=r"“list\.csv” is not there"):
        imports.service.run(looks)


def test_a_file_that_changes_before_it_is_read(imports: Imports) -> None:
    looks = _look(imports, PEOPLE)
    looks[0].path.write_text(PEOPLE + "A4;Sato;Hana;;;;\n", encoding="utf-8")
    with _nothing_written(imports), pytest.raises(Unreadable, match=r"“list\.csv” changed"):
        imports.service.run(looks)


def test_a_file_that_is_cut_while_it_is_read(imports: Imports) -> None:
    long = MANY + "".join(f"Ada Okafor {n},eve{n}@example.com\n" for n in range(40_000))
    looks = _look(imports, long)

    def cut(_done: int, _total: int) -> None:
        os.truncate(looks[0].path, 700_000)

    with _nothing_written(imports), pytest.raises(Unreadable, match=r"“list\.csv” changed while it was read"):
        imports.service.run(looks, progress=cut)


def test_one_bad_file_of_several_stops_them_all(imports: Imports) -> None:
    good, bad = imports.file("good.csv", PEOPLE), imports.file("bad.csv", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    with _nothing_written(imports), pytest.raises(Unreadable, match=r"“bad\.csv” is a picture"):
        imports.run(good, bad)


@pytest.mark.parametrize("room", [0, 1, 2, 4, 8, 16, 32, 64])
def test_a_full_disk_leaves_everything_and_the_import_works_once_there_is_room(
    imports: Imports, room: int
) -> None:
    looks = _look(imports, MANY)
    engine = imports.place.work.database.engine
    limit = [room]

    def limited(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        most = pages + limit[0] if limit else 1 << 30
        connection.exec_driver_sql(f"PRAGMA max_page_count={most}")

    event.listen(engine, "begin", limited)
    try:
        with _nothing_written(imports), pytest.raises(DiskFull, match="The disk is full"):
            imports.service.run(looks)
        limit.clear()
        assert imports.service.run(looks).value.customers_added == 1_500
    finally:
        event.remove(engine, "begin", limited)
    imports.assert_whole()


def test_a_venue_that_another_program_writes_to(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = _look(imports, PEOPLE)
    monkeypatch.setattr(write_lock, "PATIENCE", 0.02)
    other = sqlite.connect(str(imports.place.path))
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Locked, match="Another program is using"):
            imports.service.run(looks)
    finally:
        other.rollback()
        other.close()
    assert imports.service.run(looks).value.customers_added == 3


def test_an_import_that_waits_for_another_program_can_be_stopped(imports: Imports) -> None:
    looks, stop = _look(imports, PEOPLE), Cancellation()
    other = sqlite.connect(str(imports.place.path))
    other.execute("BEGIN IMMEDIATE")
    stopping = Timer(0.2, stop.cancel)
    stopping.start()
    try:
        with _nothing_written(imports), pytest.raises(Cancelled):
            imports.service.run(looks, cancellation=stop)
    finally:
        stopping.join()
        other.close()


def test_a_venue_that_can_only_be_read_still_shows_a_preview(imports: Imports) -> None:
    work = imports.place.work
    looks = _look(imports, PEOPLE)
    database = open_file(imports.place.path, clock=work.clock, keepers=keepers(work.clock), read_only=True)
    try:
        service = ImportService(Workplace(database, work.clock, work.desk, work.venue, work.wording))
        assert service.preview(looks).customers_added == 3
        with _nothing_written(imports), pytest.raises(ReadOnly):
            service.run(looks)
    finally:
        database.close()


def test_what_another_desk_writes_meanwhile_is_seen(imports: Imports) -> None:
    looks = _look(imports, BOOKINGS)
    desk = CustomerService(imports.place.work)
    added: list[int] = []

    def meanwhile(_done: int, _total: int) -> None:
        if not added:
            draft = CustomerDraft(
                display_name="Léa Müller", given_name="Léa", family_name="Müller", emails=("lea@example.ch",)
            )
            added.append(desk.add_customer(draft).value)

    report = imports.service.run(looks, progress=meanwhile).value
    assert (report.customers_added, report.visits_added) == (1, 3)
    assert imports.rows("SELECT count(*) FROM visit WHERE customer_id = :lea", lea=added[0]) == [(2,)]
    imports.assert_whole()


def test_taking_back_can_be_cancelled(imports: Imports) -> None:
    report = imports.service.run(_look(imports, MANY)).value
    assert report.batch_id is not None
    stop = Cancellation()
    stop.cancel()
    with _nothing_written(imports), pytest.raises(Cancelled):
        imports.service.undo(report.batch_id, cancellation=stop)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "“empty.csv” is empty"),
        ("header.csv", b"Name,E-Mail\n", "“header.csv” is empty"),
        ("zeros.csv", bytes(4_000), "“zeros.csv”"),
        ("cards.vcf", b"no card at all", "There is no card in “cards.vcf”"),
    ],
    ids=["empty", "header only", "binary", "no card"],
)
def test_a_file_without_people_is_refused_by_name(
    imports: Imports, name: str, content: bytes, words: str
) -> None:
    with _nothing_written(imports), pytest.raises(Unreadable, match=words):
        imports.run(imports.file(name, content))


def test_a_folder_is_refused_by_name(imports: Imports, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="is a folder"):
        imports.run(tmp_path)
