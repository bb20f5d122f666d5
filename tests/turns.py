"""Which tests begin first: those that take seconds, so that no worker is alone with them at the end."""

from __future__ import annotations

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
    first = [ROOT / place for place in FIRST]

    def comes_later(item: pytest.Item) -> bool:
        return not any(place in (item.path, *item.path.parents) for place in first)

    items.sort(key=comes_later)
