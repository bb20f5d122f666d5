"""A long form scrolls to whatever has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.form_page import FormPage
from app.ui.form_slot import FormKey
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_field_below_the_edge_comes_into_sight_with_the_keys(qtbot: QtBot, theme: Theme) -> None:
    page = FormPage(theme)
    qtbot.addWidget(page)
    fields = {f"line{at}": LineField(f"Line {at}") for at in range(20)}
    page.slot.open_form(
        FormKey(1, "long"), lambda: DraftForm(theme, fields, save=lambda: True), title="A long form"
    )
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    last = fields["line19"].editor
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
