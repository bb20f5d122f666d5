"""Garbage is taken away in the GUI thread, so that no thread that reads takes a chart apart."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import garbage
from app.ui.garbage import GarbageCollector


class Ring:
    """Something that only a search finds."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    del qapp
    limits = gc.get_threshold()
    # What others left would make room for what a test makes.
    gc.collect()
    made = GarbageCollector()
    yield made
    made.close()
    gc.set_threshold(*limits)


def make_much() -> None:
    """More than after what Python looks for garbage."""
    rings = [Ring() for _ in range(2 * gc.get_threshold()[0])]
    del rings


def test_a_thread_that_makes_very_many_objects_takes_nothing_away(collector: GarbageCollector) -> None:
    ring = weakref.ref(Ring())
    thread = Thread(target=make_much)
    thread.start()
    thread.join()
    assert ring() is not None
    collector.look()
    assert ring() is None


def test_nothing_is_looked_for_where_little_was_made(collector: GarbageCollector) -> None:
    gc.collect()
    gc.set_threshold(1_000_000, 10, 10)
    ring = weakref.ref(Ring())
    collector.look()
    assert ring() is not None


def test_while_long_work_runs_only_young_objects_are_looked_at(collector: GarbageCollector) -> None:
    old = Ring()
    gone = weakref.ref(old)
    gc.collect()
    del old
    gc.set_threshold(10, 0, 1_000_000)
    make_much()
    collector.look()
    assert gone() is not None


def test_many_objects_that_stay_are_not_looked_through_again(collector: GarbageCollector) -> None:
    stays = [Ring() for _ in range(100_000)]
    gc.set_threshold(10, 1, 1)
    for _turn in range(5):
        make_much()
        collector.look()
    assert gc.get_freeze_count() > len(stays)
    assert len(gc.get_objects()) < len(stays)
    collector.close()
    assert gc.get_freeze_count() == 0


def test_what_a_window_comes_up_with_is_never_looked_through(collector: GarbageCollector) -> None:
    made_for_it = [Ring()]
    collector.settle()
    gc.set_threshold(10, 1, 1)
    make_much()
    collector.look()
    assert gc.get_freeze_count() > 0
    assert not any(found is made_for_it for found in gc.get_objects())


def test_a_thread_may_make_tuples_meanwhile(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[SystemError] = []
    enough = Event()
    stays = [Ring() for _ in range(20_000)]

    def make_tuples() -> None:
        try:
            while not enough.is_set():
                tuple(object() for _ in range(3000))
        except SystemError as error:
            failed.append(error)

    monkeypatch.setattr(garbage, "_MANY", 1_000_000_000)
    gc.set_threshold(10, 1, 1)
    thread = Thread(target=make_tuples)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        thread.start()
        for _turn in range(100):
            make_much()
            collector.look()
    finally:
        sys.setswitchinterval(usual)
        enough.set()
        thread.join()
    assert failed == []
    assert len(stays) > 0


def test_afterwards_python_looks_again(qapp: QApplication) -> None:
    del qapp
    made = GarbageCollector()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
