"""Of long lists only a few screens stay laid out; of the other rows is kept how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from weakref import WeakSet

import pytest
from PySide6.QtWidgets import QApplication

from app.core.paths import program_folder
from app.customers.history import delegate as of_history
from app.customers.history.timeline import TimelineRow
from app.customers.lookup_rows import LookupRow
from app.customers.results import delegate as of_results
from app.customers.schemas.history import HistoryKind
from app.ui.row_list import RowDelegate
from app.ui.spans import SpanText
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.venues import NOON, SetClock

ROWS, WIDTH = 900, 400


class Laid(SpanText):
    """Counts what was laid out, and what of it is still kept."""

    alive: ClassVar[WeakSet[Laid]] = WeakSet()
    made: ClassVar[int] = 0

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        Laid.alive.add(self)
        Laid.made += 1


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resources=program_folder() / "resources", mode="light")


@pytest.fixture
def reading() -> Reading:
    return Reading(Wording("hotel", "en", "Europe/Zurich", "CHF"), SetClock())


def heights_of(delegate: RowDelegate, rows: Sequence[Any], counted: pytest.MonkeyPatch, module: Any) -> None:
    """Every row is measured twice: the second time out of memory."""
    counted.setattr(module, "SpanText", Laid)
    Laid.alive, Laid.made = WeakSet(), 0
    first = [delegate.row_height(row, WIDTH) for row in rows]
    made = Laid.made
    assert made >= ROWS
    assert [delegate.row_height(row, WIDTH) for row in rows] == first
    assert Laid.made == made


def test_few_of_the_people_found_stay_laid_out(
    theme: Theme, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    delegate = of_results.ResultDelegate(theme, reading)
    rows = [LookupRow(at, f"Anna Müller {at}", place="412", here=True) for at in range(ROWS)]
    heights_of(delegate, rows, monkeypatch, of_results)
    assert 0 < len(Laid.alive) <= of_results.MOST_PLANS


def test_few_entries_of_a_long_history_stay_laid_out(
    theme: Theme, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    delegate = of_history.TimelineDelegate(theme, reading)
    rows = [TimelineRow(HistoryKind.VISIT, at, NOON, True, f"Visit {at}") for at in range(ROWS)]
    heights_of(delegate, rows, monkeypatch, of_history)
    assert 0 < len(Laid.alive) <= of_history.MOST_LAID_OUT
