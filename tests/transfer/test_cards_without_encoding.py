"""Address book cards that do not say how they write their letters."""

from __future__ import annotations

from pathlib import Path

from app.transfer.opening import CardFile, open_file


def opened(path: Path, name: bytes) -> CardFile:
    path.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name + b"\r\nEND:VCARD\r\n")
    file = open_file(path)
    assert isinstance(file, CardFile)
    return file


def test_single_accents_are_read_as_windows_writes_them(tmp_path: Path) -> None:
    file = opened(tmp_path / "card.vcf", b"Euro \x80")
    assert (file.encoding.name, file.encoding.sure) == ("cp1252", True)


def test_a_word_of_another_alphabet_is_never_taken_for_accents(tmp_path: Path) -> None:
    file = opened(tmp_path / "card.vcf", "Иван".encode("cp1251"))
    assert file.encoding.name != "cp1252" or not file.encoding.sure
