"""The section about backups."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.rights import Right
from app.safekeeping.keeper import Keeper
from app.safekeeping.schemas import Standing
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.ui.job import InlineJob
from app.ui.labels import plain_label
from app.ui.lane import InlineLane
from app.ui.notices import Notice
from tests.safekeeping.conftest import Desk, Kept


def words_on(desk: Desk) -> str:
    """Everything that the preview says."""
    label = type(plain_label())
    return "\n".join(each.text() for each in desk.page.preview.findChildren(label) if not each.isHidden())


def test_an_empty_list_offers_to_take_the_first(desk: Desk) -> None:
    assert not desk.page.list.isVisibleTo(desk.page)
    desk.page.take.click()
    assert desk.page.list.isVisibleTo(desk.page)
    assert desk.page.list.model().rowCount() == 1
    assert desk.notices.latest is not None
    assert desk.notices.latest.text == "Backup kept and proven"


def test_the_chosen_one_shows_then_and_now_and_what_would_be_lost(desk: Desk) -> None:
    desk.kept.add_guest("Léa")
    desk.page.take.click()
    desk.kept.add_guest("Zoë")
    desk.page.view_model.load()
    said = words_on(desk)
    assert "1 change was made since then, and would be gone:" in said
    assert "Guest, today 13:00, by Mara Kovac" in said
    line = desk.page.list.model().index(0, 0).data()
    assert line.startswith("Today 13:00, taken by hand, 1 guest · 0 stays · ")
    assert line.endswith("proven")


def test_going_back_is_asked_first(desk: Desk, qtbot: QtBot) -> None:
    desk.page.take.click()
    desk.dialogs.answer = False
    wanted: list[Path] = []
    desk.page.restore_wanted.connect(wanted.append)
    desk.page.preview.restore.click()
    assert desk.dialogs.asked == ["Go back to how everything was today 13:00?"]
    assert wanted == []
    desk.dialogs.answer = True
    qtbot.keyClick(desk.page.list, Qt.Key.Key_Return)
    assert wanted == [desk.page.view_model.rows[0].path]


def test_a_damaged_one_is_told_when_it_is_read_through(desk: Desk) -> None:
    desk.page.take.click()
    path = desk.page.view_model.rows[0].path
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    desk.page.preview.look.click()
    assert desk.notices.latest is not None
    assert desk.notices.latest.kind == "problem"
    assert "is damaged" in desk.notices.latest.text
    assert desk.page.list.model().index(0, 0).data().endswith("damaged")


def test_a_second_folder_is_chosen_and_left_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    desk.dialogs.chosen = tmp_path / "stick"
    desk.page.choices.choose.click()
    assert desk.kept.backups.second == tmp_path / "stick"
    desk.page.choices.leave.click()
    assert desk.kept.backups.second is None


def test_a_folder_that_cannot_be_used_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.dialogs.chosen = tmp_path / "absent"
    desk.page.choices.choose.click()
    assert desk.notices.latest is not None
    assert desk.notices.latest.kind == "problem"
    assert desk.kept.backups.second is None


def test_plain_files_are_chosen_with_one_press(desk: Desk) -> None:
    desk.page.choices.plain.chosen.emit("no")
    assert desk.kept.backups.choices.plain is False


def test_the_list_stands_above_what_one_holds_where_there_is_little_room(desk: Desk, qtbot: QtBot) -> None:
    desk.page.take.click()
    desk.page.resize(1000, 700)
    desk.page.show()
    qtbot.waitExposed(desk.page)
    frame = desk.page.list.parentWidget()
    assert frame is not None
    assert desk.page.preview.x() > frame.x()
    desk.page.resize(600, 700)
    qtbot.waitUntil(lambda: desk.page.preview.x() == frame.x())


def test_the_keeper_takes_what_is_due_and_tells_a_problem_once(kept: Kept, desk: Desk) -> None:
    stood: list[Standing] = []
    desk.keeper.stood.connect(stood.append)
    desk.keeper.watch()
    assert stood[-1].last is not None
    assert desk.page.view_model.rows != ()
    backups: Backups = kept.backups
    backups.choose(backups.choices.model_copy(update={"second": "/nowhere/at all"}))
    told = []
    desk.notices.shown.connect(told.append)
    for _time in range(2):
        kept.place.clock.forward(hours=25)
        desk.keeper.watch()
    assert [notice.kind for notice in told] == ["problem"]


def test_the_keeper_asks_again_after_a_while(kept: Kept, desk: Desk, qtbot: QtBot) -> None:
    keeper = Keeper(kept.service, lane=InlineLane(), watch_lane=InlineLane(), notices=desk.notices)
    keeper._timer.setInterval(1)
    with qtbot.waitSignal(keeper.stood):
        keeper.begin()
    qtbot.waitUntil(lambda: kept.backups.newest_good() is not None)
    keeper.close()
    assert InlineJob().running is False


def test_a_backup_that_another_program_took_is_told(kept: Kept, desk: Desk) -> None:
    keeper = Keeper(kept.service, lane=InlineLane(), watch_lane=InlineLane(), notices=desk.notices)
    stood: list[Standing] = []
    keeper.stood.connect(stood.append)
    keeper.begin()
    keeper.glance()
    assert stood[-1].last is None
    Backups(kept.place.path, clock=kept.place.clock).take(Why.HAND)
    keeper.glance()
    assert stood[-1].last is not None
    told = len(stood)
    keeper.glance()
    assert len(stood) == told
    keeper.close()


def test_a_folder_that_cannot_be_looked_into_does_not_seem_to_be_empty(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.page.take.click()
    monkeypatch.setattr("os.access", lambda *_given, **_how: False)
    desk.page.view_model.load()
    assert "cannot be read" in desk.page.view_model.refusal
    label = type(plain_label())
    assert any("cannot be read" in each.text() for each in desk.page._empty.findChildren(label))


def test_who_may_not_see_them_is_told_so(desk: Desk) -> None:
    desk.page.take.click()
    staff = desk.kept.place.work.desk
    staff.rights = staff.rights - {Right.BACKUPS}
    desk.page.view_model.load()
    assert not desk.page.take.isEnabled()
    assert not desk.page.list.isVisibleTo(desk.page)
    assert desk.page.view_model.refusal.startswith("Your role may not do this.")


def test_going_back_asks_for_the_password_once_more(desk: Desk) -> None:
    desk.page.take.click()
    desk.kept.place.work.desk.guarded = True
    wanted: list[Path] = []
    desk.page.restore_wanted.connect(wanted.append)
    desk.page.preview.restore.click()
    assert wanted == []
    assert desk.notices.latest is not None
    assert desk.notices.latest.kind == "problem"
    desk.kept.place.work.desk.proven_at = desk.kept.place.clock.now()
    desk.page.preview.restore.click()
    assert len(wanted) == 1


def test_a_file_on_a_network_share_is_warned_of_once(
    kept: Kept, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.safekeeping.service.is_on_a_share", lambda _path: True)
    told: list[Notice] = []
    desk.notices.shown.connect(told.append)
    desk.keeper.refresh()
    desk.keeper.refresh()
    assert [notice.text.partition(".")[0] for notice in told] == ["The venue's file lies on a network share"]
    desk.page.view_model.load()
    assert len(desk.page._bands) == 2
