"""Somebody new: a few fields, and beside them who it may already be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.forms.duplicate_list import DuplicateList
from app.customers.forms.finding import Finding
from app.customers.forms.new_customer_view_model import NewCustomerViewModel
from app.customers.forms.referral_form import came_fields
from app.customers.schemas.referrals import Referrals
from app.customers.words.languages import read_languages
from app.occasions.forms.date_parts import DateParts
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_BESIDE = 700


class CustomerForm(QWidget):
    """``added`` tells the new customer's id, ``known_chosen`` that it is somebody who is here already."""

    added = Signal(int)
    known_chosen = Signal(int)
    left = Signal()

    def __init__(
        self, view_model: NewCustomerViewModel, *, theme: Theme, reading: Reading, finding: Finding
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self._reading = reading
        self.name = LineField(_("Name"), limit=200)
        self.called = LineField(_("Likes to be called"), limit=200)
        self.phone = LineField(_("Phone"), limit=200)
        self.email = LineField(_("Email"), limit=200)
        self._birthday = DateParts(reading.wording.language, day_words=_("Birthday"))
        self._languages = LineField(_("Languages"), placeholder=_("German, French"))
        self._company = LineField(_("Company"), limit=200)
        self._tags = LineField(_("Tags"), placeholder=_("separated by commas"))
        self.came = came_fields(theme, finding)
        self._note = TextField(_("Note"), lines=2)
        for wide in (self._tags, self._note):
            wide.setProperty(WHOLE_ROW, True)
        self._known = DuplicateList(theme, reading)
        self._form = DraftForm(
            theme, self._fields(), save=self._save, save_words=_("Add"), columns=2, cells=self._cells()
        )
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    @property
    def form(self) -> DraftForm:
        """The fields and buttons."""
        return self._form

    @property
    def known(self) -> DuplicateList:
        """Who it may already be."""
        return self._known

    def start(self, text: str = "") -> None:
        """Begin with what was looked up: a number, an email or a name."""
        for field in (
            self.name,
            self.called,
            self.phone,
            self.email,
            self._languages,
            self._company,
            self._tags,
        ):
            field.set_text("")
            field.show_error("")
        self._note.set_text("")
        self._birthday.clear()
        self.came.show(Referrals())
        self._known.show_rows(())
        self._where_it_belongs(text).set_text(text)
        self._form.start()
        self._look_for_known()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _fields(self) -> dict[str, Any]:
        return {
            "display_name": self.name,
            "preferred_name": self.called,
            "phones": self.phone,
            "emails": self.email,
            **self._birthday.fields,
            "languages": self._languages,
            "company": self._company,
            "tags": self._tags,
            "referred_by_id": self.came.by,
            "heard_from": self.came.heard_from,
            "note": self._note,
        }

    def _cells(self) -> Sequence[QWidget]:
        return (
            self.name,
            self.called,
            self.phone,
            self.email,
            self._birthday.in_a_row(),
            self._languages,
            self._company,
            self._tags,
            self.came.by,
            self.came.heard_from,
            self._note,
        )

    def _build(self) -> None:
        px = self._theme.px
        card = Card(self._reading.wording.words.new_customer)
        card.add(self._form)
        card.body.addStretch(1)
        known = Card(_("Already here?"))
        known.add(
            plain_label(
                _("Whoever looks alike stands here while you type, so that nobody is kept twice."),
                "small",
                wrap=True,
            )
        )
        known.add(self._known, 1)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        inside.setLayout(self._both)
        self._both.setContentsMargins(px(20), px(16), px(20), px(16))
        self._both.setSpacing(px(12))
        self._both.addWidget(card, 3)
        self._both.addWidget(known, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.email, *self._birthday.fields.values()):
            field.edited.connect(self._look_for_known)
        self._form.left.connect(self.left)
        self._known.chosen.connect(self.known_chosen)
        self._view_model.known_found.connect(self._known.show_rows)

    def _look_for_known(self) -> None:
        self._view_model.look_for_known(
            self.name.text,
            phones=_some(self.phone.text),
            emails=_some(self.email.text),
            birthday=self._birthday.read_if_whole(),
        )

    def _save(self) -> bool:
        customer_id = self._view_model.add(
            display_name=self.name.text,
            preferred_name=self.called.text,
            phones=_some(self.phone.text),
            emails=_some(self.email.text),
            birthday=None if self._birthday.is_empty else self._birthday.read(),
            languages=read_languages(self._languages.text, self._reading.wording.language),
            company=self._company.text,
            tags=tuple(part.strip() for part in self._tags.text.split(",") if part.strip()),
            referred_by_id=self.came.by.read("referred_by_id"),
            heard_from=self.came.heard_from.text,
            note=self._note.text,
        )
        if customer_id is not None:
            self.added.emit(customer_id)
        return customer_id is not None

    def _where_it_belongs(self, text: str) -> LineField:
        if "@" in text:
            return self.email
        digits = sum(char.isdigit() for char in text)
        return self.phone if digits >= 3 and digits > len(text) / 2 else self.name


def _some(text: str) -> Sequence[str]:
    return (text,) if text else ()
