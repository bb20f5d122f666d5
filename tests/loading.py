"""Loading the tests and the program without what makes that slow, then and afterwards."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

SELDOM = 10_000
"""How many objects are made between two looks for garbage; Python's own 700 cost a test of a pane its twentieth part."""


@contextmanager
def here_to_stay() -> Iterator[None]:
    """Nobody looks for garbage while something is made that stays, and never in it.

    The whole program as syntax trees is a million objects, which every look for a forgotten window would go through.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.collect()
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


@contextmanager
def nothing_set_aside() -> Iterator[None]:
    """A program that runs meanwhile sets nothing aside, and so looks through nothing again when it ends.

    With its own objects it would look through all that this worker has loaded, twice for each test.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("freeze", "unfreeze"):
            patch.setattr(gc, name, lambda: None)
        yield


def import_plainly() -> None:
    """As the program does: PySide6 would read the source of each module for ``from __feature__ import …``."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """The tests of this worker, and all that they import."""
    import_plainly()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
    with here_to_stay():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """What a program in a test looked through again when it ended is set aside anew, for all tests that follow.

    It is told of by who does it: counting what is set aside would go through a million objects, twice for each test.
    """
    unfreeze, looked_through = gc.unfreeze, False

    def told() -> None:
        nonlocal looked_through
        looked_through = True
        unfreeze()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "unfreeze", told)
        done = yield
    if looked_through:
        gc.collect()
        gc.freeze()
    return done
