"""The Metrics pane on a made-up hotel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme
    from tests.metrics.fake_measures import FakeMeasures
    from tests.metrics.metrics_desk import MetricsDesk


@pytest.fixture
def measures() -> FakeMeasures:
    """Two years of answers."""
    from tests.metrics.fake_measures import FakeMeasures

    return FakeMeasures()


@pytest.fixture
def desk(measures: FakeMeasures, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MetricsDesk]:
    """The pane on them."""
    from tests.metrics.metrics_desk import MetricsDesk

    desk = MetricsDesk(measures, theme=theme, folder=tmp_path)
    qtbot.addWidget(desk.pane)
    yield desk
    desk.close()
