"""E1: after a great many operations the program is as small and as quick as after the first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.forks import Programs, programs
from tests.figures import Figures

__all__ = ["programs"]

OBJECTS = ("widgets", "windows", "below_window", "known_to_python")
FLAT = 1.02
"""What is on screen when it is counted is not the same each time."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")


def soaked(programs: Programs, folder: Path, operations: int, *, kind: str = "soak") -> dict[str, Any]:
    """The figures of so many operations in a process of its own, without a window or before one."""
    done = programs.run(f"tests.faults.{kind}", folder, operations, told_in=folder)
    assert done.code == 0, done.err
    figures: dict[str, Any] = json.loads(done.out)
    return figures


def grown(figures: dict[str, Any]) -> float:
    """By how many MB it grew since the first tenth."""
    return float(figures["last"]["mb"] - figures["first"]["mb"])


def test_E1_eight_hundred_operations_leave_memory_and_handles_as_they_were(
    tmp_path: Path, programs: Programs
) -> None:
    figures = soaked(programs, tmp_path, 800)

    assert grown(figures) <= max(20, figures["first"]["mb"] * 0.05)
    assert figures["last"]["handles"] == figures["first"]["handles"]


@pytest.mark.long
def test_E1_two_hundred_thousand_operations(tmp_path: Path, programs: Programs, figures: Figures) -> None:
    soak = soaked(programs, tmp_path, 200_000)

    first, early, last = soak["first"], soak["early"], soak["last"]
    figures(
        "200,000 operations: memory and handles after 20,000 and at the end",
        f"{first['mb']:.1f} and {last['mb']:.1f} MB, {first['handles']} and {last['handles']} handles",
    )
    figures(
        "the slow ones of an early tenth and of the last",
        f"{early['p95_ms']:.1f} and {last['p95_ms']:.1f} ms of processor, "
        f"{early['p95_by_yardstick']:.2f} and {last['p95_by_yardstick']:.2f} times the yardstick",
    )
    assert grown(soak) <= max(20, first["mb"] * 0.05)
    assert last["handles"] == first["handles"]
    assert last["p95_by_yardstick"] <= early["p95_by_yardstick"] * 1.2


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_E1_five_thousand_operations_before_a_window(
    tmp_path: Path, programs: Programs, figures: Figures
) -> None:
    soak = soaked(programs, tmp_path, 5000, kind="window_soak")

    first, early, last = soak["first"], soak["early"], soak["last"]
    figures(
        "5,000 operations before a window: after 500 and at the end",
        f"{first['mb']:.1f} and {last['mb']:.1f} MB, {first['handles']} and {last['handles']} handles, "
        + ", ".join(f"{first[kind]} and {last[kind]} {kind.replace('_', ' ')}" for kind in OBJECTS),
    )
    figures(
        "the slow ones of an early tenth and of the last, before a window",
        f"{early['p95_ms']:.0f} and {last['p95_ms']:.0f} ms of processor, "
        f"{early['p95_by_yardstick']:.1f} and {last['p95_by_yardstick']:.1f} times the yardstick",
    )
    assert grown(soak) <= max(20, first["mb"] * 0.05)
    assert last["handles"] <= first["handles"]
    assert all(last[kind] <= first[kind] * FLAT for kind in OBJECTS)
    assert last["p95_by_yardstick"] <= early["p95_by_yardstick"] * 1.2
