"""What the chosen libraries must keep doing for the program to be safe on them."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, QRect

CALLS = 20_000


def test_qt_stays_on_the_release_that_was_checked() -> None:
    assert PySide6.__version__.startswith("6.11.")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted from Python 3.12 on")
def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    thing, rectangle = QObject(), QRect(0, 0, 10, 10)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("guest")
        rectangle.setWidth(20)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
