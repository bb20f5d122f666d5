"""A card is one sheet with two sides, and its template can do no harm."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import InvalidInput
from app.printing.guest_card.facts import FRONT, INSIDE, PLACES
from app.printing.guest_card.pages import FoldedCard
from app.printing.paper import save_pdf
from app.printing.templating import LONGEST_TEMPLATE, check_template, fill_template

LOUIS = {
    "greeting": "Happy birthday",
    "name": "Louis <b>",
    "message": "Nine years.\nEnjoy the giraffe & the jeep.",
    "signed": "Mara and the team",
    "venue": "Harbour House",
    "day": "29 November 2026",
}
HARMFUL = {
    "{{ ''.__class__.__mro__ }}": "Line 1",
    "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}": "Line 1",
    "{{ name * 1000000000 }}": "Line 1",
    "{{ name.upper() }}": "Line 1",
    "{{ '%1000000000s' | format(name) }}": "Line 1",
    "{% include '/etc/passwd' %}": "Line 1",
    "{% set x = 1 %}": "Line 1",
    "{{ range(10) }}": "Line 1",
    "one\n{{ name": "Line 2",
    "{{ surname }}": "surname",
    "{{ name | nonsense }}": "nonsense",
    "x" * (LONGEST_TEMPLATE + 1): "too long",
    "{{ name | upper(1) }}": "nothing more",
    "{{ name | default(*name) }}": "nothing more",
    "{{ 1 < name }}": "Line 1",
    "{{ name in 1 }}": "Line 1",
    "{{ " + "9" * 5000 + " }}": "cannot be read",
    "{{ name" + " and name" * 1000 + " }}": "cannot be read",
    "{{ name" + " | upper" * 1000 + " }}": "cannot be read",
    "{% if name %}" * 120 + "{% endif %}" * 120: "within one another",
}


def sides(path: Path) -> list[str]:
    """The words of each side, with plain letters and single spaces."""
    texts = [unicodedata.normalize("NFKC", page.extract_text()) for page in pypdf.PdfReader(path).pages]
    return [" ".join(text.split()) for text in texts]


def test_a_card_has_the_greeting_outside_and_the_message_inside(qapp: QApplication, tmp_path: Path) -> None:
    save_pdf(FoldedCard(LOUIS, family="Inter"), tmp_path / "card.pdf", across=True)
    outside, inside = sides(tmp_path / "card.pdf")
    assert "Happy birthday" in outside
    assert "Louis <b>" in outside
    assert "Harbour House" in outside
    assert "Enjoy the giraffe & the jeep." in inside
    assert "Mara and the team" in inside
    assert "Happy birthday" not in inside


def test_a_card_is_a_sheet_of_a4_across(qapp: QApplication, tmp_path: Path) -> None:
    save_pdf(FoldedCard(LOUIS, family="Inter"), tmp_path / "card.pdf", across=True)
    box = pypdf.PdfReader(tmp_path / "card.pdf").pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (842, 595)


def test_a_venue_writes_its_own_card(qapp: QApplication, tmp_path: Path) -> None:
    own = FoldedCard(LOUIS, family="Inter", front="<h1>Dear {{ name | upper }}</h1>")
    save_pdf(own, tmp_path / "card.pdf", across=True)
    assert "Dear LOUIS" in sides(tmp_path / "card.pdf")[0]


def test_a_card_reads_no_file_of_the_computer(qapp: QApplication, tmp_path: Path) -> None:
    picture = Path(__file__).parents[2] / "docs" / "pictures" / "light" / "guests.png"
    assert picture.exists()
    plain, pictured = (
        FoldedCard(LOUIS, family="Inter"),
        FoldedCard(LOUIS, family="Inter", front=FRONT + f'<img src="{picture}"><img src="file://{picture}">'),
    )
    save_pdf(plain, tmp_path / "plain.pdf", across=True)
    save_pdf(pictured, tmp_path / "pictured.pdf", across=True)
    grown = (tmp_path / "pictured.pdf").stat().st_size - (tmp_path / "plain.pdf").stat().st_size
    assert grown < picture.stat().st_size / 4


@pytest.mark.parametrize("template", HARMFUL, ids=range(len(HARMFUL)))
def test_a_template_can_only_name_places(template: str) -> None:
    with pytest.raises(InvalidInput) as told:
        check_template(template, known=PLACES, field="card_front")
    [problem] = told.value.problems
    assert problem.field == "card_front"
    assert HARMFUL[template] in problem.message


@pytest.mark.parametrize("template", [FRONT, INSIDE, "", "{% if day %}{{ day }}{% else %}soon{% endif %}"])
def test_a_plain_template_is_taken(template: str) -> None:
    check_template(template, known=PLACES, field="card_front")


def test_what_people_typed_is_never_markup() -> None:
    filled = fill_template("{{ message | lines }}", {"message": "<b>a</b>\nb"}, field="card_inside")
    assert filled == "&lt;b&gt;a&lt;/b&gt;<br>b"
