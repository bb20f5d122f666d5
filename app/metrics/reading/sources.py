"""Whom the pane asks, whoever answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.cases.measures.rows import PromiseFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.cancelling import Cancellation
from app.core.measures.scales import Scale
from app.core.measures.shares import Share
from app.measures.rows import Distribution, Group, Headline, HourFigure, Trend
from app.measures.scope import Bucket, By, MeasureScope
from app.measures.value.promising import PromiseScope
from app.measures.why.rows import CommentPage, Drivers
from app.model.survey import Metric
from app.surveys.schemas.rows import AnnotationRow


class MeasuresAnswers(Protocol):
    """Whoever measures answers; a ``scale`` of None is the venue's."""

    def venue_scale(self, metric: Metric) -> Scale:
        """The scale on which the venue asks."""
        ...

    def headline(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Headline:
        """One metric of a scope, with its change."""
        ...

    def trend(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        bucket: Bucket,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Trend:
        """The same over time."""
        ...

    def distribution(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Distribution:
        """How its answers spread."""
        ...

    def groups(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        by: By,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Sequence[Group]:
        """The same, told apart."""
        ...

    def hours(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Sequence[HourFigure]:
        """By the hours of the week."""
        ...


class ReadsComments(Protocol):
    """Whoever lists answers with their comments."""

    def read(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        with_words: bool = True,
        offset: int = 0,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> CommentPage:
        """Some of the answers of a scope, the newest first."""
        ...


class ReadsDrivers(Protocol):
    """Whoever tells what goes together with a score."""

    def read(
        self, scope: MeasureScope, metric: Metric, *, cancellation: Cancellation | None = None
    ) -> Drivers:
        """From what lifts it most to what lowers it most."""
        ...


class TellsWhy(Protocol):
    """Whoever knows what was said, and what goes together with the score."""

    @property
    def comments(self) -> ReadsComments:
        """What was said."""
        ...

    @property
    def drivers(self) -> ReadsDrivers:
        """What goes together with it."""
        ...


class MeasuresCare(Protocol):
    """Whoever knows how promises were kept and how well things were put right."""

    def rated(self, scope: CaseScope, cancellation: Cancellation | None = None) -> Share:
        """Of the rated cases, those rated 4 or 5."""
        ...

    def promises(self, scope: PromiseScope, cancellation: Cancellation | None = None) -> PromiseFigures:
        """How promises were kept."""
        ...

    def waiting(self, cancellation: Cancellation | None = None) -> int:
        """How many wait for an answer."""
        ...

    def has_answers(self, cancellation: Cancellation | None = None) -> bool:
        """Whether anybody ever answered."""
        ...


class ListsNotes(Protocol):
    """Whoever keeps what happened."""

    def list_notes(
        self, *, since: date | None = None, until: date | None = None, metric: Metric | None = None
    ) -> tuple[AnnotationRow, ...]:
        """The notes of a time, in its order."""
        ...
