"""Tells whoever gave a command that another desk is writing, so that it waits."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.command_line.output import Output
from app.core.logs import LOGGER
from app.core.words import gettext as _


@contextmanager
def waiting_is_told(output: Output) -> Iterator[None]:
    """Say one sentence each time that something inside waits long for the right to write."""
    logger, teller = logging.getLogger(f"{LOGGER}.waiting"), _Teller(output)
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(teller)
    try:
        yield
    finally:
        logger.removeHandler(teller)
        logger.setLevel(before)


class _Teller(logging.Handler):
    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output

    def emit(self, record: logging.LogRecord) -> None:
        """Say it in words for a person."""
        del record
        self._output.say(_("Another desk is writing into this venue, so this waits for up to half a minute."))
