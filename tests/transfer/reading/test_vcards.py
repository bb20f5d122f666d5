"""Cards of every program and version come out whole, or with every fault named by its line."""

from __future__ import annotations

import base64
import contextlib
import json
import quopri
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Unreadable
from app.core.partial_dates import PartialDate
from app.transfer.reading.encodings import detect
from app.transfer.reading.sources import look_at
from app.transfer.reading.vcard_contacts import Contact, read_contact
from app.transfer.reading.vcards import read_cards
from tests.examples import examples

Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "book.vcf"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def _contacts(path: Path) -> list[Contact]:
    source = look_at(path)
    return [read_contact(card) for card in read_cards(source, detect(source).name)]


def _card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def _facts(contact: Contact) -> dict[str, Any]:
    return {
        "fn": contact.name or None,
        "family": contact.family or None,
        "given": contact.given or None,
        "emails": [entry.text for entry in contact.emails],
        "phones": len(contact.phones),
        "addresses": len(contact.addresses),
        "org": contact.company or None,
        "has_note": bool(contact.note),
        "has_photo": contact.has_photo,
        "categories": contact.categories,
        "birthday": contact.birthday.iso() if contact.birthday else None,
        "birthday_raw": contact.birthday_as_written,
        "other_dates": [{"kind": date.source, "date": date.day.iso()} for date in contact.dates],
    }


@pytest.mark.parametrize("folder", ["vcard-ezvcard", "vcard-sabre", "vcard-vobject"])
def test_every_card_of_the_corpora_gives_what_is_expected(corpora: Path, folder: str) -> None:
    for name, expected in json.loads((corpora / folder / "expected.json").read_text("utf-8")).items():
        contacts = _contacts(corpora / folder / name)
        assert len(contacts) == expected["contacts"], name
        assert sum(contact.birthday is not None for contact in contacts) == expected["birthdays"], name
        for contact, card in zip(contacts, expected["cards"], strict=True):
            facts = _facts(contact)
            wanted = {key: value.strip() if isinstance(value, str) else value for key, value in card.items()}
            assert {key: facts[key] for key in wanted} == wanted, name


def test_every_fault_of_the_corpora_is_named_with_its_line(corpora: Path) -> None:
    def faults(name: str) -> list[tuple[int, str]]:
        found = _contacts(corpora / name)
        return [(problem.row, problem.field) for contact in found for problem in contact.problems]

    assert faults("vcard-vobject/simple_3_0_test.vcf") == [(6, "BDAY")]
    assert faults("vcard-sabre/BirthdayCalendarGeneratorTest-05.vcf") == [(5, "BDAY")]
    assert faults("vcard-sabre/VCardTest-04.vcf") == [(2, "FN"), (3, "TITLE"), (7, "FN")]
    assert faults("vcard-sabre/IssueUndefinedIndexTest-01.vcf") == [(7, "ADR")]


def test_birthdays_of_the_calendar_corpus_are_told(corpora: Path, written: Written) -> None:
    for case in json.loads((corpora / "vcard-dates-sabre/birthday_calendar.json").read_text("utf-8")):
        if case["must_raise"]:
            continue
        found = [contact.birthday for text in case["vcards"] for contact in _contacts(written(text))]
        days = [day.iso().replace("-", "")[-4:] for day in found if day]
        assert days == [event["dtstart"][-4:] for event in case["expected_birthdays"]], case["name"]


def test_a_card_without_its_end_is_told_to_be_cut(written: Written) -> None:
    (contact,) = _contacts(written(_card("FN:Ada Berg")[:-14]))
    (problem,) = contact.problems
    assert (problem.row, problem.rejected, contact.complete) == (1, True, False)
    first, second = _contacts(written("BEGIN:VCARD\nFN:Ada\n" + _card("FN:Bo")))
    assert (first.complete, second.complete, second.name) == (False, True, "Bo")


