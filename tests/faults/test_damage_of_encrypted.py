"""B5: of an encrypted venue all that undamaged pages hold is saved, whichever page is damaged, and nothing in plain lies about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from app.core.errors import Corrupt
from app.core.recovery_key import RecoveryKey
from app.storage.cipher.recoding import recode
from app.storage.plain.table_file import read_table
from app.storage.salvage.pages import SealedPages
from app.storage.salvage.saving import Salvaged, salvage
from app.storage.salvage.trees import branches, start_of
from tests.faults.filled import PEOPLE, put_filled, sha256
from tests.figures import Figures
from tests.storage.files import fingerprint

PAGE = 4096
OTHER_KEY = f"x'{'5a' * 32}'"


@dataclass(frozen=True)
class Encrypted:
    """A hotel of sixty guests, and what opens it."""

    path: Path
    key: str

    def page(self, number: int) -> bytes:
        """A page of it in plain."""
        with self.path.open("rb", buffering=0) as file:
            return SealedPages(file, self.path.stat().st_size, self.key).read(number)

    @property
    def schema_pages(self) -> list[int]:
        """The pages that say where the tables lie."""
        return [one.child for one in branches(self.page(1), start_of(1))]

    @property
    def pages(self) -> int:
        return self.path.stat().st_size // PAGE

    def spoil(self, number: int, how: Callable[[bytearray], None]) -> None:
        """Damage one page."""
        content = bytearray(self.path.read_bytes())
        page = content[(number - 1) * PAGE : number * PAGE]
        how(page)
        content[(number - 1) * PAGE : number * PAGE] = page
        self.path.write_bytes(content)

    def save(self, into: Path) -> Salvaged:
        """What can be read of it; the file stays as it is."""
        before = fingerprint(self.path.parent)
        saved = salvage(self.path, into, key=self.key)
        assert fingerprint(self.path.parent) == before
        return saved


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Encrypted:
    """Encrypted once for all."""
    path = put_filled(tmp_path_factory.mktemp("made") / "venue.regulars")
    return Encrypted(path, recode(path, RecoveryKey.new()).pragma)


@pytest.fixture
def venue(made: Encrypted, tmp_path: Path) -> Encrypted:
    """A copy to damage."""
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / made.path.name
    path.write_bytes(made.path.read_bytes())
    return Encrypted(path, made.key)


def flip(page: bytearray) -> None:
    dice = Random(7)
    for _time in range(20):
        page[dice.randrange(len(page))] ^= 1 << dice.randrange(8)


def wipe(page: bytearray) -> None:
    page[100:3100] = bytes(3000)


def wipe_all(page: bytearray) -> None:
    page[:] = bytes(len(page))


def spoil_salt(page: bytearray) -> None:
    page[3] ^= 0x10


def spoil_proof(page: bytearray) -> None:
    page[-1] ^= 1


def guests(folder: Path) -> int:
    """How many were saved."""
    return len(list(read_table(folder / "customer.csv")[1]))


@pytest.mark.parametrize("how", [flip, wipe, wipe_all, spoil_salt, spoil_proof])
def test_B5_with_the_first_page_of_an_encrypted_venue_damaged_everybody_is_saved(
    venue: Encrypted, how: Callable[[bytearray], None], tmp_path: Path
) -> None:
    whole = venue.save(tmp_path / "whole")
    venue.spoil(1, how)

    saved = venue.save(tmp_path / "saved")

    assert guests(tmp_path / "saved") == PEOPLE
    assert saved.rows == whole.rows


def damaged_one_by_one(
    venue: Encrypted, numbers: Sequence[int], how: Callable[[bytearray], None], into: Path
) -> list[set[str]]:
    """Damage these pages one after the other; the tables of which each takes something, which is said every time."""
    whole, intact = venue.save(into / "whole"), venue.path.read_bytes()
    found = []
    for number in numbers:
        venue.spoil(number, how)
        saved = venue.save(into / "saved")
        fewer = {name for name, rows in whole.rows.items() if saved.rows.get(name, 0) < rows}
        assert fewer <= set(saved.incomplete)
        assert whole.rows.keys() - saved.rows.keys() <= set(saved.incomplete)
        found.append(fewer)
        venue.path.write_bytes(intact)
        shutil.rmtree(into / "saved")
    return found


def test_B5_a_page_of_the_schema_that_deciphers_takes_nothing(venue: Encrypted, tmp_path: Path) -> None:
    found = damaged_one_by_one(venue, venue.schema_pages[::4], spoil_proof, tmp_path)

    assert set().union(*found) == set()


def test_B5_a_wiped_page_of_the_schema_takes_only_the_tables_on_it(venue: Encrypted, tmp_path: Path) -> None:
    found = damaged_one_by_one(venue, venue.schema_pages[1::4], wipe_all, tmp_path)

    assert all(len(tables) < 20 for tables in found)


def test_B5_of_any_other_damaged_page_only_its_own_rows_are_lost(venue: Encrypted, tmp_path: Path) -> None:
    others = [number for number in range(2, venue.pages + 1) if number not in venue.schema_pages]

    found = damaged_one_by_one(venue, others[::30], flip, tmp_path)

    assert {len(tables) for tables in found} == {0, 1}


@pytest.mark.long
def test_B5_every_page_of_an_encrypted_venue_damaged_once(
    venue: Encrypted, tmp_path: Path, figures: Figures
) -> None:
    numbers = range(1, venue.pages + 1)
    for how in (flip, wipe_all):
        (tmp_path / how.__name__).mkdir()
        found = damaged_one_by_one(venue, numbers, how, tmp_path / how.__name__)
        all_guests = sum("customer" not in tables for tables in found)
        everything = sum(not tables for tables in found)
        figures(
            f"an encrypted venue, each of {len(found)} pages damaged in turn: {how.__name__}",
            f"all guests from {all_guests}, all rows from {everything}, 0 saved nothing",
        )


def test_B5_branches_that_lead_astray_are_left_out(venue: Encrypted, tmp_path: Path) -> None:
    whole = venue.save(tmp_path / "whole")
    roots = [number for number in range(2, venue.pages + 1) if venue.page(number)[0] == 5]
    assert roots
    for number in roots:
        venue.spoil(number, lambda page: page.__setitem__(20, page[20] ^ 0x41))

    saved = venue.save(tmp_path / "saved")

    assert {name for name, rows in whole.rows.items() if saved.rows[name] < rows} <= set(saved.incomplete)
    assert sum(saved.rows.values()) > 0.5 * sum(whole.rows.values())


def test_B5_with_another_key_nothing_is_saved_and_that_is_said(venue: Encrypted, tmp_path: Path) -> None:
    before = sha256(venue.path)

    with pytest.raises(Corrupt, match=r"The key opens no page of “venue\.regulars”"):
        salvage(venue.path, tmp_path / "saved", key=OTHER_KEY)

    assert sha256(venue.path) == before
    assert not (tmp_path / "saved").exists()


def test_S1_what_is_mended_of_an_encrypted_venue_stays_encrypted(venue: Encrypted, tmp_path: Path) -> None:
    names = [row[0] for row in _names(venue, tmp_path / "whole")]
    for number in (1, *venue.schema_pages):
        venue.spoil(number, spoil_proof)
    looked = []

    def look(_done: int, _total: int) -> None:
        beside = [path.read_bytes() for path in (tmp_path / "saved" / ".working").iterdir()]
        looked.append(any(name.encode() in one for one in beside for name in (*names, "CREATE TABLE")))

    salvage(venue.path, tmp_path / "saved", key=venue.key, progress=look)

    assert len(looked) > 20
    assert not any(looked)


def _names(venue: Encrypted, into: Path) -> list[list[str]]:
    venue.save(into)
    columns, rows = read_table(into / "customer.csv")
    at = columns.index("display_name")
    return [[row[at]] for row in rows]
