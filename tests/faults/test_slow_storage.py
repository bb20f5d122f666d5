"""E3: every write and query takes 200 ms longer: the window goes on, and what is waited for can be given up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.bootstrap.threads import Threads
from app.bootstrap.venue_opener import make_venue
from app.core.cancelling import Cancellation
from app.core.paths import DataFolder
from app.customers.service.card import CardService
from app.rehearsal.builder import build_rehearsal
from app.shell.venue_draft import read_venue_draft
from app.storage.connecting import connect
from app.ui.writer import InlineWriter
from tests.faults.hands import DAY, PANES, Hands, add_preference, look_up, note, section, settings
from tests.faults.slow import SCHEDULE, Disk, Heart, quiet, slow_disk
from tests.figures import Figures
from tests.journeys.conftest import NOON
from tests.security.locked_place import DRAFT
from tests.venues import schema_copied

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme

pytestmark = pytest.mark.skipif(
    not SCHEDULE.exists(), reason="the system does not tell what a thread waits for"
)

Open = Callable[..., Hands]
DELAY = 0.2
DRAWING = 0.4
"""Seconds more until everything stands again, on a computer that does something else as well."""
IN_PLACE = Threads(new_writer=lambda _within: InlineWriter())


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with slow_disk(monkeypatch) as disk:
        yield disk


@pytest.fixture
def desk(disk: Disk, qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Open]:
    """Opens a hotel in a window, with one guest on screen; the disk is quick until then."""
    programs: list[Program] = []

    def begin(threads: Threads | None = None, *, size: int = 0) -> Hands:
        data = DataFolder(tmp_path)
        if size:
            build_rehearsal(data.venue_file, "hotel", size=size, clock=NOON, cancellation=Cancellation())
        else:
            make_venue(data, read_venue_draft(DRAFT), clock=NOON).database.close()
        program = Program(qapp, data=data, clock=NOON, theme=theme, threads=threads)
        programs.append(program)
        hands = Hands(program)
        program.start()
        hands.wait(lambda: bool(program.desks) and hands.desk.session.is_open)
        hands.wait(lambda: hands.desk.guests.results.answers is not None)
        hands.front()
        DAY["new guest"](hands)
        hands.rest(300)
        return hands

    with schema_copied():
        yield begin
        disk.seconds = 0
        for program in programs:
            program.close()


@pytest.fixture
def heart() -> Iterator[Heart]:
    heart = Heart()
    yield heart
    heart.stop()


def begin(disk: Disk, heart: Heart, seconds: float = DELAY) -> None:
    """From now on it is slow."""
    disk.by_window.clear()
    disk.seconds = seconds
    heart.start()


def test_E3_looking_up_opening_and_saving_never_stop_the_window(desk: Open, disk: Disk, heart: Heart) -> None:
    hands = desk()
    begin(disk, heart)

    look_up("o")(hands)
    note("likes quiet")(hands)

    assert disk.by_window == []
    assert disk.statements > 10
    assert heart.waited < DELAY, heart.gaps


def test_E3_without_a_thread_for_writing_it_would_stop(desk: Open, disk: Disk, heart: Heart) -> None:
    hands = desk(IN_PLACE)
    begin(disk, heart, 0.05)

    note("likes quiet")(hands)
    hands.rest(50)

    assert disk.by_window
    assert heart.waited > 4 * 0.05


def given_up_after(hands: Hands, act: Callable[[], object]) -> float:
    """Seconds from Esc, pressed as soon as somebody is told that it takes long, to the window being there again."""
    pressed: list[float] = []

    def give_up() -> None:
        pressed.append(time.perf_counter())
        hands.key(Qt.Key.Key_Escape)

    def follow(slow: bool) -> None:
        if slow:
            QTimer.singleShot(50, give_up)

    runner = hands.desk.session.runner
    runner.slow_changed.connect(follow)
    act()
    runner.slow_changed.disconnect(follow)
    return time.perf_counter() - pressed[0]


def test_E3_a_save_that_is_given_up_answers_at_once_and_what_was_typed_stays(
    desk: Open, disk: Disk, heart: Heart
) -> None:
    hands = desk()
    line = hands.desk.guests.bar.line
    line.setFocus()
    hands.keys("likes quiet")
    begin(disk, heart)

    took = given_up_after(hands, lambda: hands.key(Qt.Key.Key_Return))

    notice = hands.desk.session.notices.latest
    assert notice is not None
    assert notice.text.startswith("Not saved")
    assert took < 3 * DELAY + DRAWING
    assert line.text() == "likes quiet"
    disk.seconds = 0
    card = CardService(hands.desk.session.workplace).get_card(hands.desk.guests.shown_id)
    assert not any(group.preferences for group in card.groups)


@contextmanager
def held_elsewhere(hands: Hands) -> Iterator[None]:
    """Somebody else writes into the file, and does not come to an end."""
    with closing(connect(hands.desk.session.folder.venue_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_E3_a_save_that_waits_for_somebody_else_can_be_given_up(desk: Open, heart: Heart) -> None:
    hands = desk()
    line = hands.desk.guests.bar.line
    line.setFocus()
    hands.keys("likes quiet")
    heart.start()

    with held_elsewhere(hands):
        took = given_up_after(hands, lambda: hands.key(Qt.Key.Key_Return))
        hands.rest(20)

    notice = hands.desk.session.notices.latest
    assert notice is not None
    assert notice.text.startswith("Not saved")
    assert took < DRAWING
    assert heart.waited < DELAY
    assert line.text() == "likes quiet"
    hands.told(lambda: hands.key(Qt.Key.Key_Return))
    assert line.text() == ""


def test_E3_a_window_closed_while_it_saves_closes_when_that_is_saved(desk: Open, disk: Disk) -> None:
    hands = desk()
    window, session = hands.desk.window, hands.desk.session
    work, customer_id = session.workplace, hands.desk.guests.shown_id
    line = hands.desk.guests.bar.line
    line.setFocus()
    hands.keys("likes quiet")
    seen: list[bool] = []

    def close(slow: bool) -> None:
        if slow:
            window.close()
            seen.append(window.isVisible())

    session.runner.slow_changed.connect(close)
    disk.seconds = 0.05
    hands.key(Qt.Key.Key_Return)
    disk.seconds = 0
    groups = CardService(work).get_card(customer_id).groups
    hands.wait(lambda: not hands.program.desks)
    assert seen == [True]
    assert [row.text for group in groups for row in group.preferences] == ["quiet"]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_E3_no_act_on_any_pane_stops_the_window(
    desk: Open, disk: Disk, heart: Heart, figures: Figures
) -> None:
    hands = desk(size=150)
    keys = [one.key for one in settings(hands).sections]
    acts = {**DAY, **PANES, **{f"settings, {key}": section(key) for key in keys}}
    begin(disk, heart)
    found: dict[str, list[str]] = {}
    for name, act in acts.items():
        act(hands)
        quiet(disk, hands.rest)
        if disk.by_window:
            found[name] = list(dict.fromkeys(disk.by_window))
            disk.by_window.clear()
    took = given_up_after(hands, lambda: add_preference(hands))
    figures(
        f"{len(acts)} acts, {disk.statements} statements of {DELAY * 1000:.0f} ms more",
        f"the window waited {heart.waited * 1000:.0f} ms at most and worked {heart.worked * 1000:.0f} ms at most "
        f"in one go (longest gap {heart.longest * 1000:.0f} ms), "
        f"given up within {took * 1000:.0f} ms",
    )
    longest = max(heart.gaps, key=lambda gap: gap.seconds, default=None)
    print(f"E3, longest gap: {longest}")
    assert found == {}
    assert heart.waited < DELAY
