"""Pausing the search for garbage."""

from __future__ import annotations

import gc

import pytest

from app.core.collecting import collection_paused


def test_the_search_is_paused_and_goes_on_afterwards() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    def fail() -> None:
        with collection_paused():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert gc.isenabled()


def test_pausing_twice_ends_with_the_outer_pause() -> None:
    with collection_paused():
        with collection_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
