"""What somebody who waits for a write sees, hears and can press."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.undo import History
from app.shell.saving_strip import SavingStrip
from app.ui.commands import CommandRunner
from app.ui.held_input import ANSWERS
from app.ui.writer import InlineWriter
from tests.shell.conftest import Shell


class Waited(InlineWriter):
    """A writer that is asked to stop."""

    asked = 0

    def cancel(self) -> None:
        self.asked += 1


def test_it_lies_over_the_window_while_a_write_takes_long(shell: Shell) -> None:
    strip = shell.window.saving
    assert not strip.isVisible()
    shell.runner.slow_changed.emit(True)
    assert strip.isVisible()
    assert strip.words.text == "Saving …"
    assert shell.window.rect().contains(strip.geometry())
    assert not strip.geometry().intersects(shell.window.status.geometry())
    shell.runner.slow_changed.emit(False)
    assert not strip.isVisible()


def test_its_button_gives_up_and_takes_no_keys(shell: Shell) -> None:
    writer = Waited()
    runner = CommandRunner(shell.bus, History(), shell.notices, writer)
    strip = SavingStrip(shell.theme, shell.window, runner)
    runner.slow_changed.emit(True)
    assert strip.cancel.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert strip.cancel.property(ANSWERS) is True
    assert strip.cancel.accessibleName() == "Cancel (Esc)"
    strip.cancel.click()
    assert writer.asked == 1
