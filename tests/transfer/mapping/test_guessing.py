"""Columns are matched by their headers in many languages and by what is in them."""

from __future__ import annotations

import pytest

from app.core.errors import Unreadable
from app.model.codes import VisitStatus
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.guessing import guess_mapping
from app.transfer.mapping.saved import apply_saved, to_json
from app.transfer.mapping.shapes import fingerprint
from app.transfer.mapping.targets import FileKind, Target, target_label


def _guess(header: str, *rows: str) -> Mapping:
    return guess_mapping(header.split(";"), [row.split(";") for row in rows])


def _targets(mapping: Mapping) -> list[str]:
    return [column.target.value for column in mapping.columns]


@pytest.mark.parametrize(
    ("header", "row", "targets"),
    [
        (
            "Name;Vorname;Geburtsdatum;Telefon",
            "Müller;Jürgen;03.04.;0221 123456",
            "family given birthday phone",
        ),
        ("Cognome;Nome;Cellulare", "Rossi;Mario;333 1234567", "family given phone"),
        ("Nom;Prénom;Courriel", "Dupont;Léa;l@example.fr", "family given email"),
        ("Apellidos;Nombre;Correo electrónico", "Peña;José;j@example.es", "family given email"),
        ("Apelido;Nome;Telemóvel", "Silva;Inês;912 345 678", "family given phone"),
        ("Achternaam;Voornaam;Geboortedatum", "de Vries;Anna;29-11-1970", "family given birthday"),
        (
            "Gastname;Anreise;Abreise;Zimmer-Nr.",
            "Müller, Léa;1.2.2026;3.2.2026;12",
            "name_family_first arrival departure place",
        ),
        ("Nom du client;Date d'arrivée;Chambre", "Léa Dupont;01/02/2026;12", "name arrival place"),
        ("姓名;电话;生日", "王伟;+86 10 12345678;1990-05-03", "name phone birthday"),
        ("Фамилия;Имя;Телефон", "Петров;Иван;+7 495 123-45-67", "family given phone"),
        ("guest_email;guestName;DOB", "a@example.org;Ada Berg;1980-01-02", "email name birthday"),
    ],
)
def test_headers_of_many_languages_are_understood(header: str, row: str, targets: str) -> None:
    assert _targets(_guess(header, row)) == targets.split()


def test_values_speak_where_the_header_does_not() -> None:
    rows = [f"Berg, Ada {n};ada{n}@example.org;+46 8 123 45 {n}" for n in range(10, 40)]
    rows = [row.replace(str(n), "", 1) for n, row in zip(range(10, 40), rows, strict=True)]
    names = ["Berg, Ada", "Ek, Bo", "Ås, Cy"]
    mapping = guess_mapping(
        ["x", "y", "z"], [[name, *row.split(";")[1:]] for name, row in zip(names, rows, strict=False)]
    )
    assert _targets(mapping) == ["name_family_first", "email", "phone"]
    assert all(0 < column.confidence < 0.9 for column in mapping.columns)


def test_a_header_that_lies_is_not_believed() -> None:
    assert _targets(_guess("Email;Name", "yes;Ada", "no;Bo")) == ["leave_out", "name"]


def test_samples_and_confidence_come_with_every_guess() -> None:
    (column,) = _guess("E-Mail", "lea@example.ch", "", "bo@example.se").columns
    assert (column.samples, column.confidence) == (("lea@example.ch", "bo@example.se"), 0.95)


def test_only_one_column_is_the_name_but_several_are_phones() -> None:
    mapping = _guess(
        "Guest Name;Full Name;Home Phone;Mobile Phone", "Ada Berg;Ada Berg;+46 8 1234567;+46 70 1234567"
    )
    assert _targets(mapping) == ["name", "leave_out", "phone", "phone"]
    assert [column.label for column in mapping.of(Target.PHONE)] == ["home", "cell"]


def test_both_layouts_of_google_contacts_are_known() -> None:
    new = _guess(
        "First Name;Last Name;Labels;E-mail 1 - Label;E-mail 1 - Value;Event 1 - Label;Event 1 - Value"
    )
    old = _guess(
        "Name;Given Name;Family Name;Group Membership;E-mail 1 - Type;E-mail 1 - Value;Event 1 - Type;Event 1 - Value"
    )
    assert _targets(new) == ["given", "family", "tags", "label", "email", "label", "date"]
    assert _targets(old) == ["name", "given", "family", "tags", "label", "email", "label", "date"]
    assert [column.label_column for column in new.of(Target.EMAIL, Target.DATE)] == [3, 5]


def test_outlook_is_known() -> None:
    header = "First Name;Last Name;Title;E-mail Address;E-mail 2 Address;Home Street;Home City;Business Street;Birthday;Categories"
    row = "John;Doe;Mr.;j@example.org;k@example.org;1 Main St;Austin;2 Work St;4/7/1985;VIP"
    mapping = _guess(header, row)
    assert _targets(mapping) == "given family title email email street city street birthday tags".split()
    assert [column.group for column in mapping.of(Target.STREET)] == ["home", "business"]


