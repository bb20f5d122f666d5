"""A place in the panel where a form opens; what was typed waits there until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.ui.labels import plain_label
from app.ui.showing import bring_into_sight
from app.ui.theme.theme import Theme


@dataclass(frozen=True)
class FormKey:
    """Which form it is: about what, what for, and about which of its parts."""

    about: Hashable
    name: str
    row_id: int = 0


class SlotForm(Protocol):
    """What a slot asks of a form, which is a widget."""

    done: SignalInstance
    left: SignalInstance

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        ...

    def start(self) -> None:
        """Put the focus into the first field."""
        ...


class FormFrame(QFrame):
    """A form with its title."""

    def __init__(self, theme: Theme, title: str, form: SlotForm) -> None:
        super().__init__()
        self.form = form
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px(8))
        column.addWidget(plain_label(title, "card-title", wrap=True))
        assert isinstance(form, QWidget)
        column.addWidget(form)
        self.setAccessibleName(title)


class FormSlot(QWidget):
    """Shows at most one form; ``turned`` tells whether one is open, ``left`` whether it had the keys.

    A form somebody wrote into is kept when it is left, and comes back as it was when it is wanted
    again; one that was open when something else was chosen opens by itself with what it is about.
    Each who comes to the desk has forms of their own.
    ``back_to`` tells where the keys go from a form that is left; None leaves that to the panel.
    """

    turned = Signal(bool)
    left = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.back_to: Callable[[], QWidget | None] = lambda: None
        self._theme = theme
        self._kept: dict[FormKey, FormFrame] = {}
        self._open_with: dict[Hashable, FormKey] = {}
        self._of_others: dict[int, tuple[dict[FormKey, FormFrame], dict[Hashable, FormKey]]] = {}
        self._about: Hashable = None
        self._shown: FormKey | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def form(self) -> SlotForm | None:
        """The form on screen."""
        return self._kept[self._shown].form if self._shown is not None else None

    @property
    def shown(self) -> FormKey | None:
        """Which form is on screen."""
        return self._shown

    def open_form(
        self, key: FormKey, make: Callable[[], SlotForm], *, title: str, take_focus: bool = True
    ) -> None:
        """Show the form of ``key`` as it was left, or a new one."""
        self._about = key.about
        if key != self._shown:
            self._put_away()
            if key not in self._kept:
                self._keep(key, FormFrame(self._theme, title, make()))
            self._show(key)
        if take_focus:
            frame = self._kept[key]
            frame.form.start()
            bring_into_sight(frame)

    def show_for(self, about: Hashable) -> None:
        """Put away what belongs to something else, and show what was open when this was left."""
        self._about = about
        if self._shown is not None:
            if self._shown.about == about:
                return
            self._set_aside()
        waiting = self._open_with.pop(about, None)
        if waiting is not None and waiting in self._kept:
            self._show(waiting)

    def change_hands(self, before: int, now: int) -> None:
        """Let the forms of who was at the desk wait for them, and show what waits for who is there now."""
        self._set_aside()
        self._of_others[before] = self._kept, self._open_with
        self._kept, self._open_with = self._of_others.pop(now, ({}, {}))
        self.show_for(self._about)

    def close_form(self) -> None:
        """Leave the form; what was typed into it is kept."""
        if self._shown is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self.isAncestorOf(focused)
            self._put_away()
            self.left.emit(had_focus)

    def drop(self, key: FormKey) -> None:
        """Forget a form: what it was about is over."""
        if key == self._shown:
            self.close_form()
        frame = self._kept.pop(key, None)
        if frame is not None:
            frame.deleteLater()

    def _keep(self, key: FormKey, frame: FormFrame) -> None:
        self._kept[key] = frame
        frame.hide()
        self._column.addWidget(frame)
        frame.form.done.connect(lambda: self.drop(key))
        frame.form.left.connect(self.close_form)

    def _show(self, key: FormKey) -> None:
        self._shown = key
        self._kept[key].show()
        self.show()
        self.turned.emit(True)

    def _set_aside(self) -> None:
        if self._shown is not None and self._kept[self._shown].form.is_touched:
            self._open_with[self._shown.about] = self._shown
        self._put_away()

    def _put_away(self) -> None:
        if self._shown is None:
            return
        key, self._shown = self._shown, None
        frame = self._kept[key]
        frame.hide()
        self.hide()
        if not frame.form.is_touched:
            del self._kept[key]
            frame.deleteLater()
        self.turned.emit(False)
