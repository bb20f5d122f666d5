"""The short forms over the list, each made when it is first needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.audit_log.parts import LogParts
from app.audit_log.view_model import LogBook
from app.core.days import Days
from app.core.words import gettext as _
from app.ui.card_slot import CardSlot
from app.ui.days_form import DaysForm
from app.ui.draft_form import DraftForm
from app.ui.who_field import WhoField


class CustomerForm(QFrame):
    """Whom the entries are about; an empty line is everybody. ``left`` when it is closed."""

    left = Signal()

    def __init__(self, book: LogBook, parts: LogParts) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._book = book
        self.lane = parts.new_lane()
        customer = parts.reading.wording.words.customer
        self.who = WhoField(
            parts.theme,
            customer.capitalize(),
            finds=parts.finds,
            lane=self.lane,
            placeholder=_("Name, number or place; empty for everybody"),
        )
        self.form = DraftForm(
            parts.theme,
            {"customer_id": self.who},
            save=self._save,
            title=_("What was done about one {customer}").format(customer=customer),
            save_words=_("Show these"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.form)
        column.addWidget(self.who.found)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self) -> None:
        """Begin with whom the log is narrowed to."""
        self.who.show_customer(self._book.wanted.customer_id, self._book.customer_name)
        self.form.start()

    def _save(self) -> bool:
        customer_id = self.who.read("customer_id")
        name = self.who.name_of(customer_id)
        self._book.narrow(replace(self._book.wanted, customer_id=customer_id), customer_name=name)
        return True


class LogForms:
    """Puts them into the slot; the keys go back to the chip that asked."""

    def __init__(self, book: LogBook, parts: LogParts) -> None:
        self.slot = CardSlot()
        self._book = book
        self._parts = parts
        self._customer: CustomerForm | None = None

    @cached_property
    def days(self) -> DaysForm:
        """Between which days."""
        form = DaysForm(self._parts.theme, title=_("Done between two days"), from_words=_("Done from"))
        form.days_chosen.connect(self._show_days)
        form.left.connect(self.slot.empty)
        return form

    @property
    def customer(self) -> CustomerForm:
        """Whom it is about."""
        if self._customer is None:
            self._customer = CustomerForm(self._book, self._parts)
            self._customer.left.connect(self.slot.empty)
        return self._customer

    def start_days(self) -> None:
        """Ask between which days."""
        self.slot.put_in(self.days)
        self.days.start(self._book.wanted.days)

    def start_customer(self) -> None:
        """Ask whom it is about."""
        self.slot.put_in(self.customer)
        self.customer.start()
        self.customer.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Look nobody up any more."""
        if self._customer is not None:
            self._customer.lane.close()

    def _show_days(self, days: Days) -> None:
        self._book.narrow(replace(self._book.wanted, days=days))
