"""Opening, making and rehearsing venues, away from the GUI thread so that the window is up first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.paths import DataFolder
from app.core.progress import Progress

if TYPE_CHECKING:
    from app.shell.new_venue import OwnerSecrets
    from app.shell.venue_draft import VenueDraft
    from app.venue.workplace import Workplace

DEFAULT_SIZE, DEFAULT_SEED = 2000, 1


@dataclass(frozen=True)
class Rehearsal:
    """Which fictional venue is wanted; without ``today`` it plays today."""

    kind: str
    size: int = DEFAULT_SIZE
    seed: int = DEFAULT_SEED
    today: date | None = None


def open_existing(
    folder: DataFolder,
    clock: Clock,
    *,
    staff_id: int = 0,
    as_it_is: bool = False,
    words: str = "",
    remember: bool = False,
    key: str | None = None,
) -> Workplace:
    """The venue of a data folder, with ``staff_id`` or else whoever came first at the desk.

    ``as_it_is`` takes a file that something else has written to. ``words`` open an encrypted one that this computer
    does not open by itself, which ``remember`` changes, and sign in whose password they are; ``key`` is given where
    it is known. Raises KeyNeeded or WrongKey without the right ones.
    """
    from app.bootstrap.keys import Way, find_way
    from app.bootstrap.loading_beside import load_for_the_list
    from app.bootstrap.opening import begin_work, open_database
    from app.core.acting import Desk
    from app.venue.reading import VenueReader

    way = Way(key) if key else find_way(folder.venue_file, words=words, remember=remember)
    database = open_database(folder.venue_file, clock, as_it_is=as_it_is, key=way.key)
    try:
        known = {one.id for one in VenueReader(database).list_staff()}
        at_desk = staff_id if staff_id in known else min(known, default=0)
        workplace = begin_work(database, clock, desk=Desk(at_desk))
        if way.staff_ids and workplace.desk.locked:
            _sign_in(workplace, way.staff_ids, words)
        load_for_the_list()
    except BaseException:
        database.close()
        raise
    return workplace


def _sign_in(work: Workplace, staff_ids: tuple[int, ...], words: str) -> None:
    """Whoever opened the venue by their own password need not type it again; several with the same one have to."""
    from app.core.errors import NotFound
    from app.sign_in.rows import Welcome
    from app.sign_in.service.signing_in import SignInService

    sign_in = SignInService(work)
    if len(staff_ids) > 1:
        return
    with suppress(NotFound):
        answer = sign_in.sign_in(staff_ids[0], words)
        if isinstance(answer, Welcome):
            sign_in.admit(answer)


def make_venue(
    folder: DataFolder,
    draft: VenueDraft,
    *,
    clock: Clock,
    owner: OwnerSecrets | None = None,
) -> Workplace:
    """A new, empty venue in a data folder.

    With an owner's secrets it is encrypted, their password and the recovery key open it, and they are signed in.
    """
    from app.bootstrap.keys import make_encrypted
    from app.bootstrap.opening import open_database
    from app.storage.opening import create_file
    from app.venue import schemas
    from app.venue.service import VenueService

    values = draft.model_dump(exclude={"staff_name"})
    key = None
    if owner is None:
        create_file(folder.venue_file)
    else:
        key = make_encrypted(folder.venue_file, owner.key, owner_password=owner.password)
    database = open_database(folder.venue_file, clock, key=key)
    try:
        VenueService(database, clock).make_venue(schemas.VenueDraft(**values, owner_name=draft.staff_name))
    finally:
        database.close()
    workplace = open_existing(folder, clock, key=key)
    if owner is not None:
        _keep_secrets(workplace, owner)
    return workplace


def _keep_secrets(work: Workplace, owner: OwnerSecrets) -> None:
    """From now on staff sign in; whoever set the place up has just done so."""
    from app.sign_in.service.keeping import SecretService

    secrets, owner_id = SecretService(work), work.desk.staff_id
    secrets.set_pin(owner_id, owner.pin_hash)
    secrets.set_password(owner_id, owner.password_hash)
    secrets.keep_recovery(owner.key_hash)


def open_rehearsal(
    folder: DataFolder, wanted: Rehearsal, *, clock: Clock, cancellation: Cancellation, progress: Progress
) -> Workplace:
    """The fictional venue, built first unless the folder holds that very one already."""
    from app.rehearsal.builder import build_rehearsal

    if not _is_there(folder, wanted, clock):
        build_rehearsal(
            folder.venue_file,
            wanted.kind,
            size=wanted.size,
            seed=wanted.seed,
            today=wanted.today,
            progress=progress,
            cancellation=cancellation,
            clock=clock,
        )
    return open_existing(folder, clock)


def _is_there(folder: DataFolder, wanted: Rehearsal, clock: Clock) -> bool:
    from app.bootstrap.opening import REHEARSAL_SETTING, open_database
    from app.core.clock import local_today
    from app.core.errors import AppError
    from app.venue.reading import VenueReader

    if not folder.venue_file.exists():
        return False
    try:
        database = open_database(folder.venue_file, clock)
    except AppError:
        return False
    try:
        reader = VenueReader(database)
        today = wanted.today or local_today(clock, reader.get_venue().zone)
        made = reader.get_setting(REHEARSAL_SETTING) or {}
        found = (made.get("size"), made.get("seed"), made.get("today"))
        return found == (wanted.size, wanted.seed, today.isoformat())
    finally:
        database.close()
