"""What takes seconds begins first, and everything else keeps its random order."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.turns import FIRST, ROOT, pytest_collection_modifyitems


def test_what_takes_long_begins_first() -> None:
    names = ["tests/core/test_b.py", f"{FIRST[0]}/test_z.py", "tests/core/test_a.py", FIRST[1]]
    items: list[Any] = [SimpleNamespace(path=ROOT / name) for name in names]
    pytest_collection_modifyitems(items)
    assert [item.path for item in items] == [ROOT / names[at] for at in (1, 3, 0, 2)]


def test_every_place_that_comes_first_is_there() -> None:
    assert [place for place in FIRST if not Path(ROOT, place).exists()] == []
