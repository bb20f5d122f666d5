"""Without a PIN nobody could take the screen back: so one is set first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.metrics.settings.pin_form import PinForm
from app.ui.floating_card import FloatingCard
from app.ui.labels import plain_label
from app.ui.over_window import OverWindow
from app.ui.showing import show_only
from app.ui.theme.theme import Theme


class PinFirstForm(FloatingCard):
    """The PIN of whoever is signed in, typed twice."""

    def __init__(self, theme: Theme, pin: PinForm) -> None:
        super().__init__(
            theme, title=_("Set your PIN first"), save_words=_("Set it, and hand over"), save_icon="lock"
        )
        self.pin = pin
        show_only(pin.save_button, visible=False)
        about = _(
            "With your PIN you take the screen back. It has four to twelve digits, and you can change it in "
            "the settings."
        )
        self.fill([plain_label(about, wrap=True), pin])
        self.save_button.clicked.connect(self.submit)

    def start(self) -> None:
        """Put the keys into the PIN."""
        self.pin.show_state()
        self.pin.start()

    def submit(self) -> None:
        """Keep the PIN, or say beside the field what is wrong."""
        self.pin.submit()
        self.outgrown.emit()


class PinFirst(OverWindow):
    """``set`` follows when there is a PIN."""

    set = Signal()

    def __init__(self, pin: PinForm, *, theme: Theme, window: QWidget) -> None:
        self.form = PinFirstForm(theme, pin)
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        pin.kept.connect(self._go_on)

    def _go_on(self) -> None:
        self.leave()
        self.set.emit()
