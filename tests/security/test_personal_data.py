"""G1: one folder with everything about a person, and nothing about anybody else."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, select

from app.core.errors import NotFound
from app.law.service.person_data import PersonDataService
from app.model.schema import Base
from tests.law.known_person import OTHERS, THEIRS, Known, open_known


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """A hotel that knows somebody in every way there is."""
    with open_known(tmp_path) as known:
        yield known


def everything(folder: Path) -> bytes:
    """All bytes in the folder, with its name."""
    return str(folder).encode() + b"\n".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def rows_naming(known: Known, word: str) -> set[tuple[str, int]]:
    """Each row of the file in which a word stands, found without any knowledge of whose rows are whose."""
    found = set()
    with known.work.read() as session:
        for table in Base.metadata.tables.values():
            if "id" not in table.c:
                continue
            for row in session.execute(select(table)).mappings():
                if word.lower() in repr(dict(row)).lower():
                    found.add((table.name, row["id"]))
    return found


def test_G1_every_row_that_names_them_is_in_the_folder(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    told = json.loads((written.path / "data.json").read_text())
    there = {(name, row["id"]) for name, rows in told["tables"].items() for row in rows}
    naming = rows_naming(known, THEIRS)
    assert len(naming) > 40
    assert naming - there == set()
    assert written.rows == len(there)


def test_G1_each_of_those_rows_says_there_what_it_says_in_the_file(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    told = json.loads((written.path / "data.json").read_text())
    silent = [
        (name, row["id"])
        for name, rows in told["tables"].items()
        for row in rows
        if (name, row["id"]) in rows_naming(known, THEIRS) and THEIRS not in json.dumps(row)
    ]
    assert silent == []


def test_G1_nothing_of_anybody_else_is_in_it(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    assert OTHERS.encode() not in everything(written.path)
    assert THEIRS.encode() in everything(written.path)


def test_G1_the_photos_and_files_are_in_it_whole(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    with known.work.read() as session:
        kept = Base.metadata.tables["attachment_content"]
        assert isinstance(kept.c.content.type, LargeBinary)
        theirs = {row.content for row in session.execute(select(kept)) if THEIRS.encode() in row.content}
    assert {one.read_bytes() for one in (written.path / "files").iterdir()} == theirs
    assert written.files == len(theirs) == 2


def test_G1_a_person_reads_it_without_the_program(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    page = (written.path / "data.html").read_text()
    for words in (THEIRS, "Consents", "Contacts", "Answers to surveys", "files/"):
        assert words in page
    assert "customer_id" not in page


def test_G1_only_the_user_can_read_it_and_its_name_names_nobody(known: Known, tmp_path: Path) -> None:
    written = PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    modes: dict[bool, set[Any]] = {True: set(), False: set()}
    for one in (written.path, *written.path.rglob("*")):
        modes[one.is_dir()].add(stat.S_IMODE(one.stat().st_mode))
    assert modes == {True: {0o700}, False: {0o600}}
    assert THEIRS not in written.path.name


def test_G1_staff_are_in_it_by_name_only(known: Known) -> None:
    data = PersonDataService(known.work).read(known.theirs)

    noted_by = {row.get("staff_id") for row in data.tables["audit_entry"]}
    assert noted_by
    assert not any(isinstance(one, int) for one in noted_by)


def test_G1_words_of_theirs_are_words_on_the_page_whatever_they_are(known: Known) -> None:
    with known.work.write() as session:
        session.get_one(_customer(), known.theirs).note = "<script>alert(1)</script>"

    page = PersonDataService(known.work).page(known.theirs)

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_G1_nobody_is_found_under_a_number_that_is_nobodys(known: Known) -> None:
    with pytest.raises(NotFound):
        PersonDataService(known.work).read(999_999)


def _customer() -> Any:
    from app.model.customer import Customer

    return Customer
