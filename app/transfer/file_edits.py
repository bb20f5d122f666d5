"""What a person can settle about the file shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.transfer.files_in_hand import FileInHand
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import Target
from app.transfer.opening import Choices

Change = Callable[[FileInHand], FileInHand]


class FileEdits:
    """``current`` gives the file shown, ``read_anew`` reads it another way, ``change`` changes its columns,
    ``rename`` only what its matching is called.
    """

    def __init__(
        self,
        *,
        current: Callable[[], FileInHand | None],
        read_anew: Callable[[FileInHand, Choices], None],
        change: Callable[[Change], None],
        rename: Callable[[Change], None],
    ) -> None:
        self._current = current
        self._read_anew = read_anew
        self._change = change
        self._rename = rename

    def choose_encoding(self, name: str) -> None:
        """Read the letters another way."""
        self._choose(lambda choices: replace(choices, encoding=name))

    def choose_sheet(self, name: str) -> None:
        """Read another sheet of a workbook."""
        self._choose(lambda choices: replace(choices, sheet=name, header=None))

    def choose_delimiter(self, delimiter: str) -> None:
        """Take the rows apart another way."""
        self._choose(lambda choices: replace(choices, delimiter=delimiter))

    def choose_header(self, *, named: bool) -> None:
        """Say whether the first row names the columns."""
        self._choose(lambda choices: replace(choices, header=named))

    def choose_date_style(self, style: DateStyle) -> None:
        """Read the dates another way round."""
        self._change(lambda file: file.with_date_style(style))

    def choose_decimal_mark(self, mark: str) -> None:
        """Read the numbers another way."""
        self._change(lambda file: file.with_decimal_mark(mark))

    def choose_target(self, index: int, target: Target) -> None:
        """Say what a column means."""
        self._change(lambda file: file.with_target(index, target))

    def choose_name(self, name: str) -> None:
        """Say under what name the matching is remembered; an empty one changes nothing."""
        if name:
            self._rename(lambda file: replace(file, name=name))

    def _choose(self, chosen: Callable[[Choices], Choices]) -> None:
        file = self._current()
        if file is not None:
            self._read_anew(file, chosen(file.choices))
