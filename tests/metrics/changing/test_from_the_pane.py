"""From the people behind a figure to the answer itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.metrics.metrics_desk import MetricsDesk


def test_an_answer_behind_a_figure_is_led_to_for_changing(desk: MetricsDesk, qtbot: QtBot) -> None:
    desk.pane.show_people(("score", 3))
    panel = desk.people
    row = panel.list.current_row
    assert row is not None

    with qtbot.waitSignal(panel.change_wanted) as wanted:
        panel.change.click()

    assert wanted.args == [row.answer_id]
