"""The window instead of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.cancelling import Cancellation
from app.core.errors import Corrupt
from app.core.progress import Progress
from app.safekeeping.rescue.view_model import RescueViewModel
from app.safekeeping.rescue.window import RescueWindow
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.restoring import Restored, restore
from app.ui.job import InlineJob
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.faults.filled import put_filled
from tests.venues import NOON, SetClock

DAMAGED = Corrupt("“venue.regulars” is damaged.", kept="It was not touched.")


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Two backups of a damaged venue, the newer of which is damaged too."""
    clock = SetClock()
    path = put_filled(tmp_path / "venue.regulars")
    backups = Backups(path, clock=clock)
    backups.take(Why.HAND)
    clock.forward(hours=3)
    newer = backups.take(Why.REGULAR).kept
    newer.path.write_bytes(newer.path.read_bytes()[:-1] + b"\x01")
    backups.prove(newer)
    path.write_bytes(b"\x00" * 200 + path.read_bytes()[200:])
    return backups


@pytest.fixture
def window(backups: Backups, theme: Theme, qtbot: QtBot) -> Iterator[RescueWindow]:
    """The window on it, with everything done at once."""
    wording = Wording("hotel", "en", "Europe/Zurich", "CHF")

    def go_back(backup: Path, _words: str, stop: Cancellation, progress: Progress) -> Restored:
        return restore(backup, backups.venue, at=NOON, cancellation=stop, progress=progress)

    view_model = RescueViewModel(backups, restore=go_back, job=InlineJob(), number=wording.number)
    window = RescueWindow(
        view_model, theme=theme, reading=Reading(wording, SetClock()), sound=False, missing=False
    )
    qtbot.addWidget(window)
    view_model.begin(DAMAGED)
    yield window
    window.close()


def test_the_newest_proven_backup_is_offered_first(window: RescueWindow) -> None:
    assert window._head.text() == "Your venue cannot be opened"
    assert window._lines.text() == "“venue.regulars” is damaged.\nIt was not touched."
    assert [row.damaged for row in window.view_model.rows] == [True, False]
    assert window.list.current_row is window.view_model.rows[1]
    assert window._offer.text().startswith("Today 13:00 · 60 guests · ")
    assert not window.as_it_is.isVisibleTo(window)


def test_going_back_leads_on(window: RescueWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.restored):
        window.restore.click()


def test_a_backup_that_cannot_be_used_is_told_and_others_stay_on_offer(window: RescueWindow) -> None:
    window.list.choose(window.view_model.rows[0].path)
    window.restore.click()
    assert window._head.text() == "Going back did not work"
    assert "is damaged" in window._lines.text()
    assert window.restore.isVisibleTo(window)
    assert window.list.isVisibleTo(window)


def test_while_something_is_under_way_there_is_nothing_to_be_chosen(window: RescueWindow) -> None:
    from app.safekeeping.rescue.view_model import Told

    window.view_model.told.emit(Told("Going back…", (), True))
    assert not window.restore.isVisibleTo(window)
    assert not window.list.isVisibleTo(window)
    assert window.leave.accessibleName() == "Stop"
    left: list[bool] = []
    window.left.connect(lambda: left.append(True))
    window.leave.click()
    assert left == []


def test_without_a_backup_salvaging_is_what_is_left(
    window: RescueWindow, backups: Backups, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for one in backups.list_kept():
        one.path.unlink()
    window.view_model.begin(DAMAGED)
    assert not window.restore.isVisibleTo(window)
    assert window._offer.text().startswith("No backup was found.")
    monkeypatch.setattr(window.dialogs, "folder", lambda **_words: tmp_path)
    window.salvage.click()
    assert window._head.text() in ("What can be read is saved as CSV", "That could not be saved")
