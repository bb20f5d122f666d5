"""S2: while a secret is looked at the window lives on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from app.sign_in.hashes import Argon2Hashes
from app.sign_in.service.signing_in import SignInService
from app.staff.proving import ProveDialog
from app.staff.settings.secret_form import line_of
from app.ui.lane import InlineLane
from tests.journeys.conftest import NOON, Person, quick_files, start
from tests.security.locked_place import PASSWORD, Clerk, make_place

__all__ = ["quick_files", "start"]
Start = Callable[[Path], Person]
ENOUGH = 3
"""Beats of a millisecond each while Argon2id works, which takes some fifty of them or more."""


@dataclass
class Watch:
    """A heart that beats in the window, and how often it did while each secret was looked at."""

    heart: QTimer
    beats: int = 0
    during: list[int] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def beat(self) -> None:
        """Once more."""
        self.beats += 1

    @property
    def held(self) -> bool:
        """Whether the window lived on each time, and had no part in the work."""
        elsewhere = all(thread is not threading.main_thread() for thread in self.threads)
        return bool(self.during) and min(self.during) >= ENOUGH and elsewhere


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Watch]:
    """Counts beats while Argon2id is at work, whoever has it work."""
    heart = QTimer()
    heart.setInterval(1)
    watch = Watch(heart)
    heart.timeout.connect(watch.beat)
    for name in ("verify", "hash"):
        monkeypatch.setattr(PasswordHasher, name, watched(getattr(PasswordHasher, name), watch))
    heart.start()
    yield watch
    heart.stop()
    heart.deleteLater()


def watched(work: Callable[..., Any], watch: Watch) -> Callable[..., Any]:
    """The same work, with the beats that it took."""

    def count(self: PasswordHasher, *given: Any, **named: Any) -> Any:
        before = watch.beats
        try:
            return work(self, *given, **named)
        finally:
            watch.during.append(watch.beats - before)
            watch.threads.append(threading.current_thread())

    return count


def test_S2_the_window_lives_on_while_somebody_signs_in_and_unlocks(
    start: Start, tmp_path: Path, watch: Watch
) -> None:
    make_place(tmp_path / "place", NOON)
    watch.during.clear()
    watch.threads.clear()
    clerk = Clerk(start(tmp_path / "place"))
    clerk.start()
    clerk.sign_in()
    clerk.person.wait(lambda: clerk.person.desk.guests.results.answers is not None)
    clerk.lock()
    clerk.unlock()

    assert len(watch.during) == 2
    assert watch.held, watch.during


@pytest.mark.parametrize("inline", [False, True], ids=["as it is", "in the window's thread"])
def test_S2_the_window_lives_on_while_a_password_is_asked_again(
    start: Start, tmp_path: Path, watch: Watch, inline: bool
) -> None:
    make_place(tmp_path / "place", NOON)
    clerk = Clerk(start(tmp_path / "place"))
    clerk.start()
    clerk.sign_in()
    person = clerk.person
    watch.during.clear()
    watch.threads.clear()
    lane = InlineLane() if inline else person.desk._threads.new_lane()
    sign_in = SignInService(person.desk.session.workplace, Argon2Hashes())
    dialog = ProveDialog(person.desk.theme, sign_in, lane=lane, name="Mara", parent=None)
    dialog.show()
    QTest.keyClicks(line_of(dialog.field), PASSWORD)
    dialog.form.submit()
    person.wait(lambda: not dialog.isVisible())
    dialog.deleteLater()
    lane.close()

    assert watch.held is not inline
