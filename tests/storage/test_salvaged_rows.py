"""Rows of a damaged table: what can be read is, once, and there is an end to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from app.storage.salvage.damaged_file import DamagedFile
from app.storage.salvage.rows import TableReader, in_turn

Answer = Callable[[int, int], list[tuple[int, str]]]


class Odd:
    """A file whose pages lead wherever ``answer`` says; more than so many questions are a circle."""

    def __init__(self, answer: Answer, *, most: int = 5_000) -> None:
        self._answer = answer
        self._left = most

    def ask(self, sql: str, *values: int) -> list[Any]:
        """A table with one column, or some of its rows."""
        if sql.startswith("PRAGMA"):
            return [(0, "name", "TEXT", 1, None, 0)]
        self._left -= 1
        if self._left < 0:
            pytest.fail("it goes round in a circle")
        after, most = values
        return self._answer(after, most)[:most]


def read(answer: Answer) -> tuple[list[str], int]:
    """What is read, and how many places could not be."""
    reader = TableReader(cast(DamagedFile, Odd(answer)), "customer")
    reader.columns()
    return [row[0] for row in reader.rows()], reader.gaps


def row(number: int) -> tuple[int, str]:
    """A row by its number."""
    return (number, f"Guest {number}")


def whole(after: int, most: int) -> list[tuple[int, str]]:
    """What a table of a thousand rows answers."""
    return [row(number) for number in range(max(after + 1, 1), 1001)][:most]


def test_a_whole_table_is_read_once() -> None:
    assert read(whole) == ([row(number)[1] for number in range(1, 1001)], 0)


def leads_back(after: int, most: int) -> list[tuple[int, str]]:
    """Behind row 500 come those from 401 on again, whatever was asked for."""
    before = [row(number) for number in range(max(after + 1, 1), 501)]
    return (before + [row(number) for number in range(401, 451)])[:most]


def test_a_page_that_leads_back_is_left_after_its_rows() -> None:
    names, gaps = read(leads_back)
    assert names == [row(number)[1] for number in range(1, 501)]
    assert gaps > 0


def test_rows_behind_a_page_that_leads_back_are_read() -> None:
    names, gaps = read(lambda after, most: (whole if after >= 600 else leads_back)(after, most))
    assert names == [row(number)[1] for number in (*range(1, 501), *range(601, 1001))]
    assert gaps > 0


@pytest.mark.parametrize("damaged", [10**12, 0, -5])
@pytest.mark.parametrize("at", [0, 77, 199, 200, 999])
def test_one_damaged_number_takes_no_other_row_with_it(damaged: int, at: int) -> None:
    rows = [row(number) for number in range(1, 1001)]
    rows[at] = (damaged, "Damaged")

    def answer(after: int, most: int) -> Iterator[tuple[int, str]] | list[tuple[int, str]]:
        start = next(
            (place for place, (number, _name) in enumerate(rows) if number > after and place != at), None
        )
        if start is None:
            return []
        return rows[at if start == at + 1 and damaged > after else start :][:most]

    names, _gaps = read(cast(Answer, answer))
    assert [name for name in names if name != "Damaged"] == [name for _, name in rows if name != "Damaged"]


def test_what_is_in_turn_is_the_longest_way_up() -> None:
    rows = [row(number) for number in (1, 2, 900, 3, 4, 2, 5)]
    assert [number for number, _name in in_turn(rows, after=1)] == [2, 3, 4, 5]
    assert in_turn(rows, after=900) == []
