"""Long lists kept packed."""

from __future__ import annotations

from contextlib import closing

import pytest

from app.transfer.importing import spool as module
from app.transfer.importing.spool import Spool


@pytest.mark.parametrize("memory", [48_000_000, 100], ids=["in memory", "in a file"])
def test_a_spool_gives_back_what_it_took_as_often_as_asked(
    monkeypatch: pytest.MonkeyPatch, memory: int
) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", memory)
    with closing(Spool[tuple[int, str]]()) as spool:
        for number in range(1_003):
            spool.append((number, "ü" * (number % 7)))
        assert len(spool) == 1_003
        for _ in range(2):
            assert list(spool) == [(number, "ü" * (number % 7)) for number in range(1_003)]


def test_a_spool_may_grow_while_it_is_read() -> None:
    with closing(Spool[int](together=2)) as spool:
        for number in range(4):
            spool.append(number)
        seen = []
        for number in spool:
            seen.append(number)
            if number < 2:
                spool.append(number + 10)
        assert seen == [0, 1, 2, 3, 10, 11]
