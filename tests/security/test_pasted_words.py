"""S6: whatever is pasted into any field of any window is words, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.filled import put_filled
from tests.figures import Figures
from tests.journeys.conftest import Person, quick_files, start
from tests.security.nasty import KEPT, NASTY, RICH
from tests.security.pasting import Paster, nothing_waits

__all__ = ["quick_files", "start"]


def pasted(folder: Path, start: Callable[[Path], Person], words: str) -> Paster:
    """Everything that came of these words in a hotel with people and work in it."""
    put_filled(folder / "venue.regulars")
    person = start(folder)
    desk = person.start()
    person.wait(lambda: desk.session.is_open)
    person.wait(lambda: desk.guests.results.answers is not None)
    desk.guests.open_customer(1)
    paster = Paster(desk, words)
    with nothing_waits(lambda _shown: paster.paste("dialog")):
        paster.everywhere()
    return paster


def check(paster: Paster) -> None:
    """Nothing read as formatting, and there were fields to paste into everywhere."""
    assert sorted({found.partition(": ")[2] for found in paster.formatting}) == []
    assert len(paster.fields) > 100
    places = {where.partition(":")[0] for where in paster.fields}
    assert places >= {"guests", "recovery"}


@pytest.mark.timeout(600)
def test_S6_what_is_pasted_into_every_field_stays_words(
    tmp_path: Path, start: Callable[[Path], Person]
) -> None:
    check(pasted(tmp_path, start, KEPT))


@pytest.mark.long
@pytest.mark.parametrize("name", NASTY)
def test_S6_each_of_many_words_pasted_into_every_field_stays_words(
    tmp_path: Path, start: Callable[[Path], Person], figures: Figures, name: str
) -> None:
    paster = pasted(tmp_path, start, f"{RICH} {NASTY[name]}")

    figures(
        f"{name} pasted into every field", f"{len(paster.fields)} fields, {len(paster.formatting)} formatted"
    )
    check(paster)
