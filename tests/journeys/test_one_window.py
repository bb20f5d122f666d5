"""Everything of the desk stands in its one window: nothing flashes up beside it and takes the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.faults.hands import PANES, Hands, section, settings
from tests.journeys.conftest import Person
from tests.journeys.test_recovery_keys import Opened


def test_no_page_and_no_section_of_the_settings_comes_up_beside_the_window(
    start: Callable[[Path], Person], tmp_path: Path, qapp: QApplication
) -> None:
    person = start(tmp_path / "place")
    person.set_up()
    hands = Hands(person.program)
    hands.front()
    opened = Opened()
    qapp.installEventFilter(opened)
    for act in PANES.values():
        act(hands)
    for one in settings(hands).sections:
        section(one.key)(hands)
    hands.rest(300)
    qapp.removeEventFilter(opened)
    assert opened.windows == []
    assert QApplication.activeWindow() is hands.desk.window
