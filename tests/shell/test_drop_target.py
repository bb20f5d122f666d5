"""A file dropped anywhere on the window comes in; a folder or a web address does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.shell.drop_target import DropTarget, dropped_files
from app.ui.theme.theme import Theme

NO_BUTTONS, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def dragged(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "bookings.csv"
    file.write_text("a;b\n", encoding="utf-8")
    return file


def enter(window: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(10, 10), COPY, data, NO_BUTTONS, NO_KEYS)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_a_dropped_file_is_told(theme: Theme, window: QWidget, csv: Path) -> None:
    target, told = DropTarget(theme, window, words="Drop it"), []
    target.files_dropped.connect(told.append)
    data = dragged(csv)

    assert enter(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), COPY, data, NO_BUTTONS, NO_KEYS))

    assert told == [[csv]]


def test_the_window_shows_where_to_drop_and_stops_when_the_file_is_taken_away(
    theme: Theme, window: QWidget, csv: Path
) -> None:
    DropTarget(theme, window, words="Drop it")
    before = window.grab().toImage()
    data = dragged(csv)
    enter(window, data)
    assert window.grab().toImage() != before

    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.grab().toImage() == before


def test_folders_and_web_addresses_are_not_files(
    theme: Theme, window: QWidget, tmp_path: Path, csv: Path
) -> None:
    DropTarget(theme, window, words="Drop it")

    assert not enter(window, dragged(tmp_path, "https://example.org/x.csv"))
    assert dropped_files(dragged(tmp_path, csv, tmp_path / "gone.csv")) == [csv]
