"""The Recovery pane on a hotel in a real file, with a plain page in the place of the detail panel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.recovery.pane.plain_case import PlainCase
from tests.recovery.pane.recovery_desk import RecoveryDesk, furnished
from tests.venues import Place, open_copy, open_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A hotel where nothing has gone wrong yet, or for a test that takes `cases` all of these."""
    has_cases = "cases" in request.fixturenames
    with open_copy(tmp_path, furnished().file) if has_cases else open_place(tmp_path) as place:
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
    return dict(furnished().cases)