def test_rows_of_a_till_are_purchases_and_rows_of_a_desk_visits() -> None:
    till = _guess("InvoiceNo;Description;Quantity;InvoiceDate;UnitPrice", "1;Lamp;2;12/1/10 8:26;2.55")
    desk = _guess("Date;Time;Name;Covers;Table", "2026-10-01;19:30;Ada Berg;4;12")
    assert (till.kind, _targets(till)) == (
        FileKind.PURCHASES,
        "invoice product quantity purchased_at unit_price".split(),
    )
    assert (desk.kind, _targets(desk)) == (FileKind.VISITS, "arrival arrival_time name adults place".split())
    assert _guess("Name;Email", "Ada;a@example.org").kind is FileKind.PEOPLE


def test_the_currency_of_a_header_is_kept() -> None:
    assert _guess("Name;Total EUR", "Ada;98,00").columns[1].currency == "EUR"


def test_a_column_is_matched_by_hand() -> None:
    mapping = _guess("Name;Parking", "Ada;1").with_target(1, Target.NOTES)
    assert _targets(mapping) == ["name", "notes"]
    assert mapping.columns[1].confidence == 1.0
    assert mapping.matched == 2


def test_a_mapping_is_kept_as_plain_data_and_put_over_a_new_guess() -> None:
    mapping = _guess("Name;Parking;Arrival", "Ada;1;01/02/2026").with_target(1, Target.NOTES)
    mapping = mapping.with_date_style(DateStyle.MONTH_FIRST)
    mapping = Mapping(mapping.columns, statuses={"purple": VisitStatus.HERE}, name="Our system")
    again = apply_saved(to_json(mapping), _guess("Arrival;Name;Parking", "01/02/2026;Bo;2"))
    assert _targets(again) == ["arrival", "name", "notes"]
    assert (again.statuses, again.name) == ({"purple": VisitStatus.HERE}, "Our system")


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"columns": [{"target": "nonsense"}]},
        {"columns": []},
        {"columns": [{"header": "Other", "target": "name"}]},
    ],
)
def test_what_is_no_mapping_is_refused(document: object) -> None:
    with pytest.raises(Unreadable):
        apply_saved(document, _guess("Name", "Ada"))


def test_files_of_the_same_shape_share_a_fingerprint() -> None:
    assert fingerprint(["Guest Name", "E-Mail"]) == fingerprint(["guest_name", "E-mail"])
    assert fingerprint(["Guest Name", "E-Mail"]) != fingerprint(["E-Mail", "Guest Name"])
    assert fingerprint(["", ""], kinds=["email", "text"]) != fingerprint(["", ""], kinds=["text", "email"])
    assert len(fingerprint(["Name"])) == 64


def test_every_target_has_words_for_the_screen() -> None:
    words = [target_label(target) for target in Target]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("header", "states", "target"),
    [
        ("Localizador;Nombre;Fecha de entrada;Estado", ("Cancelada", "No presentado"), "status"),
        ("Codice prenotazione;Nome;Data arrivo;Stato", ("Cancellata", "Partito"), "status"),
        ("Nombre;Ciudad;País;Estado", ("Jalisco", "Sonora"), "region"),
        ("Nome;Città;Email;Stato", ("Italia", "Francia"), "country"),
    ],
)
def test_a_word_for_state_is_read_by_its_values(header: str, states: tuple[str, str], target: str) -> None:
    mapping = _guess(header, *(f"x{place};Ana;2026-03-02;{state}" for place, state in enumerate(states)))
    assert _targets(mapping)[-1] == target


def test_a_short_german_reservation_number_is_the_reference() -> None:
    assert _targets(_guess("Reservierungsnr.;Gast", "1001;Anna Berg"))[0] == "reference"


def test_names_without_a_header_are_names() -> None:
    mapping = _guess(";;", "Ann Lee;ann@example.org;+49 30 1234567", "Bob Ray;bob@example.org;+49 30 1234568")
    assert _targets(mapping) == ["name", "email", "phone"]


def test_words_without_a_header_that_are_no_names_stay_out() -> None:
    mapping = _guess(";", "red;ann@example.org", "red;bob@example.org", "red;cy@example.org")
    assert _targets(mapping) == ["leave_out", "email"]


def test_bare_numbers_under_an_unknown_header_are_no_phones() -> None:
    mapping = _guess(
        "Vorgangskennung;Kontakt;Gast", "4012345678;+49 30 1234567;Ada", "4012345679;030/1234568;Bo"
    )
    assert _targets(mapping) == ["leave_out", "phone", "name"]
    assert _targets(_guess(";", "4012345678;a@example.org", "4012345679;b@example.org"))[0] == "phone"


def test_the_number_that_a_portal_gives_a_booking_is_its_reference() -> None:
    mapping = _guess(
        "Book Number;Guest Name(s);Check-in;Phone number", "4012345678;Ada Berg;2025-03-14;+33 6 12 34 56 78"
    )
    assert _targets(mapping) == ["reference", "name", "arrival", "phone"]


@pytest.mark.parametrize(
    "header", ["Гость", "Gość", "Klient", "Gæst", "Misafir", "Vendég", "お客様名", "客人姓名"]
)
def test_the_guest_is_a_name_in_many_languages(header: str) -> None:
    assert _targets(_guess(f"{header};Email", "Ada;a@example.org"))[0] == "name"
