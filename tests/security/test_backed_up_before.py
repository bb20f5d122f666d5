"""G2, G3 and B1: what is hard to take back begins with a backup, and does not begin without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app.core.acting import Desk
from app.core.errors import AppError
from app.core.rights import AT_THE_DESK
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.law.schemas.retention import Kept, RetentionRules
from app.law.service.erasing import ErasureService
from app.law.service.retention import RetentionService
from app.model.audit_entry import AuditEntry
from app.model.erasure import Erasure
from app.model.import_batch import ImportBatch
from app.storage.backups.backups import Backups, Taken
from app.storage.backups.names import Why
from app.storage.connecting import connect
from app.storage.opening import open_file
from app.transfer.importing.service import ImportService
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.transfer.importing.imports import PEOPLE
from tests.venues import MARA, OWNER, SetClock, keepers, made_file

LEA = "Léa Odermatt"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    """A hotel that is no rehearsal, with backups as the program has them, which knows Léa since long."""
    path, clock = tmp_path / "venue.regulars", SetClock()
    path.write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))
    database = open_file(path, clock=clock, keepers=keepers(clock), safeguarded=True)
    try:
        venue = VenueService(database, clock).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        work = Workplace(database, clock, Desk(MARA), venue, wording)
        CustomerService(work).add_customer(CustomerDraft(display_name=LEA))
        clock.at += timedelta(days=1000)
        yield work
    finally:
        database.close()


def erase(work: Workplace) -> None:
    """Erase Léa because she asked."""
    ErasureService(work).erase(1)


def apply_rules(work: Workplace) -> None:
    """Erase Léa because nobody saw her for long."""
    service = RetentionService(work)
    service.save_rules(RetentionRules(months={Kept.PEOPLE: 12}))
    service.apply(service.dry_run())


def bring_in(work: Workplace) -> None:
    """Bring in a file with three people."""
    path = work.database.backups.venue.with_name("people.csv") if work.database.backups else Path()
    path.write_text(PEOPLE)
    service = ImportService(work)
    service.run(service.inspect([path]))


def people_in(path: Path) -> list[str]:
    """Who is in a file."""
    driver = connect(path, read_only=True)
    try:
        return [name for (name,) in driver.execute("SELECT display_name FROM customer ORDER BY id")]
    finally:
        driver.close()


def people_here(work: Workplace) -> list[str]:
    """Who is in the venue now."""
    with work.read() as session:
        return list(session.scalars(text("SELECT display_name FROM customer ORDER BY id")))


ACTS = [(erase, Why.ERASURE), (apply_rules, Why.ERASURE), (bring_in, Why.IMPORT)]


@pytest.mark.parametrize(("act", "why"), ACTS)
def test_G2_a_proven_backup_of_how_it_was_is_taken_before(
    work: Workplace, act: Callable[[Workplace], None], why: Why
) -> None:
    act(work)

    assert work.database.backups is not None
    (kept,) = work.database.backups.list_kept()
    assert (kept.why, kept.proven_at is not None) == (why, True)
    assert people_in(kept.path) == [LEA]
    assert people_here(work) != [LEA]


@pytest.mark.parametrize(("act", "why"), ACTS)
def test_G2_without_a_backup_nothing_of_it_is_done(
    work: Workplace, act: Callable[[Workplace], None], why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.backups.taking.begin_private", full)

    with pytest.raises(AppError):
        act(work)

    assert people_here(work) == [LEA]


@pytest.mark.parametrize("act", [act for act, _why in ACTS])
def test_G2_a_desk_that_is_locked_meanwhile_and_then_somebody_elses_changes_nothing_of_it(
    work: Workplace, act: Callable[[Workplace], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    take = Backups.take

    def take_while_others_come(*given: Any, **options: Any) -> Taken:
        taken = take(*given, **options)
        work.desk.staff_id, work.desk.role, work.desk.rights = OWNER, "desk", AT_THE_DESK
        work.desk.locked = True
        return taken

    monkeypatch.setattr(Backups, "take", take_while_others_come)
    act(work)

    assert people_here(work) != [LEA]
    with work.read() as session:
        assert session.scalars(select(AuditEntry.staff_id).order_by(AuditEntry.id)).all()[-1] == MARA
        assert set(session.scalars(select(ImportBatch.staff_id))) <= {MARA}
        assert set(session.scalars(select(Erasure.staff_id))) <= {MARA}


def test_G2_an_erased_person_is_told_which_backup_holds_them(work: Workplace) -> None:
    erased = ErasureService(work).erase(1)

    assert work.database.backups is not None
    assert erased.value.backups == tuple(one.at for one in work.database.backups.list_kept())
    assert erased.reversal is None
    assert len(erased.value.backups) == 1
