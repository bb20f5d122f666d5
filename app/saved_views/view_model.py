"""The saved views: whose they are and what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.saved_views.schemas import SavedViewRow
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded

T = TypeVar("T")


class KeepsViews(Protocol):
    """Whoever keeps views under a name."""

    def list_views(self, cancellation: Cancellation) -> Sequence[SavedViewRow]:
        """Those of whoever is signed in, and everybody's."""
        ...

    def save_view(self, name: str, definition: Mapping[str, Any], *, own: bool) -> Outcome[int]:
        """Keep a new one."""
        ...

    def rename_view(self, view: SavedViewRow, name: str) -> Outcome[Any]:
        """Call one something else."""
        ...

    def remove_view(self, view: SavedViewRow) -> Outcome[Any]:
        """Keep one no longer."""
        ...


class SavedViewsModel(QObject):
    """``shown`` follows whenever the views may be others."""

    shown = Signal()

    def __init__(
        self, views: KeepsViews, *, lane: AnyLane, bus: ChangeBus, runner: CommandRunner, notices: Notices
    ) -> None:
        super().__init__()
        self.views: Sequence[SavedViewRow] = ()
        self._keeper = views
        self._lane = lane
        self._runner = runner
        self._notices = notices
        bus.changed.connect(self._follow)

    def refresh(self) -> None:
        """Read them again."""
        self._lane.ask(self._keeper.list_views, then=self._take, otherwise=self._fail)

    def save(self, name: str, definition: Mapping[str, Any], *, own: bool) -> bool:
        """Keep what is shown under a name; whether it was kept. Raises InvalidInput."""
        return self._do(lambda: self._keeper.save_view(name, definition, own=own))

    def rename(self, view: SavedViewRow, name: str) -> bool:
        """Call a view something else; whether it was done. Raises InvalidInput."""
        return self._do(lambda: self._keeper.rename_view(view, name))

    def remove(self, view: SavedViewRow) -> bool:
        """Keep a view no longer."""
        return self._do(lambda: self._keeper.remove_view(view))

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _do(self, work: Callable[[], Outcome[T]]) -> bool:
        return succeeded(self._runner, work)

    def _take(self, views: Sequence[SavedViewRow]) -> None:
        self.views = views
        self.shown.emit()

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if "saved_view" in change.kinds or change.everything:
            self.refresh()
