"""How reads and long work leave the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.job import InlineJob, Job
    from app.ui.lane import AnyLane


def _lane() -> AnyLane:
    from app.ui.lane import Lane

    return Lane()


def _job() -> Job:
    from app.ui.job import Job

    return Job()


@dataclass(frozen=True)
class Threads:
    """Makes lanes and jobs; pictures and tests do both in place."""

    new_lane: Callable[[], AnyLane] = _lane
    new_job: Callable[[], Job | InlineJob] = _job
