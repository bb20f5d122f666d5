"""Who is behind a figure, read from what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.core.cancelling import Cancellation
from app.core.days import Days
from app.core.measures.scales import Scale
from app.core.words import gettext as _
from app.measures.why.rows import CommentPage, CommentRow
from app.metrics.applied import days_words, every_filter
from app.metrics.choices import MetricsChoices
from app.metrics.clicked import Clicked
from app.metrics.people.rows import PeoplePage, PersonRow
from app.metrics.periods import Span
from app.metrics.reading.scopes import scope_of
from app.metrics.reading.sources import MeasuresAnswers, ReadsComments
from app.metrics.state import FILTERS, MetricsState
from app.metrics.told import tell
from app.surveys.words import metric_name
from app.ui.charts.figure_words import count_words, figure_words
from app.ui.theme.tokens import Tone
from app.wording.axes import AxisWording
from app.wording.reading import Reading


class PeopleReader:
    """``state`` tells which days and filters the pane shows now, ``choices`` what they are called.

    The answers are those of the venue's scale.
    """

    def __init__(
        self,
        comments: ReadsComments,
        *,
        measures: MeasuresAnswers,
        state: Callable[[], MetricsState],
        choices: Callable[[], MetricsChoices],
        reading: Reading,
    ) -> None:
        self._comments = comments
        self._measures = measures
        self._state = state
        self._choices = choices
        self._reading = reading
        self._axes = AxisWording(reading.wording)

    def __call__(
        self, clicked: object, *, with_words: bool, offset: int, limit: int
    ) -> Callable[[Cancellation], PeoplePage]:
        """What reads one page; days and filters are taken now."""
        assert isinstance(clicked, Clicked)
        scope = clicked.scope(scope_of(self._state(), self._reading.today))
        about = self._about(clicked)

        def read(cancellation: Cancellation) -> PeoplePage:
            figure = self._measures.distribution(scope, clicked.metric, cancellation=cancellation).figure
            told = tell(figure.counts, figure.scale)

            def page(*, words: bool, at: int, most: int) -> CommentPage:
                return self._comments.read(
                    scope,
                    clicked.metric,
                    scale=figure.scale,
                    with_words=words,
                    offset=at,
                    limit=most,
                    cancellation=cancellation,
                )

            found = page(words=with_words, at=offset, most=limit)
            said = found if with_words else page(words=True, at=0, most=1)
            # What was chosen by its score has no figure but that score.
            by_score = any(name == "scores" for name, _values in clicked.only)
            sentence = (
                count_words(told.n, self._axes)
                if by_score
                else figure_words(told, told.unit, wording=self._axes)
            )
            return PeoplePage(
                title=_("{metric}: {title}").format(metric=metric_name(clicked.metric), title=clicked.title),
                figure=sentence,
                rows=tuple(person_row(row, self._reading) for row in found.rows),
                total=figure.n,
                with_words=said.total,
                more=found.more,
                are_all=said.is_all,
                about=about,
            )

        return read

    def _about(self, clicked: Clicked) -> tuple[str, ...]:
        """Days and filters, but for a filter whose value was clicked: that one is in the title."""
        state, period = self._state(), clicked.period
        if period is not None:
            state = replace(state, span=Span.CHOSEN, days=Days(period.since, period.until))
        told: dict[str, Any] = {name: () for name, _values in clicked.only if name in FILTERS}
        today = self._reading.today
        days = days_words(state.days_at(today), self._reading.wording, today=today)
        filters = every_filter(replace(state, **told), self._choices())
        return (days, *filters, *filter(None, (clicked.meaning,)))


def person_row(row: CommentRow, reading: Reading) -> PersonRow:
    """An answer as it stands in a list."""
    wording = reading.wording
    words = wording.words
    place = words.in_place(row.place) if row.place else ""
    when = wording.day_near(wording.local(row.answered_at).date(), reading.today)
    return PersonRow(
        answer_id=row.answer_id,
        score=str(row.score),
        tone=_tone(row.scale, row.score),
        comment=row.comment,
        who=row.who or _("Nobody known"),
        about=", ".join(filter(None, (when, row.stage, place))),
        customer_id=row.customer_id,
        waits=row.promise_id is not None,
    )


def _tone(scale: Scale, score: int) -> Tone:
    if scale.is_good(score):
        return "good"
    return "alert" if scale.is_bad(score) else "brass"
