"""Everything can be reached by keyboard, is named, and has room at every size of window and text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.customers.card.head_room import Shortage
from app.customers.pane import GuestsPane
from app.customers.schemas.drafts import CompanionDraft, PreferenceDraft
from app.model.preference import Strength
from app.promises.schemas import PromiseDraft
from app.ui.buttons import IconButton, PushButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme
    from tests.customers.pane.conftest import Desk


@pytest.fixture
def pane(desk: Desk, theme: Theme) -> GuestsPane:
    """The card of somebody of whom much is known."""
    hotel = desk.hotel
    lea = hotel.add(
        "Lea Muller-Odermatt", say_name="LAY-ah", phones=("079 555 88 21",), tags=("VIP", "Family")
    )
    for text, strength in (
        ("Severe allergy to peanuts and everything fried in the same oil", Strength.MUST),
        ("No feathers", Strength.MUST),
        ("Tulips", Strength.LIKE),
        ("Phone calls before nine in the morning", Strength.DISLIKE),
    ):
        hotel.preferences.add_preference(lea, PreferenceDraft(text=text, strength=strength))
    hotel.companions.add_companion(lea, CompanionDraft(name="Louis"))
    hotel.promises.make_promise(
        lea, PromiseDraft(what="Quiet table by the window", due_on=date(2026, 11, 25))
    )
    pane = desk.open()
    pane.open_customer(lea)
    QApplication.processEvents()
    return pane


def stops(desk: Desk, start: QWidget) -> list[QWidget]:
    """Where Tab stops, pressed again and again from ``start`` until it is there once more."""
    start.setFocus()
    found = [start]
    for _ in range(150):
        desk.press(Qt.Key.Key_Tab)
        if desk.focused is start:
            return found
        found.append(desk.focused)
    raise AssertionError("Tab never comes round")


def settle() -> None:
    """Let every layout that asks for another one have it."""
    for _ in range(6):
        QApplication.processEvents()


def top(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, QPoint(0, 0)).y()


def test_everything_that_takes_the_focus_has_a_name(pane: GuestsPane) -> None:
    kinds = (QAbstractButton, QLineEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in pane.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_no_two_buttons_with_a_title_are_called_the_same(pane: GuestsPane) -> None:
    names = [
        button.accessibleName() or button.text()
        for button in pane.card.findChildren(PushButton)
        if button.isVisibleTo(pane.card)
    ]
    assert sorted(names) == sorted(set(names))


def test_tab_leaves_the_card_for_the_rest_of_the_window(desk: Desk, pane: GuestsPane) -> None:
    order = stops(desk, pane.card.header.names.name.shown)
    assert pane.results.list in order
    assert desk.window.lookup.focusProxy() in order


def test_tab_goes_through_the_card_in_reading_order(desk: Desk, pane: GuestsPane) -> None:
    card = pane.card
    order = stops(desk, card.header.names.name.shown)
    parts = [card.header, card.bands, card.parts.preferences, card.parts.companions, card.history, card.bar]
    first = [next(at for at, stop in enumerate(order) if part.isAncestorOf(stop)) for part in parts]
    assert first == sorted(first)


def test_tab_goes_through_the_chips_line_by_line(desk: Desk, pane: GuestsPane) -> None:
    card = pane.card.parts.preferences
    inside = [stop for stop in stops(desk, pane.card.header.names.name.shown) if card.isAncestorOf(stop)]
    lines = [top(stop, card) // 24 for stop in inside if not isinstance(stop, IconButton)]
    assert lines == sorted(lines)
    assert len(inside) >= 8


def test_the_rows_of_the_list_are_a_sound_model(pane: GuestsPane) -> None:
    model = pane.results.list.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.look_up("lea")
    pane.look_up("nobody at all")
    pane.look_up("")
    assert model.rowCount() == 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_must_is_ever_cut_or_covered(desk: Desk, pane: GuestsPane, theme: Theme, scale: float) -> None:
    theme.set_text_scale(scale)
    for size in ((1024, 700), (1366, 820), (1920, 1080), (3840, 2160)):
        desk.window.resize(*size)
        settle()
        bands = pane.card.bands
        band = bands.bands[0]
        assert "peanuts" in band.accessibleName(), size
        assert band.height() >= band.heightForWidth(band.width()), size
        assert band.visibleRegion().boundingRect() == band.rect(), size
        assert top(band, pane.card) >= top(pane.card.header.names, pane.card), size
        assert top(pane.card.bar, pane.card) + pane.card.bar.height() <= pane.card.height(), size


def test_a_must_with_much_to_say_is_told_shortly_where_there_is_no_room(
    desk: Desk, pane: GuestsPane, theme: Theme
) -> None:
    lea = desk.view_model.card.customer_id
    for text in ("Coeliac: no gluten", "Walks with a cane"):
        detail = "Tell the kitchen and housekeeping before every stay, and whoever serves breakfast"
        draft = PreferenceDraft(text=text, strength=Strength.MUST, detail=detail)
        desk.hotel.preferences.add_preference(lea, draft)
    band = pane.card.bands.bands[0]
    for size, scale, told in (((1024, 700), 2.0, False), ((1920, 1080), 1.0, True)):
        theme.set_text_scale(scale)
        desk.window.resize(*size)
        pane.refresh()
        settle()
        assert band.visibleRegion().boundingRect() == band.rect()
        assert band.height() >= band.heightForWidth(band.width())
        for text in ("peanuts", "No feathers", "Coeliac", "cane"):
            assert text in band.accessibleName()
        assert ("housekeeping" in band.accessibleName()) is told


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_form_that_opens_is_in_sight(
    desk: Desk, pane: GuestsPane, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.set_text_scale(scale)
    desk.window.resize(1024, 700)
    settle()
    pane.card.parts.occasions.begin_add()
    qtbot.waitUntil(lambda: not desk.focused.visibleRegion().isEmpty())
    pane.card.columns.scroll_up()
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert pane.card.side.form is not None
    qtbot.waitUntil(lambda: not desk.focused.visibleRegion().isEmpty())


def test_cards_stack_where_the_window_is_narrow_and_stand_in_three_columns_where_it_is_wide(
    desk: Desk, pane: GuestsPane, theme: Theme
) -> None:
    modes = []
    for width in (900, 1366, 2400):
        desk.window.resize(width, 820)
        QApplication.processEvents()
        modes.append(pane.card.columns.mode)
    assert modes == ["one", "two", "three"]


def test_large_text_in_a_small_window_lets_facts_scroll_but_never_the_name(
    desk: Desk, pane: GuestsPane, theme: Theme
) -> None:
    desk.window.resize(1366, 820)
    QApplication.processEvents()
    assert pane.card.room.shortage is Shortage.NONE
    theme.set_text_scale(2.0)
    desk.window.resize(1024, 700)
    settle()
    assert pane.card.room.shortage is not Shortage.NONE
    name = pane.card.header.names.name.shown
    assert name.visibleRegion().boundingRect() == name.rect()
    theme.set_text_scale(1.0)
    desk.window.resize(1366, 820)
    settle()
    assert pane.card.room.shortage is Shortage.NONE
    assert pane.card.header.isAncestorOf(pane.card.header.facts)


def test_the_place_of_the_handle_is_remembered(desk: Desk, pane: GuestsPane) -> None:
    splitter = pane.splitter
    splitter.moveSplitter(410, 1)
    desk.window.resize(1400, 820)
    QApplication.processEvents()
    assert splitter.sizes()[0] == 410


def test_nothing_in_a_column_is_wider_than_the_column(desk: Desk, pane: GuestsPane, theme: Theme) -> None:
    pane.card.parts.companions.begin_add()
    pane.card.parts.occasions.begin_add()
    for size, scale in (((1024, 700), 1.0), ((1366, 820), 1.0), ((1366, 820), 2.0)):
        theme.set_text_scale(scale)
        desk.window.resize(*size)
        settle()
        for column in pane.card.columns.columns:
            assert column.widget().width() <= column.viewport().width(), (size, scale)
