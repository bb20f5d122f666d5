"""The theme, for tests of anything that is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.theme.theme import Theme

RESOURCES = Path(__file__).parents[1] / "resources"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application of the tests has the style of the program."""
    from app.ui.application import STYLE

    return ["regulars", *STYLE]


@pytest.fixture
def resources() -> Path:
    """The program's own fonts, icons and licences."""
    return RESOURCES


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Iterator[Theme]:
    """One theme for all tests, for loading fonts takes time."""
    from app.ui.theme.theme import Theme

    theme = Theme(qapp, resources=RESOURCES, mode="light")
    yield theme
    theme.deleteLater()


@pytest.fixture
def theme(qapp: QApplication, one_theme: Theme) -> Theme:
    """The theme, light and at the normal text size when the test begins, whatever others put on before."""
    worn = qapp.palette().window().color()
    if one_theme.is_dark or worn != one_theme.colour("bg"):
        one_theme.set_mode("light")
    one_theme.set_text_scale(1.0)
    return one_theme
