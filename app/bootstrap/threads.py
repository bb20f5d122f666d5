"""How reads, writes and long work leave the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.job import InlineJob, Job
    from app.ui.lane import AnyLane
    from app.ui.writer import AnyWriter, Within


def _lane() -> AnyLane:
    from app.ui.lane import Lane

    return Lane()


def _job() -> Job:
    from app.ui.job import Job

    return Job()


def _writer(within: Within) -> AnyWriter:
    from app.ui.writer import Writer

    return Writer(within)


def in_place() -> Threads:
    """Everything is done before whoever asks goes on, as for pictures and tests."""
    from app.ui.job import InlineJob
    from app.ui.lane import InlineLane
    from app.ui.writer import InlineWriter

    return Threads(InlineLane, InlineJob, lambda _within: InlineWriter(), in_turn=False)


@dataclass(frozen=True)
class Threads:
    """Makes lanes, jobs and what writes; ``in_turn`` when what takes long waits for the next event of the window."""

    new_lane: Callable[[], AnyLane] = _lane
    new_job: Callable[[], Job | InlineJob] = _job
    new_writer: Callable[[Within], AnyWriter] = _writer
    in_turn: bool = True
