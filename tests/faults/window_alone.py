"""The real window on a folder, in a process of its own: what stands on the screen, and what a write comes to.

``python -m tests.faults.window_alone FOLDER [KIND [WORDS]]`` prints it as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap import window
from app.bootstrap.program import Program
from app.storage.backups import shares
from app.ui.application import new_application
from tests.faults.forks import Programs
from tests.security.locked_place import seen_words

GUEST = "Nobody Writable"
PATIENCE_S = 60.0
LOOK_MS, AGAIN_MS = 50, 500
"""How often it is looked; reading every word again and again would keep the window from what it has to say."""


@dataclass
class Seen:
    """``came`` is what came up: the desk, the first run, the rescue, the question for a key, or only a message."""

    came: str = ""
    words: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    code: int | None = None


class Onlooker(QObject):
    """Looks until something stands, tries to add a guest where there is a desk, then closes everything."""

    def __init__(self, seen: Seen, awaited: str, words: str) -> None:
        super().__init__()
        self._awaited, self._words = awaited, words
        self.program: Program | None = None
        self._seen = seen
        self._until = monotonic() + PATIENCE_S
        self._tried = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Once more."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            self._note("message")
            box.reject()
        elif monotonic() > self._until:
            self._leave("nothing")
        elif self.program is not None:
            self._look_at(self.program)

    def _look_at(self, program: Program) -> None:
        instead: dict[str, Any] = {
            "first run": program.first,
            "rescue": program.rescues.window,
            "key": program.unlocking.window,
        }
        for came, shown in instead.items():
            if shown is None or not shown.isVisible():
                continue
            if came == "key" and self._words:
                words, self._words = self._words, ""
                shown.field.set_text(words)
                shown.open.click()
            elif came != "key" or shown.open.isEnabled():
                self._leave(came)
            return
        desk: Any = program.desks[0] if program.desks else None
        if desk is None or not desk.session.is_open or desk.guests.results.answers is None:
            return
        if not self._tried:
            self._tried = True
            self._note("desk")
            if self._awaited:
                self._timer.setInterval(AGAIN_MS)
            desk.guests.add_customer(GUEST)
            QTest.keyClick(desk.guests.form.name.focusProxy() or desk.guests.form.name, Qt.Key.Key_Return)
        elif desk.session.notices.latest is not None:
            self._seen.after = seen_words()
            if any(self._awaited in words for words in self._seen.after):
                self._leave("desk")

    def _note(self, came: str) -> None:
        self._seen.came = self._seen.came or came
        self._seen.words += seen_words()

    def _leave(self, came: str) -> None:
        self._note(came)
        self._timer.stop()
        if self.program is not None:
            self.program.close()
        QApplication.exit(0)


def see(
    programs: Programs, folder: Path, *more: str, environment: Mapping[str, str], told_in: Path
) -> dict[str, Any]:
    """What came up on that folder; ``more`` is what `main` takes."""
    ended = programs.run("tests.faults.window_alone", folder, *more, told_in=told_in, environment=environment)
    assert "Traceback" not in ended.err
    assert ended.code == 0, ended.err
    seen: dict[str, Any] = json.loads(ended.out.splitlines()[-1])
    return seen


def main(folder: Path, kind: str = "", words: str = "") -> Seen:
    """Start the window as a person does, and look.

    ``kind`` is what the system says the folder lies on, ``words`` are what opens an encrypted venue.
    """
    seen, kept = Seen(), []

    def begin_application(name: str) -> QApplication:
        app = new_application(name)
        kept.append(Onlooker(seen, "network share" if kind else "", words))
        return app

    class Watched(Program):
        """Tells the onlooker of itself."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            kept[0].program = self

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(window, "new_application", begin_application)
        patched.setattr(window, "Program", Watched)
        if kind:
            patched.setattr(shares, "kind_of_mount", lambda _path, _mounts: kind)
        seen.code = window.run_window(folder)
    return seen


if __name__ == "__main__":
    os.umask(0o077)
    print(json.dumps(asdict(main(Path(sys.argv[1]), *sys.argv[2:]))))
