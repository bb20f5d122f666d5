"""The bell tells how many reminders there are, to eyes and ears."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.shell.bell import BellButton
from app.shell.tray import Tray
from app.ui.theme.theme import Theme


def test_the_bell_says_how_many_there_are(theme: Theme, qtbot: QtBot) -> None:
    bell = BellButton(theme)
    qtbot.addWidget(bell)
    for count, words in ((0, "Reminders"), (1, "1 reminder"), (120, "120 reminders")):
        bell.show_count(count)
        assert bell.accessibleName() == words
        assert bell.count == count


def test_a_number_is_painted_only_where_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    bell = BellButton(theme)
    qtbot.addWidget(bell)
    bell.resize(40, 40)
    plain = bell.grab().toImage()
    bell.show_count(7)
    assert bell.grab().toImage() != plain


def test_a_desktop_without_a_tray_is_told_nothing(theme: Theme, qapp: object) -> None:
    assert not Tray.is_possible()
    tray = Tray(theme.icon("bell", "brand"))
    tray.notify("2 new reminders")
    assert not tray.is_shown
    tray.close()
