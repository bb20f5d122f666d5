"""An answer that is kept is changed and taken out over the window, and never silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.asking import ask_sources
from app.core.undo import History
from app.metrics.changing.overlay import AnswerChanging
from app.model.survey import LeftOut
from app.surveys.schemas.drafts import AnswerEdit
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.form_fields import ChoiceField, TextField
from app.ui.kept_form import KeptForm
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.score_row import ScoreField
from app.ui.shared_form import MINE
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField
from app.wording.reading import Reading
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, troubles


class ChangeDesk(SurveyDesk):
    """A window with one line in it, and the card over it."""

    def __init__(self, work: Any, clock: Any, *, theme: Theme) -> None:
        super().__init__(work, clock)
        self.notices = Notices()
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.window.resize(1366, 820)
        self.changing = AnswerChanging(
            ask_sources(work),
            theme=theme,
            window=self.window,
            new_lane=InlineLane,
            runner=self.runner,
            reading=Reading(work.wording, work.clock),
        )

    @property
    def form(self) -> KeptForm:
        """The form of the answer that is shown."""
        assert self.changing.card.form is not None
        return self.changing.card.form

    def field(self, name: str) -> Any:
        """One of its fields."""
        return self.form.fields[name]

    def type(self, text: str) -> None:
        """Keys where the keys are."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def press(self, key: Qt.Key) -> None:
        """One key where the keys are."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ChangeDesk]:
    """The card on a hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = ChangeDesk(place.work, place.clock, theme=theme)
        qtbot.addWidget(desk.window)
        desk.window.show()
        QTest.qWaitForWindowActive(desk.window)
        desk.line.setFocus()
        yield desk
        desk.changing.close_lanes()
        assert troubles(place.work.database) == []


def test_the_score_is_changed_by_one_key_and_its_promise_goes(desk: ChangeDesk) -> None:
    desk.changing.open(desk.record(2, comment="Cold soup"))
    assert len(desk.promises()) == 1
    desk.type("9")
    desk.press(Qt.Key.Key_Return)

    assert [(answer.score, answer.comment) for answer in desk.answers()] == [(9, "Cold soup")]
    assert desk.promises() == []
    assert not desk.changing.is_open
    assert desk.line.hasFocus()
    desk.runner.undo()
    assert len(desk.promises()) == 1


def test_what_nobody_touched_stays_as_it_is(desk: ChangeDesk) -> None:
    lea = desk.add_customer()
    answer = desk.record(7, customer_id=lea, stage_id=2, place="412")
    before = desk.everything()
    desk.changing.open(answer)
    desk.form.submit()

    assert desk.everything() == before
    assert desk.answers()[0].version == 1


def test_whose_it_is_is_told_later_by_typing_and_enter(desk: ChangeDesk) -> None:
    piotr = desk.add_customer("Piotr Nowak")
    desk.changing.open(desk.record(2))
    who = desk.field("customer_id")
    assert isinstance(who, WhoField)
    who.editor.setFocus()
    desk.type("nowak")
    desk.press(Qt.Key.Key_Return)
    assert desk.changing.is_open
    desk.press(Qt.Key.Key_Return)

    assert [answer.customer_id for answer in desk.answers()] == [piotr]


def test_a_try_counts_no_more_and_is_answered_by_nobody(desk: ChangeDesk) -> None:
    desk.changing.open(desk.record(2))
    counts = desk.field("left_out")
    assert isinstance(counts, ChoiceField)
    counts.choose("TEST")
    desk.form.submit()

    assert [answer.left_out for answer in desk.answers()] == [LeftOut.TEST]
    assert desk.promises() == []


def test_what_somebody_else_wrote_meanwhile_is_shown_beside_it(desk: ChangeDesk) -> None:
    answer = desk.record(8)
    desk.changing.open(answer)
    comment = desk.field("comment")
    assert isinstance(comment, TextField)
    comment.set_text("Mine")
    desk.services.answers.edit(answer, AnswerEdit(version=1, comment="Theirs"))
    desk.form.submit()
    assert desk.form.differences.keys() == {"comment"}
    desk.form.differences["comment"].pick.button(MINE).click()
    desk.form.submit()

    assert [one.comment for one in desk.answers()] == ["Mine"]


def test_a_score_cannot_be_taken_back_alone(desk: ChangeDesk) -> None:
    desk.changing.open(desk.record(8))
    score = desk.field("score")
    assert isinstance(score, ScoreField)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return)

    assert score.error == "Say which score they give."


def test_a_question_is_answered_here_as_well(desk: ChangeDesk) -> None:
    desk.changing.open(desk.ask())
    desk.type("3")
    desk.press(Qt.Key.Key_Return)

    (answer,) = desk.answers()
    assert (answer.score, answer.answered_at, answer.arrived_at) == (3, desk.clock.at, desk.clock.at)
    assert len(desk.promises()) == 1


def test_an_answer_is_taken_out_and_brought_back(desk: ChangeDesk) -> None:
    answer = desk.record(2)
    before = desk.everything()
    desk.changing.open(answer)
    desk.changing.card.remove_button.click()
    assert desk.everything() == []
    assert not desk.changing.is_open

    desk.runner.undo()

    assert desk.everything() == before


def test_an_answer_that_is_gone_is_said_so(desk: ChangeDesk) -> None:
    told: list[str] = []
    desk.notices.shown.connect(lambda notice: told.append(str(notice)))
    answer = desk.record(2)
    desk.services.answers.remove(answer, version=1)
    desk.changing.open(answer)

    assert not desk.changing.is_open
    assert len(told) == 1
