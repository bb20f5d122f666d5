"""S1: encrypted means unreadable, and what does not open a venue leaves it as it is."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap.keys import find_backup_key, find_key, make_encrypted
from app.core.acting import Desk
from app.core.errors import Conflict, Corrupt, KeyNeeded
from app.core.logs import start_logs, stop_logs
from app.core.recovery_key import RecoveryKey
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.model.preference import Preference, Strength
from app.storage.backups.names import Why
from app.storage.cipher.key_file import Kind, read_key_file
from app.storage.cipher.unlocking import WrongKey, find_by_words
from app.storage.database import Database
from app.storage.opening import open_file
from app.storage.recognising import PAGE_BYTES, looks_encrypted, recognise
from app.storage.restoring import restore
from app.storage.salvage.saving import salvage
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.faults.forks import Programs, programs
from tests.faults.window_alone import GUEST, see
from tests.isolation.homes import variables
from tests.security.encrypted import PASSPHRASE, PASSWORD, put_sealed, seal
from tests.storage.files import fingerprint, names, new_customer
from tests.storage.test_recognising import NOT_OURS
from tests.venues import NOON, SetClock, made_file

__all__ = ["programs"]

SEEDED = 50
PEOPLE = tuple(f"Quintessa Vandermolen{number:02}" for number in range(SEEDED))
ALLERGIES = tuple(f"anaphylaxis to walnutty{number:02}" for number in range(SEEDED))


def at_work(database: Database) -> Workplace:
    """The venue with its owner at the desk."""
    venue = VenueReader(database).get_venue()
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    return Workplace(database, SetClock(), Desk(1), venue, wording)


def seed(database: Database, folder: Path) -> None:
    """Fifty people with an allergy each, some of it still in the log beside the file, a backup, and a log file."""
    work = at_work(database)
    start_logs(folder / "logs")
    try:
        for person, allergy in zip(PEOPLE, ALLERGIES, strict=True):
            added = CustomerService(work).add_customer(CustomerDraft(display_name=person)).value
            with work.write() as session:
                session.add(
                    Preference(
                        customer_id=added,
                        text=allergy,
                        strength=Strength.MUST,
                        evidence="told",
                        noted_at=NOON,
                    )
                )
            logging.getLogger("app").info("customer %s saved", added)
        assert database.backups is not None
        database.backups.take(Why.HAND)
        with closing(database.engine.raw_connection()) as connection:
            # A sort that does not fit into memory goes to a temporary file, if it may.
            connection.execute(
                "SELECT a.text FROM preference a, preference b, preference c ORDER BY a.text || b.text"
            )
    finally:
        stop_logs()


def found_in(folder: Path) -> set[str]:
    """In which files anything of the people can be read, as any tool that looks for text does."""
    needles = [text.encode(code) for text in (*PEOPLE, *ALLERGIES) for code in ("utf-8", "utf-16-le")]
    needles += [text.casefold().encode() for text in (*PEOPLE, *ALLERGIES)]
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    }


def test_S1_nothing_of_fifty_people_can_be_read_off_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    database = put_sealed(tmp_path).open()
    try:
        seed(database, tmp_path)
        assert (tmp_path / "venue.regulars-wal").stat().st_size > 0
        assert found_in(tmp_path) == set()
        assert len(names(database)) == SEEDED
    finally:
        database.close()
    assert found_in(tmp_path) == set()


def test_S1_the_same_search_finds_them_in_a_plain_venue(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    path.write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))
    with closing(open_file(path, clock=SetClock(), safeguarded=True)) as database:
        seed(database, tmp_path)
        found = found_in(tmp_path)

    assert "venue.regulars-wal" in found
    assert any(name.endswith("-hand.regulars") for name in found)
    assert not any(name.endswith((".log", ".json")) for name in found)


@pytest.mark.parametrize("words", ["not the password", "1234", "", RecoveryKey(b"x" * 32).shown])
def test_S1_what_is_not_the_key_says_so_and_leaves_everything_as_it_is(tmp_path: Path, words: str) -> None:
    sealed = put_sealed(tmp_path)
    before = fingerprint(tmp_path)

    with pytest.raises(WrongKey, match=r"does not open “venue\.regulars”"):
        find_by_words(sealed.path, words)
    with pytest.raises(KeyNeeded, match="encrypted"):
        open_file(sealed.path, clock=SetClock())
    with pytest.raises(Corrupt):
        open_file(sealed.path, clock=SetClock(), key=f"x'{'00' * 32}'")

    assert fingerprint(tmp_path) == before


def test_a_recovery_key_with_a_typing_mistake_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    shown = sealed.recovery.shown
    mistaken = shown[:-1] + ("0" if shown[-1] != "0" else "1")

    with pytest.raises(WrongKey, match="One of the characters"):
        find_by_words(sealed.path, mistaken)


def test_password_passphrase_and_recovery_key_lead_to_the_same_key(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)

    found = {
        find_by_words(sealed.path, words).key.pragma
        for words in (PASSWORD, PASSPHRASE, sealed.recovery.shown)
    }

    assert found == {sealed.key.pragma}


def test_a_password_that_was_taken_away_opens_nothing(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    sealed.locks.drop_staff(1)
    sealed.locks.set_passphrase("four other small words")

    for words in (PASSWORD, PASSPHRASE):
        with pytest.raises(WrongKey):
            find_by_words(sealed.path, words)


def test_without_the_key_file_the_recovery_key_alone_opens_the_venue(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    (tmp_path / "venue.keys").unlink()

    with pytest.raises(KeyNeeded, match=r"no “venue\.keys” beside it"):
        open_file(sealed.path, clock=SetClock())
    with pytest.raises(WrongKey, match="only the recovery key"):
        find_by_words(sealed.path, PASSWORD)
    assert find_by_words(sealed.path, sealed.recovery.shown).key == sealed.key


def test_a_damaged_file_is_told_from_a_wrong_key(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    content = bytearray(sealed.path.read_bytes())
    content[100:200] = bytes(100)
    sealed.path.write_bytes(content)

    with pytest.raises(Corrupt, match="damaged"):
        open_file(sealed.path, clock=SetClock(), key=find_by_words(sealed.path, PASSPHRASE).key.pragma)


@pytest.mark.parametrize("which", sorted(NOT_OURS))
def test_what_is_not_ours_is_not_taken_for_encrypted(which: str, tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    make, refusal = NOT_OURS[which]
    make(path)

    assert not looks_encrypted(path)
    with pytest.raises(refusal):
        recognise(path)


def test_key_file_and_venue_are_readable_by_the_user_alone(tmp_path: Path) -> None:
    seal(tmp_path)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_key_file_says_how_passwords_are_stretched_and_holds_no_key(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    file = read_key_file(sealed.path)

    assert file is not None
    stretching = [wrap.stretching for wrap in file.of_kind(Kind.STAFF)]
    assert [(one.memory_kib, one.passes) for one in stretching if one] == [(65_536, 3)]
    text = (tmp_path / "venue.keys").read_text()
    assert sealed.key.secret.hex() not in text
    assert sealed.recovery.secret.hex() not in text


def test_a_seal_that_was_tampered_with_opens_nothing(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    file = read_key_file(sealed.path)
    assert file is not None
    theirs = file.of_kind(Kind.PASSPHRASE)[0]
    keys = tmp_path / "venue.keys"
    keys.write_text(keys.read_text().replace(theirs.sealed.content[:8], "00000000"))

    with pytest.raises(WrongKey):
        find_by_words(sealed.path, PASSPHRASE)


def test_a_venue_is_encrypted_from_its_first_byte(tmp_path: Path) -> None:
    path, recovery = tmp_path / "venue.regulars", RecoveryKey.new()

    key = make_encrypted(path, recovery, owner_password=PASSWORD)

    assert looks_encrypted(path)
    assert find_key(path, words=PASSWORD) == key
    assert find_key(path) is None
    with pytest.raises(Conflict):
        make_encrypted(path, RecoveryKey.new(), owner_password=PASSWORD)
    assert find_key(path, words=recovery.shown) == key


def test_a_backup_brings_its_keys_and_is_gone_back_to_by_them(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    with closing(sealed.open()) as database:
        new_customer(database, "Léa")
        assert database.backups is not None
        kept = database.backups.take(Why.HAND).kept
        new_customer(database, "Noé")
    key = find_backup_key(kept.path, words=PASSWORD)

    restored = restore(kept.path, sealed.path, at=NOON, key=key)

    with closing(sealed.open()) as database:
        assert names(database) == ["Léa"]
    assert restored.aside is not None
    assert find_by_words(restored.aside, PASSPHRASE).key == sealed.key


def test_what_can_be_read_of_an_encrypted_venue_is_saved_with_its_key_alone(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)

    with pytest.raises(KeyNeeded):
        salvage(sealed.path, tmp_path / "saved")
    assert not (tmp_path / "saved").exists()
    saved = salvage(sealed.path, tmp_path / "saved", key=sealed.key.pragma)

    assert saved.rows["staff"] == 2
    assert not saved.incomplete


def test_a_damaged_page_of_an_encrypted_file_takes_no_other_with_it(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    whole = salvage(sealed.path, tmp_path / "whole", key=sealed.key.pragma)
    with sealed.path.open("r+b") as file:
        file.seek(3 * PAGE_BYTES + 100)
        file.write(bytes(3000))

    saved = salvage(sealed.path, tmp_path / "saved", key=sealed.key.pragma)

    assert len(saved.incomplete) == 1
    assert sum(saved.rows.values()) >= sum(whole.rows.values()) - 10


def test_S1_the_window_leaves_nothing_of_an_encrypted_venue_anywhere_in_plain(
    tmp_path: Path, programs: Programs
) -> None:
    homes = [tmp_path / name for name in ("encrypted", "plain")]
    for home in homes:
        (home / "venue").mkdir(parents=True)
        (home / "temporary").mkdir()
    put_sealed(homes[0] / "venue")
    (homes[1] / "venue" / "venue.regulars").write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))

    found = []
    for home in homes:
        surroundings = variables(home) | {"TMPDIR": str(home / "temporary")}
        seen = see(programs, home / "venue", "", PASSPHRASE, environment=surroundings, told_in=tmp_path)
        assert seen["came"] == "desk"
        spelled = [GUEST.encode(code) for code in ("utf-8", "utf-16-le")]
        content = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
        found.append(any(word in bytes_ for word in spelled for bytes_ in content))

    assert found == [False, True]
