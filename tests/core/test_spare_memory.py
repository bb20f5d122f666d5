"""Memory that is free is given back to the computer."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from app.core.spare_memory import SpareMemory

MIB = 2**20
PIECES, PIECE = 40_000, 2_000

glibc = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc holds memory back and can be told to give it back",
)


def resident() -> int:
    """How many bytes this process has."""
    kib = next(
        line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line
    )
    return int(kib) * 1024


def leave_free_memory() -> bytes:
    """Take much in small pieces and let all go but the last, which keeps what is below it from the computer."""
    pieces = [bytes(PIECE) for _ in range(PIECES)]
    return pieces[-1]


@glibc
def test_what_is_free_is_given_back_to_the_computer() -> None:
    spare = SpareMemory()
    last = leave_free_memory()
    held = resident()
    spare.give_back()
    assert held - resident() > PIECES * PIECE / 2
    assert len(last) == PIECE


@glibc
def test_it_is_due_once_the_process_has_grown_and_not_again_before_it_grows_anew() -> None:
    sizes = {"now": 100 * MIB}
    spare = SpareMemory(grown=16 * MIB, resident=lambda: sizes["now"])
    assert not spare.is_due
    sizes["now"] = 115 * MIB
    assert not spare.is_due
    sizes["now"] = 116 * MIB
    assert spare.is_due
    spare.give_back()
    assert not spare.is_due
    sizes["now"] = 90 * MIB
    assert not spare.is_due
    sizes["now"] = 106 * MIB
    assert spare.is_due


@glibc
def test_the_threads_share_a_few_pools() -> None:
    assert SpareMemory().keep_few_pools()


def test_nothing_is_done_where_the_allocator_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    spare = SpareMemory(grown=0, resident=lambda: MIB)
    assert not spare.keep_few_pools()
    assert not spare.is_due
    spare.give_back()
