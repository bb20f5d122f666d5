"""Who waits for an answer, and the answer that is being written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.metrics.page_model import PageModel, Read
from app.metrics.to_answer.rows import ReplyShown, WaitingRow, WaitingShown
from app.metrics.to_answer.sources import ClosesLoops, GetsAnswers, MakesPromises, Shipped
from app.metrics.to_answer.told import answer_row, pace_tiles, waiting_row
from app.metrics.value.scopes import left_aside_words
from app.metrics.view_model import MetricsViewModel
from app.promises.schemas import PromiseDraft
from app.surveys.schemas.closing import ReplyChannel, ReplyDraft
from app.ui.commands import CommandRunner
from app.ui.running import succeeded

PAGE = 100
_FOLLOWED = frozenset({"promise", "survey_answer", "customer", "staff", "venue_setting"})


class ToAnswerViewModel(QObject):
    """``reply_shown`` follows another answer that is written back to; ``shipped`` are the program's templates."""

    reply_shown = Signal()
    more_shown = Signal()

    def __init__(
        self,
        pane: MetricsViewModel,
        *,
        closing: ClosesLoops,
        answers: GetsAnswers,
        promises: MakesPromises,
        shipped: Shipped,
        runner: CommandRunner,
    ) -> None:
        super().__init__()
        self.pane = pane
        self.reply: ReplyShown | None = None
        self._closing = closing
        self._answers = answers
        self._promises = promises
        self._shipped = shipped
        self._runner = runner
        self._wanted = PAGE
        self._replies = pane.new_lane()
        self.waiting: PageModel[WaitingShown] = pane.new_model(self._read_waiting, kinds=_FOLLOWED)
        pane.add(self)

    def look(self) -> None:
        """Somebody looks."""
        self.waiting.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        self.waiting.look_away()

    def outdate(self) -> None:
        """Other days or filters make no other answer to write back to."""

    def close(self) -> None:
        """Ask nothing more."""
        self._replies.close()

    @property
    def has_more(self) -> bool:
        """Whether more wait than are listed."""
        shown = self.waiting.value
        return shown is not None and len(shown.rows) < shown.total

    def read_on(self) -> None:
        """List more of them."""
        self._wanted += PAGE
        self.waiting.refresh()

    def open(self, answer_id: int) -> None:
        """Write back to this answer, whether anybody waits for it or not."""
        self._replies.ask(lambda _stop: self._start(answer_id), then=self._take, otherwise=self._fail)

    def close_reply(self) -> None:
        """Write back to nobody."""
        self._replies.drop()
        self.reply = None
        self.reply_shown.emit()

    def answered(self, *, text: str, channel: ReplyChannel) -> bool:
        """They were answered like this; whether it was kept. Raises InvalidInput."""
        shown = self.reply
        if shown is None:
            return False
        draft = ReplyDraft(text=text, channel=channel, promise_version=shown.version)
        return succeeded(self._runner, lambda: self._closing.reply(shown.row.answer_id, draft))

    def promise(self, *, what: str, due_at: datetime | None) -> bool:
        """Promise something to whoever gave the answer; whether it was kept. Raises InvalidInput."""
        customer_id = None if self.reply is None else self.reply.row.customer_id
        if customer_id is None:
            return False
        draft = PromiseDraft(what=what, due_at=due_at)
        return succeeded(self._runner, lambda: self._promises.make_promise(customer_id, draft))

    def _read_waiting(self) -> Read[WaitingShown]:
        reading, state, wanted = self.pane.reading, self.pane.state, self._wanted
        days = state.days_at(reading.today)

        def read(stop: Cancellation) -> WaitingShown:
            found = self._closing.list_waiting(limit=wanted, cancellation=stop)
            pace = self._closing.pace(since=days.since, until=days.until, cancellation=stop)
            return WaitingShown(
                tuple(waiting_row(row, reading) for row in found.rows),
                found.total,
                pace_tiles(pace, reading, hours=self._closing.target_hours()),
                left_aside_words(state, (), wording=reading.wording),
            )

        return read

    def _start(self, answer_id: int) -> ReplyShown:
        start = self._closing.start_reply(answer_id, self._shipped)
        found = self._closing.find_waiting(answer_id)
        row: WaitingRow
        if found is not None:
            row = waiting_row(found, self.pane.reading)
        else:
            row = answer_row(self._answers.get(answer_id), self.pane.reading)
        return ReplyShown(row, None if found is None else found.version, start)

    def _take(self, shown: ReplyShown) -> None:
        self.reply = shown
        self.reply_shown.emit()

    def _fail(self, error: AppError) -> None:
        self.close_reply()
        self.pane.notices.problem(error)
