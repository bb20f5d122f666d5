"""The plan beside the agenda: made when it is first needed, and shown once the choice has rested."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.shows_moment import ShowsMoment
from app.planner.state import same_moment
from app.ui.beside import Beside


class PlanBesideAgenda(QObject):
    """``settle_ms`` is how long the choice must rest before a moment is read, so that arrows never wait for one."""

    def __init__(self, splitter: Beside, new_view: Callable[[], ShowsMoment], *, settle_ms: int) -> None:
        super().__init__()
        self._splitter = splitter
        self._new_view = new_view
        self._view: ShowsMoment | None = None
        self._wanted: MomentKey | None = None
        self._shown: MomentKey | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._show_wanted)

    @property
    def is_empty(self) -> bool:
        """Whether no moment was shown yet."""
        return self._shown is None

    @property
    def shown_key(self) -> MomentKey | None:
        """The moment beside the agenda."""
        return self._shown if self._splitter.is_open else None

    @property
    def view(self) -> ShowsMoment:
        """What shows a moment, made when the first one is chosen."""
        if self._view is None:
            self._view = self._new_view()
            self._splitter.put_in(self._view.widget)
        return self._view

    def choose(self, row: AgendaRow) -> None:
        """A line was chosen; it is shown soon."""
        self._wanted = row.key
        if self._settle.interval():
            self._settle.start()
        else:
            self._show_wanted()

    def show(self, key: MomentKey) -> None:
        """Show this moment now."""
        self._settle.stop()
        if self._shown is None or same_moment(key) != same_moment(self._shown):
            self._shown = key
            self.view.show_key(key)

    def refresh(self) -> None:
        """Read the moment again."""
        if self._view is not None:
            self._view.refresh()

    def close(self) -> None:
        """Ask nothing more."""
        self._settle.stop()
        if self._view is not None:
            self._view.close()

    def _show_wanted(self) -> None:
        if self._wanted is None:
            return
        if self._shown is None and self._splitter.is_wide:
            self._splitter.open(to_work=False)
        if self._splitter.is_open:
            self.show(self._wanted)
