"""Where commands write: answers to stdout, messages to stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from io import TextIOWrapper
from typing import Any, TextIO

REDRAW_SECONDS = 0.1


class Output:
    """Answers as JSON or as plain lines; messages and progress go to stderr."""

    def __init__(
        self, *, as_json: bool, answers: TextIO | None = None, messages: TextIO | None = None
    ) -> None:
        self._as_json = as_json
        self._answers = answers or _standard_output(as_json=as_json)
        self._messages = messages or sys.stderr
        self._drawn_at = 0.0
        self._width = 0

    def answer(self, document: Any, lines: Sequence[str]) -> None:
        """Give the answer: ``document`` when JSON is asked for, else ``lines``."""
        try:
            self._write(document, lines)
        except BrokenPipeError:
            # Whoever reads has read enough, as "head" does; what is left goes nowhere, silently.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._answers.fileno())

    def say(self, sentence: str) -> None:
        """Tell the person one sentence."""
        self._clear()
        self._messages.write(f"{sentence}\n")
        self._messages.flush()

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, on a terminal only."""
        now = time.monotonic()
        if not self._messages.isatty() or now - self._drawn_at < REDRAW_SECONDS:
            return
        self._drawn_at = now
        share = f"{done:,} / {total:,} ({done * 100 // total} %)" if total else f"{done:,}"
        self._messages.write(f"\r{share.ljust(self._width)}")
        self._messages.flush()
        self._width = len(share)

    def _write(self, document: Any, lines: Sequence[str]) -> None:
        if self._as_json:
            json.dump(document, self._answers, ensure_ascii=False, indent=2, default=_as_text)
            self._answers.write("\n")
        else:
            self._answers.writelines(f"{line}\n" for line in lines)
        self._answers.flush()

    def _clear(self) -> None:
        if self._width:
            self._messages.write(f"\r{' ' * self._width}\r")
            self._width = 0


def _standard_output(*, as_json: bool) -> TextIO:
    """Standard output; JSON is UTF-8 wherever it goes, lines lose what a terminal cannot show.

    Half a letter, as file names may have, becomes an escape, which JSON reads back.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if as_json:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="replace")
    return stream


def _as_text(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the answer")
