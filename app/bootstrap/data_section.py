"""What the sections of the settings about the data of people have in common in one window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.shell.main_window import MainWindow


class DataPage(Protocol):
    """A section that shows what whoever is signed in may see."""

    def load(self) -> None:
        """Show it anew."""
        ...

    def close_page(self) -> None:
        """Ask nothing more."""
        ...


Page = TypeVar("Page", bound=DataPage)


class DataSection:
    """Made with the settings of a window; its page is not loaded before it is needed.

    ``open_card`` leads to somebody's card.
    """

    def __init__(self, parts: Callable[[], WindowParts], *, open_card: Callable[[int], object]) -> None:
        self._parts = parts
        self._open_card = open_card
        self._window: MainWindow | None = None
        self._page: DataPage | None = None

    def serve(self, window: MainWindow) -> None:
        """Be asked over this window."""
        self._window = window

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        if self._page is not None:
            if self._parts().session.is_open:
                self._parts().session.staff_chosen.disconnect(self._page.load)
            self._page.close_page()

    def _keep(self, page: Page) -> Page:
        """Have the page follow who is signed in."""
        self._page = page
        self._parts().session.staff_chosen.connect(page.load)
        return page

    @property
    def _way(self) -> WayOut:
        assert self._window is not None
        return WayOut(self._parts(), self._window)
