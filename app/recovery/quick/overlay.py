"""The quick form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.recovery.quick.form import QuickForm
from app.recovery.quick.view_model import QuickViewModel
from app.ui.dialogs import Dialogs
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme


class QuickCase(OverWindow):
    """What was typed stays, and stays for whom it was typed."""

    def __init__(
        self, view_model: QuickViewModel, *, theme: Theme, dialogs: Dialogs, window: QWidget
    ) -> None:
        self.form = QuickForm(view_model, theme=theme, dialogs=dialogs)
        self._view_model = view_model
        self._other_id = 0
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        self.form.other.clicked.connect(self._take_other)
        view_model.saved.connect(lambda _case_id: self.leave())
        view_model.people_changed.connect(self.fit)

    def open_for(self, customer_id: int | None) -> None:
        """Open a case of this customer, or of somebody still to be named."""
        view_model = self._view_model
        self._other_id = 0
        if not self.form.is_touched:
            view_model.forget()
            if customer_id:
                view_model.start_for(customer_id)
        elif customer_id and customer_id not in {one.customer_id for one in view_model.people}:
            self._other_id = customer_id
        self.form.other.setVisible(bool(self._other_id))
        self.form.other.set_words(_("You began this for somebody else. Take it for the card on screen"))
        view_model.begin()
        self.bring_up()

    def take_expected(self, customer_id: int) -> None:
        """A card that was on its way when the form was opened is there now: it is for them."""
        if self.is_open and not self._view_model.people:
            self.form.take_as_what()
            self._view_model.start_for(customer_id)
            self.form.start()

    def took_enter(self, line: QObject) -> bool:
        """Enter chooses somebody while a name is being typed."""
        people = self.form.people
        if line is not people.line or not people.typed:
            return False
        people.take_current()
        return True

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

    def _take_other(self) -> None:
        customer_id, self._other_id = self._other_id, 0
        self.form.other.hide()
        self._view_model.start_for(customer_id)
        self.form.start()