def test_text_outside_of_cards_is_reported(written: Written) -> None:
    stray, card = _contacts(written("Hello: there\r\n" + _card("FN:Ada")))
    assert ([problem.row for problem in stray.problems], card.name) == ([1], "Ada")


def test_a_card_inside_a_card_is_not_somebody_else(written: Written) -> None:
    agent = "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Secretary\r\nTEL:1\r\nEND:VCARD"
    (contact,) = _contacts(written(_card("FN:Ada", agent, "TEL:2", version="2.1")))
    assert (contact.name, [phone.text for phone in contact.phones]) == ("Ada", ["2"])


def test_folded_lines_are_joined(written: Written) -> None:
    (contact,) = _contacts(written(_card("NOTE:likes tul", " ips and", "\t rain", "FN:Ada")))
    assert contact.note == "likes tulips and rain"


def test_quoted_printable_with_soft_breaks_is_decoded(written: Written) -> None:
    lines = "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;L=C3=A9a;;;", "FN:x"
    (contact,) = _contacts(written(_card(*lines, version="2.1")))
    assert (contact.family, contact.given) == ("Müller", "Léa")


def test_a_soft_break_never_swallows_the_end_of_the_card(written: Written) -> None:
    first, second = _contacts(
        written(_card("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:cut=", version="2.1") + _card("FN:B"))
    )
    assert (first.note, first.complete, second.name) == ("cut", True, "B")


@pytest.mark.parametrize("charset", ["ISO-8859-1", "Windows-1252", "iSo-8859-15"])
def test_a_value_is_read_in_its_own_charset(written: Written, charset: str) -> None:
    content = _card(f"FN;CHARSET={charset}:M?ller", version="2.1").encode().replace(b"?", b"\xfc")
    assert _contacts(written(content))[0].name == "Müller"


def test_a_book_in_an_old_encoding_is_read(written: Written) -> None:
    names = ("José Muñoz", "Begoña Peña", "Íñigo Gómez", "Jürgen Weiß")
    content = "".join(_card(f"FN:{name}", version="2.1") for name in names)
    assert [contact.name for contact in _contacts(written(content.encode("cp1252")))] == list(names)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_book_in_unicode_is_read(written: Written, encoding: str) -> None:
    assert _contacts(written(_card("FN:Łukasz 王").encode(encoding)))[0].name == "Łukasz 王"


def test_labels_of_groups_name_dates_and_phones(written: Written) -> None:
    (contact,) = _contacts(
        written(
            _card(
                "item1.X-ABDATE;type=pref:2011-06-02",
                "item1.X-ABLabel:_$!<Anniversary>!$_",
                "item2.TEL:+46 8 1",
                "item2.X-ABLabel:Boat",
                "TEL;type=CELL;type=pref:+46 8 2",
            )
        )
    )
    assert [(date.label, date.day) for date in contact.dates] == [("Anniversary", PartialDate(6, 2, 2011))]
    assert [(phone.label, phone.preferred) for phone in contact.phones] == [("Boat", False), ("cell", True)]


def test_escaped_letters_are_themselves(written: Written) -> None:
    (contact,) = _contacts(
        written(_card(r"N:Berg\;Ek;Ada\, Eva;;;", r"NOTE:one\ntwo\\three", r"CATEGORIES:a\,b,c"))
    )
    assert (contact.family, contact.given, contact.note) == ("Berg;Ek", "Ada, Eva", "one\ntwo\\three")
    assert contact.categories == ["a,b", "c"]


PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=PNG:{packed}",
        "PHOTO;ENCODING=BASE64;PNG:\r\n {packed}\r\n",
        "PHOTO;PNG;BASE64:{packed}",
        "PHOTO:data:image/png;base64,{packed}",
        "PHOTO;ENCODING=BASE64:{folded}",
    ],
)
def test_a_photo_is_unpacked_however_it_is_packed(written: Written, photo: str) -> None:
    packed = base64.b64encode(PIXEL).decode()
    folded = "\r\n ".join(packed[at : at + 40] for at in range(0, len(packed), 40))
    (contact,) = _contacts(written(_card("FN:Ada", photo.format(packed=packed, folded=folded), "TEL:1")))
    assert contact.photo == PIXEL
    assert len(contact.phones) == 1


