"""The form for somebody new among what stands beside the list, each for whoever types in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from app.customers.forms.customer_form import CustomerForm


class OwnForm:
    """The form of who is at the desk, made by ``build`` when it is first needed; those of others wait unseen."""

    def __init__(self, stack: QStackedWidget, build: Callable[[], CustomerForm]) -> None:
        self._stack = stack
        self._build = build
        self._mine: CustomerForm | None = None
        self._of_others: dict[int, tuple[CustomerForm | None, bool]] = {}

    @property
    def form(self) -> CustomerForm:
        """Of who is at the desk now."""
        if self._mine is None:
            self._mine = self._build()
            self._stack.addWidget(self._mine)
        return self._mine

    @property
    def is_open(self) -> bool:
        """Whether it stands beside the list."""
        return self._mine is not None and self._stack.currentWidget() is self._mine

    def change_hands(self, before: int, now: int, *, was_open: bool) -> None:
        """Let the form of who was at the desk wait for them, and show that of who is there now as they left it."""
        self._of_others[before] = self._mine, was_open
        self._mine, is_open = self._of_others.pop(now, (None, False))
        if self._mine is not None and is_open:
            self._stack.setCurrentWidget(self._mine)
