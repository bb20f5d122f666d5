"""The rotating log; it holds ids and events, never a customer's words."""

from __future__ import annotations

import logging
import os
from pathlib import Path

LOGGER = "regulars"


class RotatingLog(logging.Handler):
    """Writes into files of limited size; what that takes is imported with the first line there is to write."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._files: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        if self._files is None:
            from logging.handlers import RotatingFileHandler

            self._files = RotatingFileHandler(self._path, maxBytes=1_000_000, backupCount=4, encoding="utf-8")
            self._files.setFormatter(self.formatter)
        self._files.emit(record)

    def close(self) -> None:
        """Let the file go."""
        if self._files is not None:
            self._files.close()
        super().close()


def start_logs(folder: Path, *, level: int = logging.INFO) -> Path:
    """Log into ``folder``, readable by the user alone; returns the file's path.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "regulars.log"
    os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    handler = RotatingLog(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(LOGGER)
    logger.setLevel(level)
    logger.addHandler(handler)
    logger.propagate = False
    return path


def stop_logs() -> None:
    """Close what ``start_logs`` opened."""
    logger = logging.getLogger(LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
