"""What the Comments page shows: themes, and the comments that are searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.metrics.clicked import Clicked
from app.metrics.comments.rows import ThemesShown
from app.metrics.page_model import PageModel
from app.metrics.people.view_model import PeopleViewModel
from app.metrics.state import MetricsState
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric

_FOLLOWED = frozenset(
    {"survey_answer", "theme", "theme_mention", "venue_setting", "customer", "customer_tag"}
)


class ReadsThemes(Protocol):
    """Whoever measures; days and filters are those of the state given."""

    def themes(self, state: MetricsState, cancellation: Cancellation) -> ThemesShown:
        """By theme."""
        ...


class CommentsViewModel:
    """Follows days, filters and the chosen metric; comments are read only while somebody looks."""

    def __init__(self, pane: MetricsViewModel, source: ReadsThemes, *, comments: PeopleViewModel) -> None:
        self.pane = pane
        self.comments = comments
        self.words = ""
        self._source = source
        self._looked_at = False
        comments.with_words = True
        self.themes: PageModel[ThemesShown] = pane.new_model(self._new_read, kinds=_FOLLOWED, of_metric=True)
        pane.add(self, of_metric=True)

    def search(self, words: str) -> None:
        """Show the comments in which these words stand."""
        if words != self.words:
            self.words = words
            self._read_comments()

    def choose_metric(self, metric: Metric) -> None:
        """Show another of the three."""
        self.pane.show_state(replace(self.pane.state, metric=metric))

    def look(self) -> None:
        """Somebody looks."""
        self._looked_at = True
        self.themes.look()
        self._read_comments()

    def look_away(self) -> None:
        """Nobody looks any more."""
        self._looked_at = False
        self.themes.look_away()

    def outdate(self) -> None:
        """Other days, filters or another metric: the comments are others."""
        if self._looked_at:
            self._read_comments()

    def close(self) -> None:
        """Ask nothing more."""
        self.comments.close()

    def _read_comments(self) -> None:
        only: tuple[tuple[str, Any], ...] = (("words", self.words),) if self.words else ()
        self.comments.show(Clicked(self.pane.state.metric, _("What they said"), only=only))

    def _new_read(self) -> Callable[[Cancellation], ThemesShown]:
        state = self.pane.state
        return lambda cancellation: self._source.themes(state, cancellation)
