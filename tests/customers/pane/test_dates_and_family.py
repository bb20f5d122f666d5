"""Dates and those who come along, on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.customers.card.facts_card import FactLine
from app.customers.pane import GuestsPane
from app.customers.schemas.drafts import CompanionDraft, ConsentDraft
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.occasions.drafts import OccasionDraft, OwnKindDraft
from app.occasions.service.own_kinds import OwnKindService
from app.ui.draft_form import DraftForm
from app.ui.labels import QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.customers.pane.conftest import Desk


@pytest.fixture
def lea(desk: Desk) -> int:
    return desk.hotel.add("Léa Roth", birthday=PartialDate(11, 29, 1988))


@pytest.fixture
def pane(desk: Desk, lea: int) -> GuestsPane:
    pane = desk.open()
    pane.open_customer(lea)
    return pane


def begin(pane: GuestsPane) -> DraftForm:
    pane.card.parts.occasions.begin_add()
    form = pane.card.parts.occasions.form
    assert form is not None
    return form


def fill(form: DraftForm, **values: str) -> None:
    for name, value in values.items():
        field: Any = form.fields[name]
        if hasattr(field, "choose"):
            assert field.choose(value), f"{name} offers no {value}"
        else:
            field.set_text(value)
            field.edited.emit()


def meaning(form: DraftForm) -> str:
    labels = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    return next((text for text in labels if text.endswith(".")), "")


def seen(form: DraftForm) -> set[str]:
    return {name for name, field in form.fields.items() if field.isVisible()}


def lines(pane: GuestsPane) -> list[str]:
    return [line.accessibleName() for line in pane.card.parts.occasions.lines]


def press(desk: Desk, line: FactLine) -> None:
    line.setFocus()
    desk.press(Qt.Key.Key_Return)


def test_the_form_shows_only_what_its_rule_needs(pane: GuestsPane) -> None:
    form = begin(pane)
    always = {"kind", "companion_id", "repeats", "label"}
    assert seen(form) == always | {"day", "month", "year"}
    fill(form, repeats="nth_weekday")
    assert seen(form) == always | {"nth", "weekday", "month_of_weekday"}
    fill(form, repeats="keep_in_touch")
    assert seen(form) == always | {"every", "unit"}


def test_a_form_below_long_and_short_lines_has_all_the_room_it_needs(desk: Desk, pane: GuestsPane) -> None:
    mara = desk.hotel.add("Mara Lind", birthday=PartialDate(2, 29, 1988))
    for number in range(4):
        draft = OccasionDraft(
            label=f"Company party{number}", repeats=Repeats.NTH_WEEKDAY, month=5, nth=1, weekday=0
        )
        desk.hotel.occasions.add_occasion(mara, draft)
    pane.open_customer(mara)
    form = begin(pane)
    fill(form, day="29", month="2", year="2004")
    QTest.qWait(0)
    QApplication.processEvents()
    assert form.height() >= form.minimumSizeHint().height()
    cut_off = [
        name
        for name, field in form.fields.items()
        if field.isVisible() and field.height() < field.minimumSizeHint().height()
    ]
    assert cut_off == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({"day": "16", "month": "11"}, "Next on Tuesday 16 November 2027."),
        (
            {"day": "29", "month": "2", "year": "2004"},
            "Next on Sunday 28 February 2027. They turn 23. Kept on 28 February 2027: there is no 29th.",
        ),
        (
            {"day": "7", "month": "4", "year": "1900"},
            "Next on Wednesday 7 April 2027. 1900 stands for no year: the year is unknown.",
        ),
        (
            {"repeats": "once", "kind": "graduation", "day": "12", "month": "6", "year": "2027"},
            "Once, on Saturday 12 June 2027.",
        ),
        (
            {"repeats": "nth_weekday", "nth": "3", "weekday": "0", "month_of_weekday": "11"},
            "Next on Monday 15 November 2027.",
        ),
        (
            {"repeats": "keep_in_touch", "every": "6"},
            "Comes up every 6 weeks, counted from the last visit or contact.",
        ),
        ({"repeats": "keep_in_touch", "every": "5000"}, ""),
        ({"day": "30", "month": "2"}, ""),
    ],
)
def test_the_form_says_what_the_day_means(pane: GuestsPane, typed: dict[str, str], meant: str) -> None:
    form = begin(pane)
    fill(form, **typed)
    assert meaning(form).replace(",", "") == meant.replace(",", "")


def test_a_rule_is_kept_shown_and_changed(desk: Desk, pane: GuestsPane, lea: int) -> None:
    form = begin(pane)
    fill(form, kind="custom", repeats="nth_weekday", nth="1", weekday="0", label="Company party")
    form.submit()
    assert form.fields["month_of_weekday"].error
    fill(form, month_of_weekday="5")
    form.submit()
    assert lines(pane)[1].startswith("Company party  first Monday of May, next 3 May 2027")
    card = pane.card.parts.occasions
    card.change(card.lines[1])
    assert card.form is not None
    fill(card.form, repeats="keep_in_touch", every="0")
    card.form.submit()
    assert card.form is not None
    assert card.form.fields["every"].error
    fill(card.form, every="2", unit="month")
    card.form.submit()
    assert "every 2 months" in lines(pane)[1]
    desk.runner.undo()
    assert "first Monday" in lines(pane)[1]


def test_the_venues_own_kinds_are_offered(desk: Desk, pane: GuestsPane, lea: int) -> None:
    kind = OwnKindService(desk.hotel.work).add(OwnKindDraft(name="Team day"))
    desk.bus.publish(kind.change)
    form = begin(pane)
    fill(form, kind=f"own:{kind.value}", day="4", month="5")
    form.submit()
    assert lines(pane)[1].startswith("Team day  4 May")


def test_who_wants_no_moments_is_told_beside_the_dates(desk: Desk, pane: GuestsPane, lea: int) -> None:
    silence = pane.card.parts.occasions.silence
    assert silence.isHidden()
    draft = ConsentDraft(purpose=Purpose.MOMENTS, given=False)
    desk.bus.publish(desk.hotel.consents.record_consent(lea, draft).change)
    assert silence.text() == "Wants no birthdays or surprises: nothing here comes up."


def test_a_child_is_shared_with_somebody_found_and_taken_apart(
    desk: Desk, pane: GuestsPane, lea: int, choose: Callable[[str], None]
) -> None:
    tom = desk.hotel.add("Tom Egli")
    draft = CompanionDraft(name="Louis", kind=CompanionKind.CHILD, relation="son")
    desk.bus.publish(desk.hotel.companions.add_companion(lea, draft).change)
    companions = pane.card.parts.companions
    press(desk, companions.lines[0])
    choose("Also comes with…")
    form = companions.form
    assert form is not None
    form.submit()
    assert form.fields["customer_id"].error
    form.fields["customer_id"].setFocus()
    desk.type("egli")
    QApplication.processEvents()
    form.fields["customer_id"].found.widgets[0].clicked.emit()  # type: ignore[attr-defined]
    form.submit()
    assert "also comes with Tom Egli" in companions.lines[0].accessibleName()
    pane.open_customer(tom)
    assert "also comes with Léa Roth" in companions.lines[0].accessibleName()
    press(desk, companions.lines[0])
    choose("No longer comes along")
    assert companions.lines == []
    desk.runner.undo()
    assert len(companions.lines) == 1


def test_whoever_has_died_is_said_gently_and_taken_back(
    desk: Desk, pane: GuestsPane, lea: int, choose: Callable[[str], None]
) -> None:
    draft = CompanionDraft(name="Biscuit", kind=CompanionKind.PET, birthday=PartialDate(12, 1))
    desk.bus.publish(desk.hotel.companions.add_companion(lea, draft).change)
    companions = pane.card.parts.companions
    press(desk, companions.lines[0])
    choose("Has died")
    assert "has died" in companions.lines[0].accessibleName()
    assert "remembered, not celebrated" in lines(pane)[1]
    pane.card.header.died_wanted.emit()
    assert pane.card.parts.occasions.silence.text().startswith("Léa Roth has died.")
    said = [label.text() for label in pane.card.parts.say.findChildren(QLabel) if label.isVisible()]
    assert said[-1].startswith("Speak gently")
    desk.runner.undo()
    desk.runner.undo()
    assert pane.card.parts.occasions.silence.isHidden()
    assert "has died" not in companions.lines[0].accessibleName()
