"""Whom the page asks, whoever answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from app.core.cancelling import Cancellation
from app.core.measures.closing_loops import ClosedLoops
from app.core.outcome import Outcome
from app.promises.schemas import PromiseDraft
from app.surveys.replies.templates import Template
from app.surveys.schemas.closing import ReplyDraft, ReplyStart, ToAnswerRow, Waiting
from app.surveys.schemas.rows import AnswerRow

Shipped = Mapping[str, Sequence[Template]]


class ClosesLoops(Protocol):
    """Whoever lists who waits, and keeps that they were answered."""

    def list_waiting(
        self, *, offset: int = 0, limit: int = 200, cancellation: Cancellation | None = None
    ) -> Waiting:
        """Those who wait, the oldest first."""
        ...

    def find_waiting(self, answer_id: int) -> ToAnswerRow | None:
        """What is to be answered of an answer."""
        ...

    def pace(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        cancellation: Cancellation | None = None,
    ) -> ClosedLoops:
        """How soon others were answered."""
        ...

    def target_hours(self) -> int:
        """Within how many hours they are to be answered."""
        ...

    def start_reply(self, answer_id: int, shipped: Shipped) -> ReplyStart:
        """What an answer begins with."""
        ...

    def reply(self, answer_id: int, draft: ReplyDraft) -> Outcome[None]:
        """They were answered."""
        ...


class GetsAnswers(Protocol):
    """Whoever keeps answers."""

    def get(self, answer_id: int) -> AnswerRow:
        """One answer; raises NotFound."""
        ...


class MakesPromises(Protocol):
    """Whoever keeps promises."""

    def make_promise(self, customer_id: int, draft: PromiseDraft) -> Outcome[int]:
        """Promise something."""
        ...
