"""What is looked at before it is printed is painted as it would be printed, as often as it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from app.printing.guest_card.pages import FoldedCard
from app.printing.paper import Pages, Paper
from app.printing.task_sheet.pages import task_sheet
from tests.printing.test_cards_on_paper import LOUIS
from tests.printing.test_task_sheets import moment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=["card", "sheet"])
def pages(request: pytest.FixtureRequest, qapp: QApplication) -> Pages:
    """A folded card, and a sheet with several moments."""
    if request.param == "card":
        return FoldedCard(LOUIS, family="Inter")
    moments = [moment(name, tasks=8) for name in ("Ada", "Ben", "Cleo", "Dora", "Emil")]
    return task_sheet(moments, title="Task sheet", facts=["Harbour House"], family="Inter")


def test_every_page_is_in_the_preview(qtbot: QtBot, pages: Pages) -> None:
    dialog = Paper().preview(pages, across=True)
    qtbot.addWidget(dialog)
    dialog.show()
    looked_at = dialog.findChild(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: looked_at.pageCount() > 1)
    count = looked_at.pageCount()
    looked_at.updatePreview()
    assert looked_at.pageCount() == count
