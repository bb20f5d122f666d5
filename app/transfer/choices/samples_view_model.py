"""Readings of the first names of a file, worked out behind the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.transfer.name_samples import OFFERED, NameSample, sample_names
from app.transfer.opening import OpenedFile
from app.ui.lane import AnyLane


class SamplesViewModel(QObject):
    """``sampled`` gives a sample for each encoding that the file can be read in."""

    sampled = Signal(object)

    def __init__(self, lane: AnyLane) -> None:
        super().__init__()
        self._lane = lane

    def ask(self, file: OpenedFile) -> None:
        """Read the first names of a file in every way offered."""
        encodings = dict.fromkeys((file.encoding.name.removesuffix("-sig"), *file.encoding.others, *OFFERED))
        self._lane.ask(
            lambda stop: sample_names(file, encodings, cancellation=stop),
            then=self._tell,
            otherwise=self._fail,
        )

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _tell(self, samples: tuple[NameSample, ...]) -> None:
        self.sampled.emit(samples)

    def _fail(self, _error: AppError) -> None:
        self.sampled.emit(())
