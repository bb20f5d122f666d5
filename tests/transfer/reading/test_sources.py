"""Whatever is dropped on the window is either read or refused with one clear sentence."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Unreadable
from app.transfer.reading.sources import Limits, look_at, read_chunks, read_head

CSV = b"Name;Phone\nAda Berg;+46 8 123 456 78\n"


def _refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        look_at(path, limits=limits or Limits())
    return refused.value.what


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV * 20_000)
    source = look_at(path)
    assert b"".join(read_chunks(source)) == CSV * 20_000
    assert (source.name, source.suffix, source.size) == ("guests.csv", ".csv", len(CSV) * 20_000)
    assert read_head(source, 4) == b"Name"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "gone.csv") == "“gone.csv” is not there (any more)."
    (tmp_path / "file").write_bytes(CSV)
    assert "is not there" in _refusal(tmp_path / "file" / "gone.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == f"“{tmp_path.name}” is a folder."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert _refusal(tmp_path / "pipe.csv") == "“pipe.csv” is a pipe or a device, not a file."


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert _refusal(tmp_path / "loop.csv") == "“loop.csv” is a link that leads back to itself."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_bytes(CSV)
    path.chmod(0)
    assert _refusal(path) == "“secret.csv” may not be read by you."


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n \n", b"\xff\xfe"])
def test_a_file_without_anything_in_it_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(content)
    assert _refusal(path) == "“guests.csv” is empty."


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"SQLite format 3\0", "a database"),
        (b"\x1f\x8b\x08\0", "a packed file"),
        (b"\0\x01\x02\x03" * 50, "not a text file"),
        (b"<!DOCTYPE html><html>Please log in", "a web page"),
        (b'\xef\xbb\xbf [{"name": "Ada"}]', "a file of data for programs"),
        (b"\0" * 5000, "not a text file"),
        (bytes(range(256)) * 8, "not a text file"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, head: bytes, kind: str) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(head + b"rest of it")
    assert _refusal(path) == f"“guests.csv” is {kind}, not a list of people."


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV * 100_000)
    assert _refusal(path, Limits(file_bytes=1_000_000)) == "“guests.csv” is larger than 1 MB."


def test_the_one_list_in_a_zip_is_opened(tmp_path: Path, corpora: Path) -> None:
    source = look_at(_zip(tmp_path / "export.zip", guests__csv=CSV))
    assert b"".join(read_chunks(source)) == CSV
    assert (source.name, source.suffix) == ("guests.csv in export.zip", ".csv")
    assert look_at(corpora / "csv-messytables/simple.zip").name == "simple.csv in simple.zip"


def test_a_zip_with_several_files_is_refused(tmp_path: Path) -> None:
    refusal = _refusal(_zip(tmp_path / "export.zip", a__csv=CSV, b__csv=CSV))
    assert refusal == "“export.zip” is a zip file with 2 files in it."


def test_a_zip_without_a_list_is_refused(tmp_path: Path) -> None:
    assert "zip file" in _refusal(_zip(tmp_path / "export.zip", photo__jpg=b"\xff\xd8\xff"))
    assert "zip file" in _refusal(_zip(tmp_path / "empty.zip"))


def test_an_office_document_is_no_zip_to_anybody(tmp_path: Path) -> None:
    path = tmp_path / "guests.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert _refusal(path) == "“guests.docx” is an Office document, not a list of people."


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", guests__csv=os.urandom(4000))
    path.write_bytes(path.read_bytes()[:1000])
    assert _refusal(path) == "“export.zip” is damaged and cannot be unpacked."


def test_a_packed_list_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "bomb.zip", guests__csv=b"a;b\n" * 2_000_000)
    assert path.stat().st_size < 50_000
    assert _refusal(path, Limits(file_bytes=1_000_000)).endswith("is larger than 1 MB.")


def test_a_file_that_changes_after_the_first_look_is_not_read_on(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV * 2)
    source = look_at(path)
    path.write_bytes(CSV)
    with pytest.raises(Unreadable, match=r"changed while it was read"):
        list(read_chunks(source))


def test_a_file_that_is_cut_while_it_is_read_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV * 100_000)
    chunks = read_chunks(look_at(path))
    next(chunks)
    os.truncate(path, 400_000)
    with pytest.raises(Unreadable, match=r"changed while it was read"):
        list(chunks)


def test_a_file_that_vanishes_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV)
    source = look_at(path)
    path.unlink()
    with pytest.raises(Unreadable, match=r"not there"):
        list(read_chunks(source))


def test_reading_stops_when_nobody_waits(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes(CSV * 100_000)
    cancellation = Cancellation()
    chunks = read_chunks(look_at(path), cancellation=cancellation)
    next(chunks)
    cancellation.cancel()
    with pytest.raises(Cancelled):
        next(chunks)
