from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.formula_guard import guarded, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+41 79", "-5", "@home", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_an_apostrophe_of_a_name_stays_as_it_is() -> None:
    assert unguarded("'t Hooft") == "'t Hooft" == guarded("'t Hooft")


@given(st.text(alphabet="'=+-@\t\rab", max_size=6))
def test_every_cell_comes_back_as_it_was_and_is_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
