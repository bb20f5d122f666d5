"""Reminders of one window: the bell, the centre, and what the system is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.core.words import ngettext
from app.shell.main_window import MainWindow
from app.shell.tray import OFF, ON, TRAY_KEY, Tray

if TYPE_CHECKING:
    from app.occasions.schemas import MomentKey
    from app.planner.reminders.centre import ReminderCentre
    from app.planner.reminders.view_model import RemindersViewModel


class Reminding:
    """Brings to mind what is due, from the first list on.

    ``open_moment`` leads to a plan; ``pane`` is the entry of the rail whose badge counts them.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        open_moment: Callable[[MomentKey], None],
        pane: str,
    ) -> None:
        self._pane = pane
        self._parts = parts
        self._open_moment = open_moment
        self._window: MainWindow | None = None
        self._view_model: RemindersViewModel | None = None
        self._centre: ReminderCentre | None = None
        self._tray: Tray | None = None

    @property
    def centre(self) -> ReminderCentre:
        """The centre, made now if it was not needed before."""
        from app.planner.reminders.centre import ReminderCentre

        assert self._window is not None
        assert self._view_model is not None
        if self._centre is None:
            theme = self._parts().theme
            self._centre = ReminderCentre(self._view_model, theme=theme, window=self._window)
            self._centre.opened.connect(self._open_moment)
        return self._centre

    def serve(self, window: MainWindow) -> None:
        """Open the centre from the bell, the menus and the keyboard."""
        self._window = window
        window.top_bar.reminders_wanted.connect(self.show)
        self._parts().actions.add(
            _("Reminders"), group="go", run=self.show, shortcut="Ctrl+Shift+M", icon="bell"
        )

    def begin(self) -> None:
        """The first list stands: look for what is due, now and from now on."""
        if self._view_model is None:
            self._view_model = self._build()
            self.follow_tray()
            self._view_model.begin()

    def show(self) -> None:
        """Show the centre or put it away."""
        if self._parts().session.is_open:
            self.begin()
            self.centre.toggle()

    def follow_tray(self) -> None:
        """Be in the tray if this computer remembers that it is wanted and the desktop has one."""
        wanted = self._parts().remembered.text(TRAY_KEY, OFF) == ON and Tray.is_possible()
        if self._tray is None and wanted:
            assert self._window is not None
            self._tray = Tray(self._parts().theme.icon("bell", "brand", size=18))
            self._tray.wanted.connect(self._come_up)
            self._tray.leave_wanted.connect(self._leave_tray)
        if self._tray is not None:
            self._tray.show(shown=wanted)

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        if self._view_model is not None:
            self._view_model.close()
        if self._tray is not None:
            self._tray.close()

    def _build(self) -> RemindersViewModel:
        from app.moments.reminders.service import ReminderReader, ReminderService
        from app.planner.reminders.view_model import RemindersViewModel
        from app.wording.reading import Reading

        parts = self._parts()
        session = parts.session
        work = session.workplace
        view_model = RemindersViewModel(
            ReminderReader(work),
            ReminderService(work),
            lane=parts.new_lane(),
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            reading=Reading(work.wording, work.clock),
        )
        view_model.shown.connect(self._show_count)
        view_model.came.connect(self._tell)
        return view_model

    def _show_count(self) -> None:
        assert self._window is not None
        assert self._view_model is not None
        count = len(self._view_model.rows)
        self._window.top_bar.show_reminders(count)
        self._window.show_badge(self._pane, count)

    def _tell(self, count: int) -> None:
        template = ngettext("{count} new reminder", "{count} new reminders", count)
        words = template.format(count=count)
        self._parts().session.notices.say(words)
        if self._tray is not None and not self._parts().session.lock.is_locked:
            self._tray.notify(words)

    def _come_up(self) -> None:
        assert self._window is not None
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if not self._parts().session.lock.is_locked:
            self.centre.open()

    def _leave_tray(self) -> None:
        self._parts().remembered.keep(TRAY_KEY, OFF)
        self.follow_tray()
