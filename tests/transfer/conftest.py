"""A hotel and a boutique that files are brought into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.venues import open_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.transfer.pane import ImportPane
    from app.ui.theme.theme import Theme
    from tests.transfer.pane_desk import ImportDesk


@pytest.fixture
def import_desk(tmp_path: Path, qapp: object) -> Iterator[ImportDesk]:
    """The view models of a hotel's import."""
    from tests.transfer.pane_desk import ImportDesk

    with open_place(tmp_path) as place:
        yield ImportDesk(place, tmp_path)


@pytest.fixture
def import_pane(import_desk: ImportDesk, theme: Theme, qtbot: QtBot) -> Iterator[ImportPane]:
    """The pane on screen, at the size of a front desk's."""
    pane = import_desk.build(theme)
    qtbot.addWidget(pane)
    pane.resize(1290, 736)
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.close_work()
