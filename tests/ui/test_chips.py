"""Chips show all of their words, can be pressed, and keep apart what is fresh and what is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.bands import Band
from app.ui.chips import Chip, ChipButton, ChipShape, ChipSpec, Dot, chip_width, paint_chip
from app.ui.flow_layout import FlowLayout
from app.ui.spans import Span
from app.ui.theme.theme import Theme

LONG = "Needs a room without carpet, without feathers, and far from the lift and the ice machine"


def drawn(theme: Theme, spec: ChipSpec) -> QImage:
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_chip(painter, theme, spec=spec, rect=QRect(0, 0, 300, 40))
    painter.end()
    return image


def test_a_chip_stands_on_the_soft_ground_of_its_tone(theme: Theme) -> None:
    image = drawn(theme, ChipSpec("Gluten free", "alert"))

    assert image.pixelColor(4, 20).name().upper() == theme.tokens.alertsoft


@pytest.mark.parametrize("dot", ["filled", "hollow"])
def test_fresh_and_stale_look_different(theme: Theme, dot: Dot) -> None:
    assert drawn(theme, ChipSpec("Jazz", "brand", dot=dot)) != drawn(theme, ChipSpec("Jazz", "brand"))
    assert chip_width(theme, ChipSpec("Jazz", dot=dot)) > chip_width(theme, ChipSpec("Jazz"))


def test_in_a_list_a_chip_is_cut_to_its_room(theme: Theme) -> None:
    image = QImage(100, 30, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    taken = paint_chip(painter, theme, spec=ChipSpec(LONG), rect=QRect(0, 0, 100, 30))
    painter.end()

    assert taken.width() <= 100


def test_a_chip_widget_wraps_and_hides_nothing(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, ChipSpec(LONG, "alert", "wheat-off"))
    qtbot.addWidget(chip)

    assert chip.accessibleName() == LONG
    assert chip.heightForWidth(200) >= 3 * theme.px(16)
    assert ChipShape(theme, chip.spec, width=200, wrap=True).size.width() <= 200


def test_a_chip_can_be_pressed_by_mouse_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    chip = ChipButton(theme, ChipSpec("Clue"))
    qtbot.addWidget(chip)
    pressed = []
    chip.clicked.connect(lambda: pressed.append(True))

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chip, Qt.Key.Key_Space)

    assert len(pressed) == 2
    assert chip.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert chip.accessibleName() == "Clue"


def test_a_checked_chip_takes_the_brand_colour(theme: Theme, qtbot: QtBot) -> None:
    chip = ChipButton(theme, ChipSpec("Preference"), checkable=True)
    qtbot.addWidget(chip)
    before = chip.grab().toImage()
    chip.setChecked(True)

    assert chip.spec.tone == "brand"
    assert chip.grab().toImage() != before


def test_chips_flow_into_the_next_line_and_the_layout_says_how_high_it_is(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=6, line_gap=6)
    chips = [Chip(theme, ChipSpec(words)) for words in ("Tulips", "Handwritten notes", "Jazz", LONG)]
    for chip in chips:
        flow.addWidget(chip)
    holder.resize(220, flow.heightForWidth(220))
    holder.show()

    assert chips[0].y() == 0
    assert chips[1].y() == chips[0].y()
    assert chips[1].x() == chips[0].width() + 6
    assert chips[2].y() > chips[1].y()
    assert chips[3].width() <= 220
    assert chips[3].geometry().bottom() < holder.height()
    assert flow.heightForWidth(5000) < flow.heightForWidth(220)


def test_a_cleared_flow_is_empty(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(Chip(theme, ChipSpec("Jazz")))
    flow.clear()

    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(3) is None
    assert flow.heightForWidth(100) == 0


def test_a_band_is_as_high_as_its_words_need(theme: Theme, qtbot: QtBot) -> None:
    band = Band(
        theme, tone="alert", icon="triangle-alert", spans=[Span("Coeliac:", bold=True), Span(f" {LONG}")]
    )
    qtbot.addWidget(band)

    assert band.accessibleName() == f"Coeliac: {LONG}"
    assert band.heightForWidth(200) > band.heightForWidth(800) > theme.px(20)
    theme.set_text_scale(2.0)
    assert band.heightForWidth(200) > 3 * theme.px(20)
    band.resize(400, band.heightForWidth(400))
    assert band.grab().toImage().pixelColor(200, 3).name().upper() == theme.tokens.alertsoft