def test_a_damaged_photo_is_left_out_and_the_person_kept(written: Written) -> None:
    (contact,) = _contacts(written(_card("FN:Ada", "PHOTO;ENCODING=b:abc!!!", "TEL:1")))
    assert (contact.name, contact.photo, contact.has_photo) == ("Ada", None, True)
    assert [(problem.row, problem.field, problem.rejected) for problem in contact.problems] == [
        (4, "PHOTO", False)
    ]


def test_the_year_a_phone_omits_is_not_known(written: Written) -> None:
    lines = ["BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-01"]
    found = [_contacts(written(_card("FN:A", line)))[0].birthday for line in lines]
    assert found == [PartialDate(2, 29), PartialDate(5, 1)]


def test_a_line_of_fifty_megabytes_is_refused(written: Written) -> None:
    path = written(b"BEGIN:VCARD\r\nNOTE:" + b"x" * 50_000_000 + b"\r\nEND:VCARD\r\n")
    with pytest.raises(Unreadable, match=r"“book.vcf”, line 2: the line is longer than"):
        _contacts(path)


def test_a_long_photo_is_joined_in_no_time(written: Written) -> None:
    packed = base64.b64encode(PIXEL * 20_000).decode()
    folded = "\r\n ".join(packed[at : at + 74] for at in range(0, len(packed), 74))
    (contact,) = _contacts(written(_card("FN:Ada", f"PHOTO;ENCODING=b;TYPE=PNG:{folded}")))
    assert contact.photo == PIXEL * 20_000


words = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(family=words, given_name=words, note=words, day=st.dates())
def test_what_another_library_writes_is_read_back(
    written: Written, family: str, given_name: str, note: str, day: Any
) -> None:
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=family, given=given_name)
    card.add("fn").value = f"{given_name} {family}"
    card.add("note").value = note
    card.add("bday").value = day.isoformat()
    (contact,) = _contacts(written(card.serialize()))
    assert contact.name == f"{given_name} {family}".strip()
    assert contact.note == note.strip()
    assert contact.birthday is not None
    assert (contact.birthday.month, contact.birthday.day) == (day.month, day.day)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(name=words.filter(lambda word: word.strip(" ;,")))
def test_quoted_printable_is_read_back(written: Written, name: str) -> None:
    quoted = (
        quopri.encodestring(name.encode(), quotetabs=True)
        .decode()
        .replace("=\n", "=\r\n")
        .replace("\n\n", "\n")
    )
    quoted = quoted.replace(";", "=3B").replace("\\", "=5C")
    (contact,) = _contacts(
        written(_card(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}", version="2.1"))
    )
    assert contact.name == name.strip().replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\").replace(
        "\\:", ":"
    )


@pytest.mark.parametrize("quoted", ["=3B", "=2C", "=3B=20=2C"])
def test_a_name_of_nothing_but_separators_is_none(written: Written, quoted: str) -> None:
    (contact,) = _contacts(
        written(_card(f"FN;ENCODING=QUOTED-PRINTABLE:{quoted}", "NOTE:Ada", version="2.1"))
    )
    assert (contact.name, contact.note) == ("", "Ada")


@settings(max_examples=examples(40))
@given(st.binary(max_size=300))
def test_no_rubbish_brings_the_reader_down(tmp_path_factory: pytest.TempPathFactory, rubbish: bytes) -> None:
    path = tmp_path_factory.mktemp("rubbish") / "book.vcf"
    path.write_bytes(b"BEGIN:VCARD\r\nFN:Ada\r\n" + rubbish.replace(b"\0", b"") + b"\r\nEND:VCARD\r\n")
    with contextlib.suppress(Unreadable):
        assert _contacts(path)
