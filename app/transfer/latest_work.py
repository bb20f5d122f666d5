"""Long work of which only the newest counts: what runs is stopped, then the newest begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from app.core.errors import AppError
from app.ui.job import InlineJob, Job, JobWork

T = TypeVar("T")


@dataclass(frozen=True)
class _Request:
    work: JobWork[Any]
    then: Callable[[Any], None]
    otherwise: Callable[[AppError], None]


class LatestWork:
    """Runs on one job; the answers of replaced work are dropped."""

    def __init__(self, job: Job | InlineJob) -> None:
        self.job = job
        self._waiting: _Request | None = None
        self._unwanted = False

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting is not None or (self.job.running and not self._unwanted)

    def ask(
        self, work: JobWork[T], *, then: Callable[[T], None], otherwise: Callable[[AppError], None]
    ) -> None:
        """Do ``work`` as soon as what runs has stopped; cancelled work ends in ``otherwise(Cancelled)``."""
        self._waiting = _Request(work, then, otherwise)
        if self.job.running:
            self.job.cancel()
        else:
            self._begin()

    def cancel(self) -> None:
        """Stop; the answer is ``Cancelled``."""
        self.job.cancel()

    def drop(self) -> None:
        """Stop, and hear nothing of it."""
        self._waiting = None
        self._unwanted = self.job.running
        self.job.cancel()

    def close(self) -> None:
        """Stop and wait."""
        self._waiting = None
        self.job.close()

    def _begin(self) -> None:
        request, self._waiting = self._waiting, None
        if request is None:
            return
        self._unwanted = False
        self.job.start(
            request.work,
            then=lambda value: self._end(lambda: request.then(value)),
            otherwise=lambda error: self._end(lambda: request.otherwise(error)),
        )

    def _end(self, tell: Callable[[], None]) -> None:
        if self._waiting is not None:
            self._begin()
        elif not self._unwanted:
            tell()
        self._unwanted = False
