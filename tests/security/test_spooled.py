"""S1 while something is brought in: what does not fit into memory lies on the disk unreadable."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.transfer.importing import spool
from app.transfer.importing.service import ImportService
from tests.security.encrypted import put_sealed
from tests.security.test_encryption import at_work
from tests.storage.files import names

PEOPLE = tuple(f"Quintessa Vandermolen{number:03}" for number in range(600))
FILE = "Name,Notes\n" + "".join(f"{name},anaphylaxis to walnutty things\n" for name in PEOPLE)
NEEDLES = (b"Quintessa", b"walnutty", "Quintessa".encode("utf-16-le"))
PACKED = b"\x78\x01"
"""How what zlib packs begins."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="open files are listed by Linux alone")


class NoSeal:
    """The guard taken away."""

    def __init__(self, _key: bytes) -> None:
        pass

    generate_key = staticmethod(bytes)

    def encrypt(self, _nonce: bytes, content: bytes, _more: None) -> bytes:
        return content

    decrypt = encrypt


def open_files(but: Path) -> list[bytes]:
    """What lies in every file that this process has open, named or not, but one."""
    found = []
    for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 - numbers, not paths
        with suppress(OSError):
            told = os.fstat(number)
            if stat.S_ISREG(told.st_mode) and not os.path.samestat(told, but.stat()):
                found.append(Path(f"/proc/self/fd/{number}").read_bytes())
    return found


def is_readable(content: bytes) -> bool:
    """Whether anything of the people can be read there, also by whoever unpacks what is packed."""
    texts, at = [content], content.find(PACKED)
    while at >= 0:
        with suppress(zlib.error):
            texts.append(zlib.decompressobj().decompress(content[at:]))
        at = content.find(PACKED, at + 1)
    return any(needle in text for needle in NEEDLES for text in texts)


def readable_while_importing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Bring the people in; how many files were looked into, and in how many somebody could be read."""
    monkeypatch.setattr(spool, "_IN_MEMORY", 1)
    kept, temporary = folder / "venue", folder / "temporary"
    for each in (kept, temporary):
        each.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    source = folder / "people.csv"
    source.write_text(FILE, encoding="utf-8")
    looked: list[bool] = []

    def look(_done: int, _total: int) -> None:
        contents = [one.read_bytes() for one in folder.rglob("*") if one.is_file() and one != source]
        looked.extend(is_readable(each) for each in (*contents, *open_files(but=source)) if each)

    with closing(put_sealed(kept).open()) as database:
        service = ImportService(at_work(database))
        service.run(service.inspect([source]), progress=look)
        assert set(PEOPLE) <= set(names(database))
    return len(looked), sum(looked)


def test_S1_nothing_of_a_file_that_comes_in_can_be_read_off_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, readable = readable_while_importing(tmp_path, monkeypatch)
    assert looked > 10
    assert readable == 0


def test_S1_the_same_look_finds_what_is_packed_but_not_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_sealed(tmp_path)  # made once for all tests, and never without its seal
    monkeypatch.setattr("cryptography.hazmat.primitives.ciphers.aead.AESGCM", NoSeal)
    assert readable_while_importing(tmp_path, monkeypatch)[1] > 0
