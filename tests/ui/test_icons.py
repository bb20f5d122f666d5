"""Icons are tinted, crisp on every screen, and all there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from app.ui.icons import Icons
from app.ui.theme.theme import Theme

APP = Path(__file__).parents[2] / "app"
NAMED = re.compile(r"""icon\s*=\s*"([a-z0-9-]+)"|pixmap\(\s*"([a-z0-9-]+)\"""")


def test_an_icon_takes_the_colour_it_is_given(resources: Path, qapp: object) -> None:
    image = Icons(resources / "icons").pixmap("check", "#FF0000", size=16).toImage()

    seen = {
        image.pixelColor(x, y).rgb()
        for x in range(16)
        for y in range(16)
        if image.pixelColor(x, y).alpha() > 200
    }
    assert seen == {QColor("#FF0000").rgb()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(
    resources: Path, qapp: object, ratio: float
) -> None:
    pixmap = Icons(resources / "icons").pixmap("users", "#000000", size=20, ratio=ratio)

    assert pixmap.width() == round(20 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_an_icon_is_drawn_once(resources: Path, qapp: object) -> None:
    icons = Icons(resources / "icons")

    first = icons.pixmap("users", "#000000", size=20)
    assert icons.pixmap("users", "#000000", size=20) is first
    icons.clear()
    assert icons.pixmap("users", "#000000", size=20) is not first


def test_an_unknown_icon_is_an_error_and_not_a_blank(resources: Path, qapp: object) -> None:
    with pytest.raises(OSError, match="no-such-icon"):
        Icons(resources / "icons").pixmap("no-such-icon", "#000000", size=16)


def test_every_icon_that_the_program_names_is_there(resources: Path) -> None:
    there = set(Icons(resources / "icons").names())
    named = {
        next(filter(None, found.groups()))
        for file in APP.rglob("*.py")
        for found in NAMED.finditer(file.read_text(encoding="utf-8"))
    }

    assert named - there == set()
    assert "users" in named


def test_a_switched_off_button_has_a_faint_icon(theme: Theme) -> None:
    from PySide6.QtGui import QIcon

    icon = theme.icon("users", "ink", size=16)
    normal = icon.pixmap(16, QIcon.Mode.Normal).toImage()
    faint = icon.pixmap(16, QIcon.Mode.Disabled).toImage()

    assert normal != faint
