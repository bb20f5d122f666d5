"""S6: nothing on the screen reads as formatting what a guest is called or what is noted of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.customers.schemas.drafts import CustomerDraft, PreferenceDraft
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from tests.journeys.conftest import Person, quick_files, start
from tests.security.nasty import RICH
from tests.venues import open_place

__all__ = ["quick_files", "start"]


def reads_as_formatting(window: QWidget) -> list[str]:
    """Every label, tip and name for the blind that would show formatting, or follow a link."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if "<b>Guest" in widget.toolTip() and Qt.mightBeRichText(widget.toolTip()):
            found.append(f"tip of {type(widget).__name__} {widget.objectName()}: {widget.toolTip()[:60]}")
        if isinstance(widget, QLabel):
            text = widget.text()
            if widget.openExternalLinks() or ("<b>Guest" in text and _is_rich(widget, text)):
                found.append(f"label {type(widget).__name__} {widget.objectName()}: {text[:60]}")
    return found


def _is_rich(label: QLabel, text: str) -> bool:
    if label.textFormat() == Qt.TextFormat.AutoText:
        return Qt.mightBeRichText(text)
    return label.textFormat() == Qt.TextFormat.RichText


def test_S6_a_guest_named_like_formatting_is_shown_as_typed(
    tmp_path: Path, start: Callable[[Path], Person]
) -> None:
    with open_place(tmp_path) as place:
        guest = CustomerService(place.work).add_customer(
            CustomerDraft(display_name=RICH, note=RICH, company=RICH, tags=(RICH[:60],), say_name=RICH[:60])
        )
        PreferenceService(place.work).add_preference(guest.value, PreferenceDraft(text=RICH, detail=RICH))
    person = start(tmp_path)
    desk = person.start()
    person.wait(lambda: desk.session.is_open)
    person.look_up("guest", finds=1)
    person.wait(lambda: "<b>Guest" in desk.guests.card.header.names.name.shown.plain)

    assert reads_as_formatting(desk.window) == []


@pytest.mark.qt
def test_S6_a_label_that_guesses_would_be_found(qtbot: object) -> None:
    label = QLabel(RICH)
    assert reads_as_formatting(label) != []
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert reads_as_formatting(label) == []
    label.setToolTip(RICH)
    assert reads_as_formatting(label) != []
    label.deleteLater()
