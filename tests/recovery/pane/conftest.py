"""The Recovery pane on a hotel in a real file, with a plain page in the place of the detail panel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.recovery.pane.plain_case import PlainCase
from tests.recovery.pane.recovery_desk import RecoveryDesk, furnish_mock
from tests.venues import Place, open_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel where nothing has gone wrong yet."""
    with open_place(tmp_path) as place:
        yield place


@pytest.fixture
def desk(
    place: Place, theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RecoveryDesk]:
    """A window on it."""
    monkeypatch.setattr("app.bootstrap.recovery_pane.CaseBeside", PlainCase)
    desk = RecoveryDesk(place, theme, tmp_path)
    qtbot.addWidget(desk.window)
    yield desk
    desk.close()
    desk.session.close()


@pytest.fixture
def cases(desk: RecoveryDesk) -> dict[str, int]:
    """Seven open cases by who they are of, two of them late."""
    return furnish_mock(desk)
