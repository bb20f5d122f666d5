"""Tab inside a part of the window changes nothing but who has the keys."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.core.paths import program_folder

_GROWING_AFTER_TAB = """
import sys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from app.core.paths import program_folder
from app.ui.floating_card import FloatingCard
from app.ui.flow_layout import FlowLayout
from app.ui.form_fields import LineField
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme

app = QApplication([])
theme = Theme(app, resources=program_folder() / "resources", mode="light")

class Lines(FloatingCard):
    def __init__(self):
        super().__init__(theme, title="Lines", save_words="Keep")
        self.lines = [LineField(f"Line {at}") for at in range(3)]
        self.fill(self.lines)

    def start(self):
        self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self):
        self.left.emit()

window, passing, staying = QWidget(), QPushButton("Goes soon"), QWidget()
buttons = FlowLayout()
for word in ("Copy", "Open"):
    buttons.addWidget(QPushButton(word))
QVBoxLayout(staying).addLayout(buttons)
column = QVBoxLayout(window)
column.addWidget(passing)
column.addWidget(staying)
over = OverWindow(Lines(), theme=theme, window=window)
window.resize(1024, 700)
window.show()
QTest.qWaitForWindowActive(window)
over.bring_up()
for _press in range(12):
    QTest.keyClick(QApplication.focusWidget(), KEY)
over.leave()
passing.deleteLater()
app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
theme.set_text_scale(2.0)
app.processEvents()
sys.exit(0 if buttons.sizeHint().width() > 0 else 1)
"""


@pytest.mark.parametrize("key", ["Qt.Key.Key_Tab", "Qt.Key.Key_Backtab"])
def test_text_grows_after_tab_went_round_and_something_went_away(key: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _GROWING_AFTER_TAB.replace("KEY", key)],
        cwd=program_folder(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_nobody_walks_along_the_order_of_the_keys() -> None:
    walkers = ("nextInFocusChain", "previousInFocusChain")
    walking = [
        str(module)
        for module in (program_folder() / "app").rglob("*.py")
        if any(walker in module.read_text(encoding="utf-8") for walker in walkers)
    ]
    assert walking == []
