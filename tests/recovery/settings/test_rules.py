"""The page on which a venue sets its recovery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.cases.service.rules import RecoveryRules
from app.cases.settings import ClockBasis, usual_prompts
from app.core.errors import AppError
from app.model.case import CaseStep
from app.model.codes import Role
from app.recovery.settings.page import RecoverySettingsPage
from app.ui.form_fields import LineField, TextField
from tests.recovery.settings.conftest import SettingDesk

MARA = 2


def page_of(desk: SettingDesk) -> RecoverySettingsPage:
    return desk.show(RecoverySettingsPage(desk.parts))


def put(page: RecoverySettingsPage, name: str, words: str) -> None:
    field = page.bound[name].field
    assert isinstance(field, LineField | TextField)
    field.set_text(words)
    field.edited.emit()


def text(page: RecoverySettingsPage, name: str) -> str:
    field = page.bound[name].field
    assert isinstance(field, LineField | TextField)
    return field.text


def test_the_usual_rules_are_shown_and_nothing_is_to_be_saved(desk: SettingDesk) -> None:
    page = page_of(desk)

    assert text(page, "targets.serious.acknowledge") == "15 min"
    assert text(page, "targets.minor.put_right") == "1 d"
    assert text(page, "limits.desk") == "100.00"
    assert text(page, "limits.owner") == ""
    assert page.bar.isHidden()


def test_what_is_typed_is_kept_with_control_and_s(desk: SettingDesk) -> None:
    page = page_of(desk)
    line = page.bound["targets.serious.put_right"].field.editor
    line.setFocus()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "90")
    assert page.bound["targets.serious.put_right"].field._below.text() == "1 h 30 min"
    assert page.bar.words == "1 change, not saved yet"
    QTest.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert desk.said == "Recovery settings kept"
    assert page.bar.isHidden()
    assert line.text() == "1 h 30 min"
    assert line.hasFocus()
    assert desk.services.settings.get().targets["serious"].put_right == 90
    assert set(desk.services.settings.get().targets) == {"serious"}


def test_a_change_of_targets_reaches_open_cases_and_is_taken_back(desk: SettingDesk) -> None:
    case_id = desk.cases.log()
    case = desk.cases.case(case_id.value)
    assert case.put_right_due_at - case.reported_at == timedelta(hours=8)
    page = page_of(desk)
    put(page, "targets.moderate.put_right", "2 h")
    page.save()
    case = desk.cases.case(case_id.value)
    assert case.put_right_due_at - case.reported_at == timedelta(hours=2)

    desk.runner.undo()
    case = desk.cases.case(case_id.value)
    assert case.put_right_due_at - case.reported_at == timedelta(hours=8)
    assert text(page, "targets.moderate.put_right") == "8 h"


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("targets.minor.acknowledge", "soon", "This is not a length of time, such as 15 min, 4 h or 1 d."),
        ("targets.minor.acknowledge", "", "Say how long, such as 15 min, 4 h or 1 d."),
        ("limits.desk", "-5", "An amount cannot be below zero."),
        ("limits.desk", "much", "This is not an amount, such as 58.50."),
        ("again_days", "0", "Between 1 day and ten years."),
        ("hours.0", "8 to", "An opening is written like 08:00–20:00."),
        ("hours.0", "8-12, 11-14", "Two openings of the same day overlap."),
        ("prompts.listen", "4111 1111 1111 1111", "This looks like a payment card number."),
        ("prompts.listen", "x" * 10_001, "This is too long"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_text_stays(
    desk: SettingDesk, name: str, typed: str, message: str
) -> None:
    page = page_of(desk)
    page.bound["clock"].put(ClockBasis.BUSINESS_HOURS)
    put(page, name, typed)
    page.save()

    assert page.bound[name].field.error.startswith(message)
    assert text(page, name) == typed
    assert page.bar.words == "Look at what is marked in red."
    assert desk.services.settings.get().clock is ClockBasis.ROUND_THE_CLOCK


def test_everything_wrong_is_told_at_once(desk: SettingDesk) -> None:
    page = page_of(desk)
    put(page, "limits.desk", "-1")
    put(page, "targets.minor.acknowledge", "x")
    page.save()

    assert page.bound["limits.desk"].field.error
    assert page.bound["targets.minor.acknowledge"].field.error


def test_a_week_that_is_never_open_is_refused(desk: SettingDesk) -> None:
    page = page_of(desk)
    for weekday in range(7):
        put(page, f"hours.{weekday}", "closed")
    page.save()

    assert page.bar.words == "Opening hours need at least an hour in the week."


def test_business_hours_are_kept_with_a_second_opening_and_a_closed_day(desk: SettingDesk) -> None:
    page = page_of(desk)
    page.bound["clock"].put(ClockBasis.BUSINESS_HOURS)
    put(page, "hours.0", "7-11, 17:30 - 01")
    put(page, "hours.6", "")
    page.save()

    kept = desk.services.settings.get()
    assert kept.hours[0] == (("07:00", "11:00"), ("17:30", "01:00"))
    assert kept.hours[6] == ()
    assert text(page, "hours.0") == "07:00–11:00, 17:30–01:00"


@pytest.mark.parametrize(
    ("typed", "minor"), [("12.50", 1_250), ("12,50", 1_250), ("1,200", 120_000), ("", None)]
)
def test_money_is_read_as_it_is_written(desk: SettingDesk, typed: str, minor: int | None) -> None:
    page = page_of(desk)
    put(page, "limits.desk", typed)
    page.save()

    assert desk.services.settings.get().limit_of(Role.DESK, "CHF") == minor


def test_somebody_has_a_limit_of_their_own_until_it_is_emptied(desk: SettingDesk) -> None:
    page = page_of(desk)
    put(page, f"own.{MARA}", "250")
    page.save()
    assert desk.services.rules.get().own_limits[MARA] == 25_000

    put(page, f"own.{MARA}", "")
    page.save()
    assert desk.services.rules.get().own_limits[MARA] is None
    line = page.bound[f"own.{MARA}"].field.editor
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "as the role: CHF\u00a0100"


def test_the_usual_words_come_back_and_are_not_kept(desk: SettingDesk) -> None:
    page = page_of(desk)
    put(page, "prompts.listen", "Sit down with them.")
    page.save()
    assert desk.services.settings.get().prompt(CaseStep.LISTEN) == "Sit down with them."

    put(page, "prompts.listen", "")
    page.save()
    assert desk.services.settings.get().prompts == {}
    assert text(page, "prompts.listen") == usual_prompts()[CaseStep.LISTEN]


def test_discarding_shows_what_is_kept(desk: SettingDesk) -> None:
    page = page_of(desk)
    put(page, "again_days", "never")
    page.save()
    page.bar.discard.click()

    assert text(page, "again_days") == "90 days"
    assert page.bound["again_days"].field.error == ""
    assert page.bar.isHidden()


def test_unsaved_text_stays_when_something_changes_elsewhere(
    desk: SettingDesk, new_desk: Callable[[int], SettingDesk]
) -> None:
    page, other = page_of(desk), page_of(new_desk(1))
    put(page, "again_days", "30")
    put(other, "follow_up_minutes", "2 d")
    other.save()
    desk.bus.publish(
        desk.services.rules.save(desk.services.rules.get(), seen=desk.services.rules.get()).change
    )

    assert text(page, "again_days") == "30"
    page.save()
    kept = desk.services.settings.get()
    assert (kept.again_days, kept.follow_up_minutes) == (30, 2 * 24 * 60)
    assert text(page, "follow_up_minutes") == "2 d"


@pytest.mark.parametrize(
    ("which", "words"), [("theirs", "Theirs."), ("mine", "Mine."), ("both", "Theirs.\nMine.")]
)
def test_two_who_change_the_same_choose_and_lose_nothing(
    desk: SettingDesk, new_desk: Callable[[int], SettingDesk], which: str, words: str
) -> None:
    page, other = page_of(desk), page_of(new_desk(1))
    put(page, "prompts.resolve", "Mine.")
    put(other, "prompts.resolve", "Theirs.")
    other.save()
    page.save()
    assert list(page.overtaken.differences) == ["prompts.resolve"]
    page.save()
    assert page.bar.words == "Choose for each of these which it shall be, then save again."

    page.overtaken.differences["prompts.resolve"].pick.button(which).click()
    page.save()
    if which == "theirs":
        page.load()
    assert desk.services.settings.get().prompt(CaseStep.RESOLVE) == words
    assert page.bar.isHidden()
    assert page.overtaken.isHidden()


def test_the_front_desk_sees_limits_and_cannot_write_them(new_desk: Callable[[int], SettingDesk]) -> None:
    desk = new_desk(MARA)
    page = page_of(desk)

    assert page.limits is not None
    assert page.limits.only_managers.isVisible()
    assert not page.bound["limits.desk"].field.isEnabled()
    assert page.bound["again_days"].field.isEnabled()
    seen = desk.services.rules.get()
    with pytest.raises(AppError, match="Only a manager"):
        desk.services.rules.save(
            RecoveryRules(seen.settings, {**seen.own_limits, MARA: None, 1: 5}), seen=seen
        )
    put(page, "again_days", "60")
    page.save()
    assert desk.services.settings.get().again_days == 60


def test_somebody_else_at_the_desk_may_write_limits_at_once(new_desk: Callable[[int], SettingDesk]) -> None:
    desk = new_desk(MARA)
    page = page_of(desk)
    desk.work.desk.staff_id = 1
    page.show_who_may()

    assert page.bound["limits.desk"].field.isEnabled()


def test_every_field_has_a_name_of_its_own(desk: SettingDesk) -> None:
    page = page_of(desk)
    names = [bound.field.editor.accessibleName() for bound in page.bound.values()]

    assert all(names)
    assert len(set(names)) == len(names)
