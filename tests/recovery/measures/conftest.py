"""The Measures page on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cases.measures.service import RecoveryMeasures
from app.recovery.measures.page import MeasuresPage
from app.recovery.measures.view_model import MeasuresViewModel
from app.ui.change_bus import ChangeBus
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.recovery.measures.made import fill
from tests.venues import open_place


@dataclass
class Looked:
    """The page, and what it was made of."""

    work: Workplace
    bus: ChangeBus
    view_model: MeasuresViewModel
    page: MeasuresPage


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    with open_place(tmp_path) as place:
        yield place.work


@pytest.fixture
def looked(work: Workplace, theme: Theme) -> Iterator[Looked]:
    """The page of a venue without a case."""
    bus = ChangeBus()
    view_model = MeasuresViewModel(
        RecoveryMeasures(work),
        new_lane=InlineLane,
        bus=bus,
        notices=Notices(),
        reading=Reading(work.wording, work.clock),
    )
    page = MeasuresPage(view_model, theme=theme)
    page.resize(860, 700)
    page.show()
    yield Looked(work, bus, view_model, page)
    view_model.close()
    page.close()
    page.deleteLater()


@pytest.fixture
def busy(looked: Looked) -> Looked:
    """The page of a venue with some weeks of cases."""
    fill(looked.work)
    looked.view_model.refresh()
    return looked
