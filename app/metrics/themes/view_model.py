"""What the page of themes shows, and telling customers what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.metrics.page_model import PageModel
from app.metrics.state import MetricsState
from app.metrics.themes.reader import PAGE, ThemesReader
from app.metrics.themes.rows import ActionsShown, DriversShown, PillarsShown, ToTellShown
from app.metrics.themes.sources import ActsOnThemes
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric
from app.surveys.schemas.closing import ActionDraft, TellingDraft
from app.ui.commands import CommandRunner
from app.ui.running import succeeded

T = TypeVar("T")
_MEASURED = frozenset(
    {"survey_answer", "theme", "venue_setting", "customer", "customer_tag", "visit", "moment", "promise"}
) | {"recovery_case", "touchpoint"}
_ACTED = frozenset({"theme", "theme_action", "theme_telling"})
_TO_TELL = _ACTED | {"survey_answer", "customer", "contact_point"}


class ThemesViewModel(QObject):
    """``copied`` carries the list of those who are to be told, as text.

    ``themes`` come first; ``drivers`` are those and the facts, which take longer among very many answers.
    """

    copied = Signal(str)

    def __init__(
        self,
        pane: MetricsViewModel,
        reader: ThemesReader,
        *,
        actions: ActsOnThemes,
        runner: CommandRunner,
    ) -> None:
        super().__init__()
        self.pane = pane
        self.action_id = 0
        self._reader = reader
        self._actions = actions
        self._runner = runner
        self._wanted = PAGE
        self._copying = pane.new_lane()
        self.themes: PageModel[DriversShown] = pane.new_model(
            lambda: self._of(reader.themes), kinds=_MEASURED, of_metric=True
        )
        self.drivers: PageModel[DriversShown] = pane.new_model(
            lambda: self._of(reader.drivers), kinds=_MEASURED, of_metric=True
        )
        self.pillars: PageModel[PillarsShown] = pane.new_model(
            lambda: self._of(reader.pillars), kinds=_MEASURED, of_metric=True
        )
        self.actions: PageModel[ActionsShown] = pane.new_model(
            lambda: lambda _stop: reader.actions(), kinds=_ACTED
        )
        self.to_tell: PageModel[ToTellShown | None] = pane.new_model(self._read_to_tell, kinds=_TO_TELL)
        pane.add(self)

    def look(self) -> None:
        """Somebody looks."""
        for model in (self.themes, self.drivers, self.pillars, self.actions, self.to_tell):
            model.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        for model in (self.themes, self.drivers, self.pillars, self.actions, self.to_tell):
            model.look_away()

    def outdate(self) -> None:
        """Other days make no other list to copy."""

    def close(self) -> None:
        """Ask nothing more."""
        self._copying.close()

    def choose_metric(self, metric: Metric) -> None:
        """Show another of the three."""
        self.pane.show_state(replace(self.pane.state, metric=metric))

    def choose_action(self, action_id: int) -> None:
        """Show who is to be told of this; 0 for nothing."""
        if action_id != self.action_id:
            self.action_id, self._wanted = action_id, PAGE
            self.to_tell.outdate()

    def read_on(self) -> None:
        """List more of those who are to be told."""
        self._wanted += PAGE
        self.to_tell.outdate()

    def act(self, theme_id: int, what: str) -> bool:
        """Something was changed because of a theme; whether it was kept. Raises InvalidInput."""
        return succeeded(self._runner, lambda: self._actions.act(theme_id, ActionDraft(what=what)))

    def told(self, customer_id: int) -> bool:
        """Somebody knows now what was changed."""
        action_id = self.action_id
        return succeeded(
            self._runner,
            lambda: self._actions.tell(action_id, customer_id=customer_id, draft=TellingDraft()),
        )

    def copy(self) -> None:
        """Have the list of all who are to be told as text."""
        action_id = self.action_id
        if action_id:
            self._copying.ask(
                lambda stop: self._reader.as_text(action_id, stop),
                then=self.copied.emit,
                otherwise=self.pane.notices.problem,
            )

    def _read_to_tell(self) -> Callable[[Cancellation], ToTellShown | None]:
        action_id, wanted = self.action_id, self._wanted

        def read(stop: Cancellation) -> ToTellShown | None:
            return self._reader.to_tell(action_id, limit=wanted, cancellation=stop) if action_id else None

        return read

    def _of(self, read: Callable[[MetricsState, Cancellation], T]) -> Callable[[Cancellation], T]:
        state = self.pane.state
        return lambda cancellation: read(state, cancellation)
