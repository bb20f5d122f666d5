"""Where commands write."""

from __future__ import annotations

import os
from io import TextIOWrapper

from app.command_line.output import Output


def test_a_reader_that_has_read_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with TextIOWrapper(os.fdopen(writing, "wb")) as answers:
        output = Output(as_json=False, answers=answers)
        output.answer(None, ["x" * 200_000])
        output.answer(None, ["and more"])
