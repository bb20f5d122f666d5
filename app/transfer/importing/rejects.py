"""Rows that stay out, saved as a file that can be put right and imported again."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from app.core.card_numbers import mask_card_numbers
from app.core.errors import AppError, DiskFull, ReadOnly
from app.core.formula_guard import guarded
from app.core.words import gettext as _
from app.transfer.importing.spool import Spool

OWN_COLUMNS = ("row", "reason")
_MOST_NAMES = 1_000
_NO_SPACE = 28


class Reject(NamedTuple):
    """A row as it stood in the file, and why it stays out."""

    row: int
    cells: list[str]
    reason: str


class Rejects:
    """The rejected rows of one file; ``header`` names its columns."""

    def __init__(self, path: Path, header: Sequence[str], delimiter: str = ",") -> None:
        self._path = path
        self._header = list(header)
        self._delimiter = delimiter
        self._rows: Spool[Reject] = Spool()

    def __len__(self) -> int:
        return len(self._rows)

    def close(self) -> None:
        """Let the memory go."""
        self._rows.close()

    def add(self, row: int, cells: list[str], *, reason: str) -> None:
        """Take a row in, without any card number."""
        self._rows.append(Reject(row, [mask_card_numbers(cell) for cell in cells], mask_card_numbers(reason)))

    def save_beside(self, *, else_in: Path | None = None) -> Path:
        """Write the file beside its source, or in ``else_in`` where that folder cannot be written.

        Never overwrites a file. Raises ReadOnly or DiskFull when neither place takes it.
        """
        folders = [self._path.parent] + ([else_in] if else_in is not None else [])
        failure: OSError | None = None
        for folder in folders:
            try:
                return self._write_new(folder)
            except OSError as error:
                failure = error
        raise _cannot_save(folders[-1], failure)

    def save_as(self, target: Path) -> Path:
        """Write the file where somebody wants it, replacing what they chose to replace."""
        try:
            target.unlink(missing_ok=True)
            self._write(target)
        except OSError as error:
            raise _cannot_save(target.parent, error) from error
        return target

    def _write_new(self, folder: Path) -> Path:
        for name in _names(self._path):
            try:
                self._write(folder / name)
            except FileExistsError:
                continue
            return folder / name
        raise FileExistsError(str(folder))

    def _write(self, target: Path) -> None:
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
                writer = csv.writer(file, delimiter=self._delimiter)
                writer.writerow([guarded(name) for name in self._header] + list(OWN_COLUMNS))
                for row, cells, reason in self._rows:
                    padding = [""] * (len(self._header) - len(cells))
                    writer.writerow([guarded(cell) for cell in cells] + padding + [row, guarded(reason)])
        except OSError:
            target.unlink(missing_ok=True)
            raise


def is_own(header: Sequence[str]) -> bool:
    """Whether a table is a file of rejected rows that comes back."""
    return tuple(header[-len(OWN_COLUMNS) :]) == OWN_COLUMNS


def _names(path: Path) -> Iterator[str]:
    stem = path.stem.removesuffix(".rejected")
    yield f"{stem}.rejected.csv"
    for number in count(2):
        if number > _MOST_NAMES:
            return
        yield f"{stem}.rejected-{number}.csv"


def _cannot_save(folder: Path, failure: OSError | None) -> AppError:
    if failure is not None and failure.errno == _NO_SPACE:
        return DiskFull(_("The disk is full: the rows left out could not be saved."))
    return ReadOnly(
        _("The rows left out could not be saved in “{folder}”.").format(folder=folder),
        to_do=_("Choose another folder."),
    )
