"""The tour draws what it says, with something on every picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea

from app.core.clock import SystemClock
from app.core.errors import ReadOnly
from app.tour.drawing import draw_tour
from app.tour.guide import Guide
from app.tour.sign_in_stops import locked
from app.tour.stops import STOPS


def colours(picture: Path) -> int:
    """How many different colours a coarse look at the picture sees."""
    image = QImage(str(picture)).scaled(200, 120)
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


@pytest.mark.qt
@pytest.mark.timeout(300)
@pytest.mark.parametrize("venue", ["restaurant"])
def test_every_stop_becomes_a_picture_with_something_on_it(tmp_path: Path, venue: str) -> None:
    pictures = draw_tour(tmp_path / "out", theme="dark", size=(1024, 700), venue=venue, language=None)
    assert [picture.stem for picture in pictures] == [stop.name for stop in STOPS]
    for picture in pictures:
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (1024, 700)
        assert colours(picture) > 40, picture.name


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReadOnly):
        draw_tour(tmp_path / "file" / "out", theme="light", size=(1024, 700), venue="hotel", language=None)


@pytest.mark.qt
def test_with_text_twice_as_large_nobody_scrolls_to_where_the_pin_is_typed(tmp_path: Path) -> None:
    guide = Guide(
        tmp_path, theme="light", size=(1366, 820), venue="hotel", language=None, clock=SystemClock()
    )
    try:
        guide.program.theme.set_text_scale(2.0)
        guide.open_new_place()
        locked(guide)
        guide.settle()
        area = guide.desk.locking.screen.findChild(QScrollArea)
        assert area is not None
        assert area.verticalScrollBar().maximum() == 0
    finally:
        guide.close()
