"""Readings of the first names of a file."""

from __future__ import annotations

from pathlib import Path

from app.transfer.name_samples import different, sample_names
from app.transfer.opening import Choices, open_file


def test_every_reading_shows_the_names_that_are_not_plain(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes("Name,City\nAnna,Bern\nJosé,Genève\n".encode("cp1252"))
    samples = sample_names(open_file(path, choices=Choices(encoding="cp1252")), ["cp1252", "cp1251"])
    assert [(sample.encoding, sample.names) for sample in samples] == [
        ("cp1252", ("José",)),
        ("cp1251", ("Josй",)),
    ]


def test_an_impossible_reading_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes("Name\nMüller\nJosé\n".encode())
    samples = sample_names(open_file(path), ["utf-8", "utf-32"])
    assert [sample.encoding for sample in samples] == ["utf-8"]


def test_readings_that_look_alike_count_once(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes("Name\nJosé\nAnna\n".encode("cp1252"))
    file = open_file(path, choices=Choices(encoding="cp1252"))
    samples = sample_names(file, ["cp1252", "iso8859-15", "cp1251"])
    assert [sample.encoding for sample in different(samples)] == ["cp1252", "cp1251"]


def test_cards_show_their_names_too(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_bytes("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Léa Müller\r\nEND:VCARD\r\n".encode())
    samples = sample_names(open_file(path), ["utf-8"])
    assert samples[0].names == ("Léa Müller",)
