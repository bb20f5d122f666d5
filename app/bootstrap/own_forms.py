"""Forms over a window that keep what was typed, each for whoever typed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from app.bootstrap.window_parts import WindowParts


class KeepsText(Protocol):
    """What is asked of such a form."""

    def close_lanes(self) -> None:
        """Ask nothing more."""
        ...


F = TypeVar("F", bound=KeepsText)


class OwnForms(Generic[F]):
    """A form for each who signs in, made by ``build`` when it is first wanted; one for all where nobody does."""

    def __init__(self, parts: Callable[[], WindowParts], build: Callable[[], F]) -> None:
        self._parts = parts
        self._build = build
        self._made: dict[int, F] = {}

    @property
    def form(self) -> F:
        """The form of whoever is at the desk, made now if it was not needed before."""
        if self.made is None:
            self._made[self._whose] = self._build()
        return self._made[self._whose]

    @property
    def made(self) -> F | None:
        """The same if it was needed before."""
        return self._made.get(self._whose)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        for form in self._made.values():
            form.close_lanes()

    @property
    def _whose(self) -> int:
        desk = self._parts().session.workplace.desk
        return desk.staff_id if desk.guarded else 0
