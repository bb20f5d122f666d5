"""The reminder centre goes by keyboard, says each reminder, and follows the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.core.undo import History
from app.moments.reminders.service import ReminderReader, ReminderService
from app.planner.reminders.centre import ReminderCentre
from app.planner.reminders.view_model import RemindersViewModel
from app.planner.reminders.words import later_choices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading
from tests.moments.moment_desk import SUNDAY, MomentDesk
from tests.venues import open_place, troubles


class Room:
    """A window with the centre, on a hotel where something is due."""

    def __init__(self, desk: MomentDesk, theme: Theme) -> None:
        self.desk = desk
        self.bus, self.notices = ChangeBus(), Notices()
        work = desk.work
        self.view_model = RemindersViewModel(
            ReminderReader(work),
            ReminderService(work),
            lane=InlineLane(),
            bus=self.bus,
            runner=CommandRunner(self.bus, History(), self.notices),
            notices=self.notices,
            reading=Reading(work.wording, work.clock),
        )
        self.came: list[int] = []
        self.view_model.came.connect(self.came.append)
        self.window = QWidget()
        self.window.resize(1366, 820)
        self.centre = ReminderCentre(self.view_model, theme=theme, window=self.window)

    @property
    def said(self) -> list[str]:
        """What each line says."""
        model = self.centre.model
        return [model.index(at).data() for at in range(model.rowCount())]

    @property
    def words(self) -> list[str]:
        """What stands there in place of reminders."""
        labels = self.centre.empty.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.centre) and label.text()]

    def press(self, key: Qt.Key) -> None:
        """A key in the list."""
        QTest.keyClick(self.centre.list, key)


@pytest.fixture
def room(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Room]:
    """Sunday morning of somebody's birthday, with a task that is due at noon."""
    with open_place(tmp_path) as place:
        desk = MomentDesk(place.work, place.clock)
        moment_id = desk.planned_birthday()
        desk.add_task(moment_id, what="Light the lanterns")
        desk.clock.at += SUNDAY - desk.work.today() - timedelta(hours=2)
        room = Room(desk, theme)
        qtbot.addWidget(room.window)
        room.window.show()
        room.view_model.begin()
        yield room
        room.view_model.close()
        assert troubles(place.work.database) == []


def test_what_is_due_is_listed_and_told_once(room: Room) -> None:
    assert len(room.said) == 2
    assert any(said.startswith("Light the lanterns, Léa Müller") for said in room.said)
    assert room.came == [2]
    room.view_model.refresh()
    assert room.came == [2]


def test_enter_leads_to_the_plan(room: Room) -> None:
    opened: list[object] = []
    room.centre.opened.connect(opened.append)
    room.centre.open()
    row = room.centre.list.current_row
    room.press(Qt.Key.Key_Return)
    assert opened == [row.moment]
    assert not room.centre.is_open


def test_d_settles_and_undo_brings_it_back(room: Room) -> None:
    room.centre.open()
    before = room.said
    room.press(Qt.Key.Key_D)
    assert len(room.said) == 1
    room.view_model._runner.undo()
    assert room.said == before


def test_l_offers_until_when_and_what_is_put_off_comes_again(room: Room) -> None:
    room.centre.open()
    room.press(Qt.Key.Key_L)
    [menu] = room.centre.findChildren(QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == [words for words, _until in later_choices(room.view_model.reading)]
    menu.actions()[0].trigger()
    menu.close()
    assert len(room.said) == 1
    room.desk.clock.forward(hours=1)
    room.view_model.refresh()
    assert len(room.said) == 2


def test_escape_puts_it_away_and_gives_the_keys_back(room: Room, qtbot: QtBot) -> None:
    room.centre.open()
    room.press(Qt.Key.Key_Escape)
    assert not room.centre.is_open


def test_before_the_first_reading_nothing_definite_is_said(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with open_place(tmp_path) as place:
        room = Room(MomentDesk(place.work, place.clock), theme)
        qtbot.addWidget(room.window)
        room.window.show()
        room.centre.open()
        assert room.words == ["Reading…"]
        room.view_model.begin()
        assert room.words[0] == "Nothing to bring to mind"
        room.view_model.close()


def test_nothing_due_says_what_would_be_here(room: Room) -> None:
    room.centre.open()
    room.press(Qt.Key.Key_D)
    room.press(Qt.Key.Key_D)
    assert room.said == []
    assert not room.centre.open_button.isEnabled()


def test_time_alone_makes_a_task_late(room: Room) -> None:
    assert not any("late" in said for said in room.said)
    room.desk.clock.at += timedelta(hours=9)
    room.view_model.refresh()
    assert any(said.endswith("late") for said in room.said)


def test_the_model_keeps_the_rules_of_models(room: Room) -> None:
    tester = QAbstractItemModelTester(room.centre.model)
    room.centre.open()
    room.press(Qt.Key.Key_D)
    assert tester.model() is room.centre.model
