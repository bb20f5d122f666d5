"""What the tests load is not looked through for garbage, and modules are imported as the program imports them."""

from __future__ import annotations

import builtins
import gc

import pytest

from tests.loading import here_to_stay, nothing_set_aside, pytest_runtest_protocol


class Kept:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_here_to_stay_is_looked_through_no_more() -> None:
    was_on = gc.isenabled()
    with here_to_stay():
        assert not gc.isenabled()
        stays = Kept()
    passes = Kept()
    assert gc.isenabled() == was_on

    known = [one for one in gc.get_objects() if type(one) is Kept]
    assert stays not in known
    assert passes in known


def test_what_a_test_looks_through_again_is_set_aside_for_the_next() -> None:
    around = pytest_runtest_protocol()
    with here_to_stay():
        stays = Kept()
    next(around)
    gc.unfreeze()
    with pytest.raises(StopIteration):
        around.send(True)

    assert not any(one is stays for one in gc.get_objects())


def test_a_program_that_sets_nothing_aside_leaves_alone_what_is() -> None:
    with here_to_stay():
        stays = Kept()
    with nothing_set_aside():
        passes = Kept()
        gc.freeze()
        gc.unfreeze()
        known = [one for one in gc.get_objects() if type(one) is Kept]
    assert stays not in known
    assert passes in known


def test_no_source_is_read_for_features_of_qt() -> None:
    assert builtins.__import__ is builtins.__dict__["__orig_import__"]
