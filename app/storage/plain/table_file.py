"""One table as CSV; what is not there and what is empty stay apart, and bytes become files of their own."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from app.core.formula_guard import guarded, unguarded
from app.core.typed_text import whole_letters

FILES = "files"
"""The folder of what is kept as bytes, such as photos, beside the tables."""
SECRET = frozenset({"pin_hash", "password_hash", "salt"})
"""Columns that open something, and what proves erased words, stay out of plain files."""
_QUOTED = ('"', ",", "\r", "\n")
_AS_IT_IS = re.compile(r"""[^'=+\-@\t\r\n",][^\r\n",]*""")
"""Nearly every cell of a venue: neither a formula or a guard, nor anything that has to stand between quotes."""
_BYTES = (bytes, memoryview)
MARK = "\ufeff"


class TableFile:
    """Writes ``NAME.csv`` in a folder that is there: UTF-8 with a mark, a line of column names, then rows.

    Nothing between two commas is a value that is not there; ``""`` is an empty text. What a spreadsheet would
    take for a formula is guarded with an apostrophe. A cell of bytes names the file that holds them.
    """

    def __init__(self, folder: Path, name: str, columns: Sequence[str]) -> None:
        self._folder = folder
        self._name = name
        self._columns = tuple(columns)
        self.rows = 0
        path = folder / f"{name}.csv"
        self._file: TextIO = os.fdopen(_private(path), "w", encoding="utf-8", newline="")
        self._file.write(MARK + ",".join(map(_quoted, columns)) + "\r\n")

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows in the order of the columns."""
        lines = []
        for row in rows:
            self.rows += 1
            cells = ["" if value is None else self._cell(at, value) for at, value in enumerate(row)]
            lines.append(",".join(cells) + "\r\n")
        self._file.writelines(lines)

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    def _cell(self, at: int, value: Any) -> str:
        if isinstance(value, str):
            return _quoted(value)
        if isinstance(value, _BYTES):
            return _quoted(self._keep(at, bytes(value)))
        return _quoted(_plain(value))

    def _keep(self, at: int, content: bytes) -> str:
        folder = self._folder / FILES
        folder.mkdir(mode=0o700, exist_ok=True)
        name = f"{self._name}-{self.rows}-{self._columns[at]}.bin"
        with os.fdopen(_private(folder / name), "wb") as file:
            file.write(content)
        return f"{FILES}/{name}"


def read_table(path: Path) -> tuple[tuple[str, ...], list[tuple[str | None, ...]]]:
    """Columns and rows of such a file, every cell a text or not there."""
    cells: list[list[str | None]] = []
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read().removeprefix(MARK)
    row: list[str | None] = []
    at = 0
    while at < len(text):
        cell, at = _read_cell(text, at)
        row.append(cell)
        if text.startswith(",", at):
            at += 1
            continue
        at += len("\r\n")
        cells.append(row)
        row = []
    columns, rows = cells[0], cells[1:]
    return tuple(str(name) for name in columns), [tuple(each) for each in rows]


def _read_cell(text: str, at: int) -> tuple[str | None, int]:
    if not text.startswith('"', at):
        end = at
        while end < len(text) and text[end] not in ",\r":
            end += 1
        return (unguarded(text[at:end]) if end > at else None), end
    parts = []
    at += 1
    while True:
        end = text.index('"', at)
        parts.append(text[at:end])
        at = end + 1
        if not text.startswith('"', at):
            return unguarded("".join(parts)), at
        parts.append('"')
        at += 1


def _quoted(text: str) -> str:
    if _AS_IT_IS.fullmatch(text):
        return text
    text = guarded(text)
    if not text or any(mark in text for mark in _QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text


def _plain(value: Any) -> str:
    if isinstance(value, int):
        # One that says yes or no is 1 or 0.
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return whole_letters(json.dumps(value, ensure_ascii=False))
    return str(value)


def _private(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
