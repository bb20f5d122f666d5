"""G1: one folder with everything about a person, and nothing about anybody else."""

from __future__ import annotations

import errno
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, select

from app.core.errors import DiskFull, NotFound
from app.law.person import folder
from app.law.service.person_data import PersonDataService
from app.model.case import Case
from app.model.customer import Customer
from app.model.schema import Base
from app.model.survey import SurveyAnswer
from app.model.visit import Visit
from tests.law.known_person import OTHERS, THEIRS, Known, fill_person, let_meet, open_known
from tests.law.leading import LEADS, leading_columns, rows_led_to
from tests.venues import NOON, open_server_place


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """A hotel that knows somebody in every way there is."""
    with open_known(tmp_path) as known:
        yield known


def everything(where: Path) -> bytes:
    """All bytes in the folder, with its name."""
    return str(where).encode() + b"\n".join(one.read_bytes() for one in where.rglob("*") if one.is_file())


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


def test_G1_a_folder_that_cannot_be_written_to_the_end_is_taken_away(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = folder.write_private

    def be_full(path: Path, content: bytes) -> None:
        if path.name == folder.PAGE:
            raise OSError(errno.ENOSPC, "full")
        write(path, content)

    monkeypatch.setattr(folder, "write_private", be_full)

    with pytest.raises(DiskFull):
        PersonDataService(known.work).write(known.theirs, tmp_path / "out")

    assert not list((tmp_path / "out").rglob("*"))


def test_G1_whose_rows_are_is_decided_for_every_column_that_leads_to_a_customer() -> None:
    found = {f"{column.table.name}.{column.name}" for column, _parent in leading_columns()}

    assert found == LEADS.keys()


def test_G1_every_row_that_leads_to_them_is_in_it_and_every_row_in_it_leads_to_them(known: Known) -> None:
    put_on_nobodys_card(known)
    with known.work.read() as session:
        led_to = rows_led_to(session, known.theirs)

    data = PersonDataService(known.work).read(known.theirs)

    there = {(name, row["id"]) for name, rows in data.tables.items() for row in rows}
    assert len({name for name, _id in led_to}) > 20
    assert led_to - there == set()
    # What imports changed, and entries about rows on nobody's card, lead to rows and not to customers.
    assert {name for name, _id in there - led_to} <= {"import_update", "audit_entry"}


def test_G1_what_stands_on_nobodys_card_and_belongs_to_a_visit_of_theirs_is_theirs(known: Known) -> None:
    put_on_nobodys_card(known)

    data = PersonDataService(known.work).read(known.theirs)

    told = [row["comment"] for row in data.tables["survey_answer"]]
    assert f"{THEIRS} came back" in told
    assert f"{OTHERS} came along" not in told
    assert f"{THEIRS} waited" in [row["what"] for row in data.tables["recovery_case"]]


def put_on_nobodys_card(known: Known) -> None:
    """An answer and a case that are tied to a visit of theirs alone, and an answer of another about it."""
    with known.work.write() as session:
        visit_id = session.scalars(select(Visit.id).where(Visit.customer_id == known.theirs)).first()
        asked = {"metric": "nps", "scale_min": 0, "scale_max": 10, "score": 3, "visit_id": visit_id}
        times = dict.fromkeys(("asked_at", "answered_at", "arrived_at"), NOON)
        session.add_all(
            [
                SurveyAnswer(**asked, **times, comment=f"{THEIRS} came back"),
                SurveyAnswer(**asked, **times, comment=f"{OTHERS} came along", customer_id=known.others),
                Case(
                    walk_in="the lady from 12",
                    what=f"{THEIRS} waited",
                    visit_id=visit_id,
                    **dict.fromkeys(("happened_at", "reported_at", "opened_at"), NOON),
                ),
            ]
        )


def test_G1_on_a_server_too(postgres_hotel_url: str, tmp_path: Path) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        theirs, others = fill_person(work, THEIRS), fill_person(work, OTHERS)
        let_meet(work, theirs, others)
        with work.read() as session:
            led_to = rows_led_to(session, theirs)

        written = PersonDataService(work).write(theirs, tmp_path / "out")

    told = json.loads((written.path / "data.json").read_text())
    there = {(name, row["id"]) for name, rows in told["tables"].items() for row in rows}
    assert led_to - there == set()
    assert len(led_to) > 40
    assert written.files == 2
    assert OTHERS.encode() not in everything(written.path)


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
        session.get_one(Customer, known.theirs).note = "<script>alert(1)</script>"

    page = PersonDataService(known.work).page(known.theirs)

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_G1_nobody_is_found_under_a_number_that_is_nobodys(known: Known) -> None:
    with pytest.raises(NotFound):
        PersonDataService(known.work).read(999_999)
