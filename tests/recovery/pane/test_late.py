"""What is late is told in every pane, and follows the clock and everybody's writes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.case import Case, CaseState
from tests.cases.made import put_case
from tests.recovery.pane.recovery_desk import RecoveryDesk
from tests.venues import open_venue_file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def badge(desk: RecoveryDesk) -> int:
    return desk.window.rail.button("recovery").badge


def test_badge_and_status_bar_tell_how_many_are_late(desk: RecoveryDesk, cases: dict[str, int]) -> None:
    desk.recovering.begin()
    assert badge(desk) == 2
    assert desk.window.status.late.accessibleName() == "2 cases late"
    assert desk.window.rail.button("recovery").accessibleName() == "Recovery, 2 late"
    assert not desk.window.is_built("recovery"), "the pane is not built for a badge"


def test_nothing_late_says_nothing(desk: RecoveryDesk) -> None:
    desk.put("In time")
    desk.recovering.begin()
    assert badge(desk) == 0
    assert desk.window.status.late.isHidden()


def test_the_words_lead_to_what_is_late(desk: RecoveryDesk, cases: dict[str, int]) -> None:
    pane = desk.open()
    desk.window.show_pane("guests")
    QTest.mouseClick(desk.window.status.late, Qt.MouseButton.LeftButton)
    assert desk.window.current_key == "recovery"
    assert pane.front.bar.tabs.current == "late"
    assert len(desk.numbers()) == 2


def test_a_closed_case_goes_from_the_badge_at_once(desk: RecoveryDesk, cases: dict[str, int]) -> None:
    desk.recovering.begin()
    with desk.work.write() as session:
        session.get_one(Case, cases["Piotr Mülke"]).state = CaseState.CLOSED
    desk.tell(cases["Piotr Mülke"])
    assert badge(desk) == 1


def test_the_minute_that_makes_a_case_late_is_counted(desk: RecoveryDesk) -> None:
    desk.put("Nearly late", due_in=timedelta(minutes=1))
    desk.recovering.begin()
    assert badge(desk) == 0
    desk.place.clock.forward(minutes=2)
    desk.recovering.count()
    assert badge(desk) == 1


def test_a_second_window_hears_of_it(
    desk: RecoveryDesk, cases: dict[str, int], tmp_path: Path, qtbot: QtBot
) -> None:
    other = desk.another(tmp_path / "other")
    qtbot.addWidget(other.window)
    desk.open()
    second = other.open()
    pane = desk.pane
    pane.front.log.table.choose_row(3)
    late = desk.put("Late in both", due_in=timedelta(minutes=-1))
    desk.tell(late)
    assert (badge(desk), badge(other)) == (3, 3)
    assert late in [row.id for row in second.front.log.model.rows]
    assert pane.front.log.table.current_id == cases["Walk-in, table 9"]
    other.close()
    desk.tell(late)
    assert badge(desk) == 3


def test_another_process_is_heard_of(desk: RecoveryDesk, qtbot: QtBot) -> None:
    from dataclasses import replace

    desk.recovering.begin()
    elsewhere = open_venue_file(desk.place.path, desk.place.clock)
    put_case(
        replace(desk.work, database=elsewhere),
        None,
        walk_in="Woman with a dog",
        what="Waited an hour",
        due_in=timedelta(minutes=-1),
    )
    elsewhere.close()
    qtbot.waitUntil(lambda: badge(desk) == 1, timeout=4000)


def test_ctrl_3_brings_the_pane_up(desk: RecoveryDesk, cases: dict[str, int]) -> None:
    desk.window.show_pane("guests")
    desk.window.show()
    QTest.qWaitForWindowActive(desk.window)
    QTest.keyClick(desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current_key == "recovery"
