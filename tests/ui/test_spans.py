"""Words in bold, colour or marked, from plain text alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.line_label import LineLabel
from app.ui.spans import Span, SpanLabel, SpanText, mark_ranges, paint_line, plain_text
from app.ui.theme.theme import Theme

LONG = "Coeliac: no gluten, ever. Tell kitchen and housekeeping, and the night porter too."


def test_the_part_that_matched_is_marked() -> None:
    spans = mark_ranges("Léa Müller", [(4, 7)], bold=True)

    assert [(span.text, span.ground) for span in spans] == [("Léa ", ""), ("Mül", "brasssoft"), ("ler", "")]
    assert all(span.bold for span in spans)


@pytest.mark.parametrize("ranges", [[(5, 5)], [(8, 3)], [(2, 6), (4, 9)], [], [(0, 10)]])
def test_odd_ranges_never_lose_a_letter(ranges: list[tuple[int, int]]) -> None:
    assert plain_text(mark_ranges("Léa Müller", ranges)) == "Léa Müller"


def test_text_wraps_to_its_width_and_needs_more_room_then(theme: Theme) -> None:
    wide = SpanText(theme, [Span(LONG)], width=2000).size
    narrow = SpanText(theme, [Span(LONG)], width=200).size

    assert narrow.width() <= 200
    assert narrow.height() > 2 * wide.height()


def test_one_line_is_cut_to_its_room(theme: Theme) -> None:
    text = SpanText(theme, [Span("Anna ", bold=True), Span(LONG)], width=120, wrap=False)

    assert text.size.width() <= 120
    assert text.size.height() < 25


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧‍👦 family of four 🎂 and more",
        "محمد عبد الله بن أحمد",
        "山田太郎様、いつもありがとう",
        "",
        "e\u0301" * 60,
    ],
)
def test_any_script_is_cut_without_harm(theme: Theme, words: str) -> None:
    for width in (1, 20, 60, 400):
        text = SpanText(theme, [Span(words, bold=True), Span(" …88 21")], width=width, wrap=False)

        assert text.size.width() <= max(width, 14)


def test_what_looks_like_markup_is_drawn_as_it_is(theme: Theme) -> None:
    plain = SpanText(theme, [Span("<b>x</b>")], width=2000).size.width()

    assert plain > SpanText(theme, [Span("x")], width=2000).size.width() * 3


def test_a_label_grows_in_height_when_it_gets_narrow_and_is_spoken(theme: Theme, qtbot: QtBot) -> None:
    label = SpanLabel(theme, [Span("Coeliac:", bold=True), Span(" no gluten")])
    qtbot.addWidget(label)

    assert label.accessibleName() == "Coeliac: no gluten"
    assert label.hasHeightForWidth()
    label.set_spans([Span(LONG)])
    assert label.accessibleName() == LONG
    assert label.heightForWidth(150) > label.heightForWidth(900)


def test_painted_words_appear_in_the_colour_asked_for(theme: Theme) -> None:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    used = paint_line(painter, theme, rect=QRect(0, 0, 200, 30), spans=[Span("Alert", colour="alert")])
    painter.end()

    assert 10 < used < 100
    reds = [image.pixelColor(x, y) for x in range(used) for y in range(30)]
    assert any(colour.red() > colour.blue() + 60 for colour in reds)


def test_a_cut_line_shows_all_of_it_in_the_tooltip(theme: Theme, qtbot: QtBot) -> None:
    label = LineLabel(theme, LONG)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.grab()

    assert label.toolTip() == LONG
    assert label.accessibleName() == LONG
    label.resize(2000, 20)
    label.grab()
    assert label.toolTip() == ""
