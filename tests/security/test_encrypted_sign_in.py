"""The passwords of staff follow into what opens the venue, and commands use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.acting import Desk
from app.core.errors import ReadOnly
from app.sign_in.rows import Welcome
from app.sign_in.schemas import PasswordDraft
from app.sign_in.service.keeping import SecretService
from app.sign_in.service.signing_in import SignInService
from app.staff.schemas import StaffEdit
from app.staff.service.colleagues import ColleagueService
from app.storage.cipher.locks import Locks
from app.storage.cipher.unlocking import WrongKey, find_by_words
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.security.encrypted import PASSWORD, Sealed, put_sealed
from tests.venues import MARA, OWNER, SetClock

NEW, MARAS = "another long password", "a password of hers"


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """An encrypted venue."""
    return put_sealed(tmp_path)


@pytest.fixture
def work(sealed: Sealed) -> Iterator[Workplace]:
    """That venue with its owner at the desk."""
    database = sealed.open()
    venue = VenueReader(database).get_venue()
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    yield Workplace(database, SetClock(), Desk(OWNER), venue, wording)
    database.close()


def set_password(work: Workplace, staff_id: int, password: str) -> None:
    """As the settings do: hashed away from the window, kept in it."""
    secrets = SecretService(work)
    secrets.set_password(staff_id, secrets.hashed(PasswordDraft(password=password, again=password)))


def test_a_new_password_opens_the_venue_and_the_one_before_no_more(work: Workplace, sealed: Sealed) -> None:
    set_password(work, OWNER, NEW)

    assert find_by_words(sealed.path, NEW).key == sealed.key
    with pytest.raises(WrongKey):
        find_by_words(sealed.path, PASSWORD)


def test_a_password_that_is_taken_away_opens_nothing(work: Workplace, sealed: Sealed) -> None:
    set_password(work, OWNER, NEW)
    set_password(work, MARA, MARAS)
    assert find_by_words(sealed.path, MARAS).key == sealed.key

    SecretService(work).set_password(MARA, "")

    with pytest.raises(WrongKey):
        find_by_words(sealed.path, MARAS)


def test_who_has_left_opens_nothing(work: Workplace, sealed: Sealed) -> None:
    set_password(work, OWNER, NEW)
    set_password(work, MARA, MARAS)
    colleagues = ColleagueService(work)
    version = next(row.version for row in colleagues.list_colleagues() if row.id == MARA)

    colleagues.edit(MARA, StaffEdit(version=version, active=False))

    with pytest.raises(WrongKey):
        find_by_words(sealed.path, MARAS)


def test_a_password_from_before_the_encryption_opens_the_venue_once_its_owner_signed_in(
    work: Workplace, sealed: Sealed
) -> None:
    set_password(work, OWNER, NEW)
    sealed.locks.drop_staff(OWNER)

    assert isinstance(SignInService(work).sign_in(OWNER, NEW), Welcome)

    assert find_by_words(sealed.path, NEW).key == sealed.key


def test_signing_in_works_where_the_keys_cannot_be_written(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_password(work, OWNER, NEW)

    def refuse(*_arguments: object) -> None:
        raise ReadOnly("The folder cannot be written.")

    monkeypatch.setattr(Locks, "keep_staff", refuse)

    assert isinstance(SignInService(work).sign_in(OWNER, NEW), Welcome)


def test_commands_open_the_venue_by_what_the_environment_gives(
    sealed: Sealed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(sealed.path.parent)
    assert main(["find", "x", "--data-dir", folder]) == 1
    assert "encrypted" in capsys.readouterr().err
    monkeypatch.setenv("REGULARS_SECRET", "not the password")
    assert main(["check", "--data-dir", folder]) == 1
    assert "does not open" in capsys.readouterr().err

    for words in (PASSWORD, sealed.recovery.shown):
        monkeypatch.setenv("REGULARS_SECRET", words)
        assert main(["check", "--data-dir", folder]) == 0
