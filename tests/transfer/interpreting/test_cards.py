"""Address book cards become people; what is wrong is named, and nobody comes in by half."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from app.core.partial_dates import PartialDate
from app.model.occasion import OccasionKind
from app.transfer.interpreting.options import Options
from app.transfer.mapping.requests import FindingKind
from app.transfer.opening import CardFile, interpret, open_file
from app.transfer.records import Record

OPTIONS = Options(today=date(2026, 11, 29), region="SE")


def _records(path: Path, *, mask_cards: bool = False) -> list[Record]:
    file = open_file(path)
    assert isinstance(file, CardFile)
    records = list(interpret(file, Options(OPTIONS.today, OPTIONS.region, mask_cards=mask_cards)))
    assert len(records) == file.rows
    return records


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "book.vcf"
    path.write_text("\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", "")), "utf-8")
    return path


def test_every_card_of_the_corpora_is_a_record(corpora: Path) -> None:
    counts = {"vcard-ezvcard": (16, 5, 4), "vcard-sabre": (46, 5, 1), "vcard-vobject": (2, 1, 0)}
    for folder, expected in counts.items():
        records: list[Record] = []
        for name in json.loads((corpora / folder / "expected.json").read_text("utf-8")):
            records.extend(_records(corpora / folder / name))
        people = [record.person for record in records if record.person]
        birthdays = sum(person.birthday is not None for person in people)
        dates = sum(len(person.occasions) for person in people)
        assert (len(records), birthdays, dates) == expected, folder
        assert all(record.person or record.problems for record in records)


def test_a_card_says_all_it_knows(tmp_path: Path) -> None:
    (record,) = _records(
        _written(
            tmp_path,
            "N:Berg;Ada;Eva;Dr.;",
            "FN:Ada Berg",
            "NICKNAME:Addy",
            "UID:urn:uuid:42",
            "TEL;TYPE=CELL:070-123 45 67",
            "EMAIL;TYPE=HOME;TYPE=PREF:ada@example.se",
            "BDAY:--0429",
            "ANNIVERSARY:20100506",
            "CATEGORIES:regular,press",
            "NOTE:Likes tulips. Allergic to nuts.",
            "X-SPOUSE:Bo",
        )
    )
    person = record.person
    assert person is not None
    assert (person.name, person.family, person.given, person.title) == ("Ada Berg", "Berg", "Ada Eva", "Dr.")
    assert (person.nickname, person.external_id, person.tags) == ("Addy", "42", ("regular", "press"))
    assert person.phones[0].phone.e164 == "+46701234567"
    assert (person.birthday, person.occasions[0].kind) == (PartialDate(4, 29), OccasionKind.ANNIVERSARY)
    assert [finding.text for finding in person.findings] == ["Allergic to nuts"]
    assert person.findings[0].kind is FindingKind.MUST
    assert [(one.name, one.label) for one in person.related] == [("Bo", "spouse")]
    assert record.problems == ()


def test_a_card_that_was_cut_off_does_not_come_in(tmp_path: Path) -> None:
    path = _written(tmp_path, "FN:Ada", "TEL:+46 8 123 456 78")
    path.write_bytes(path.read_bytes()[:-14])
    (record,) = _records(path)
    assert record.rejected
    assert record.person is None


def test_an_empty_card_and_a_group_stay_out(tmp_path: Path) -> None:
    (empty,) = _records(_written(tmp_path, "UID:1"))
    (group,) = _records(_written(tmp_path, "KIND:group", "FN:Friends", "MEMBER:mailto:a@example.org"))
    assert [record.problems[0].reason for record in (empty, group)] == [
        "There is nothing on this card",
        "This card is a group, not a person",
    ]


def test_a_birthday_without_a_name_is_kept_and_pointed_out(tmp_path: Path) -> None:
    (record,) = _records(_written(tmp_path, "BDAY:--0407"))
    assert record.person is not None
    assert (record.person.name, record.person.named) == ("Nameless", False)
    assert [problem.rejected for problem in record.problems] == [False]


def test_a_card_number_in_a_note_is_refused_or_masked(tmp_path: Path) -> None:
    path = _written(tmp_path, "FN:Ada", "NOTE:card 4111 1111 1111 1111")
    (refused,) = _records(path)
    (masked,) = _records(path, mask_cards=True)
    assert [(problem.field, problem.reason) for problem in refused.problems] == [
        ("NOTE", "Card number refused")
    ]
    assert masked.person is not None
    assert masked.person.note == "card •••• •••• •••• 1111"


def test_a_birthday_still_to_come_is_kept_out(tmp_path: Path) -> None:
    (record,) = _records(_written(tmp_path, "FN:Ada", "BDAY:2031-01-01"))
    assert record.person is not None
    assert record.person.birthday is None
    assert [problem.field for problem in record.problems] == ["BDAY"]


@pytest.mark.parametrize(
    "line",
    [
        "N:Berg;Ada;4111111111111111;;",
        "N:Berg;Ada;;4111111111111111;",
        "TITLE:Pays with 4111 1111 1111 1111",
        "CATEGORIES:regular,4111111111111111",
        "URL:https://example.org/4111111111111111",
        "X-SPOUSE:4111111111111111",
        "RELATED:4111111111111111",
        "EMAIL:4111-1111-1111-1111@example.org",
        "X-PHONETIC-FIRST-NAME:4111111111111111",
        "item1.TEL:+46 8 123 456 78\r\nitem1.X-ABLABEL:4111111111111111",
        "item1.X-ABDATE:2010-05-05\r\nitem1.X-ABLABEL:4111111111111111",
        "ADR:;;Lane 1;4111 1111 1111 1111;;;",
    ],
)
def test_a_payment_card_number_is_refused_wherever_it_stands(tmp_path: Path, line: str) -> None:
    path = _written(tmp_path, "FN:Ada Berg", line)
    (refused,) = _records(path)
    assert refused.person is None
    assert [problem.reason for problem in refused.problems if problem.rejected] == ["Card number refused"]
    (masked,) = _records(path, mask_cards=True)
    assert masked.person is not None
    assert "4111111111111111" not in re.sub(r"[\s-]", "", repr(masked))


def test_a_problem_quotes_no_payment_card_number(tmp_path: Path) -> None:
    (record,) = _records(_written(tmp_path, "FN:Ada Berg", "BDAY:4111111111111111"))
    assert "4111111111111111" not in repr(record)


def test_somebody_related_is_named_with_the_relation_and_no_address_is_a_name(tmp_path: Path) -> None:
    (record,) = _records(
        _written(
            tmp_path,
            "FN:Ada Berg",
            "RELATED;TYPE=spouse;VALUE=text:Bo Berg",
            "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "RELATED;TYPE=contact:http://example.com/directory/jdoe.vcf",
            "RELATED;VALUE=text:Cy",
        )
    )
    assert record.person is not None
    assert [(one.name, one.label) for one in record.person.related] == [
        ("Bo Berg", "spouse"),
        ("Cy", "related"),
    ]


def test_years_that_stand_for_none_and_days_that_must_lie_behind(tmp_path: Path) -> None:
    path = _written(
        tmp_path,
        "FN:Ada Okafor",
        "BDAY:1900-04-07",
        "X-ANNIVERSARY:2031-06-01",
        "item1.X-ABDATE:2027-06-12",
        "item1.X-ABLABEL:Graduation",
    )
    (record,) = _records(path)
    assert record.person is not None
    assert record.person.birthday == PartialDate(4, 7)
    assert [(entry.kind, entry.day.year) for entry in record.person.occasions] == [
        (OccasionKind.GRADUATION, 2027)
    ]
    assert [problem.field for problem in record.problems] == ["X-ANNIVERSARY"]
