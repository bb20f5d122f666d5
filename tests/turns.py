"""Which tests begin first: those that take seconds, so that no worker is alone with them at the end."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIRST = (
    "tests/faults",
    "tests/cases/service/test_month.py",
    "tests/cases/service/test_lives.py",
    "tests/storage/answer_counts",
    "tests/architecture",
    "tests/security/test_quiet.py",
    "tests/security/test_pasted_words.py",
    "tests/tour",
    "tests/migrations",
    "tests/journeys",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Otherwise they stay in the order in which they are, which is another one each time."""
    first = {ROOT / place for place in FIRST}

    @cache
    def begins_first(path: Path) -> bool:
        return not first.isdisjoint((path, *path.parents))

    items.sort(key=lambda item: not begins_first(item.path))
