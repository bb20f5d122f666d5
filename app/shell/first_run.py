"""The first window somebody sees: what is your place, and who are you."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.shell.drop_target import DropTarget
from app.shell.kind_cards import KindCards
from app.shell.places import currency_options, region_of, suggested_currency, suggested_zone, zone_options
from app.shell.venue_draft import read_venue_draft
from app.shell.welcome_panel import WelcomePanel
from app.ui.buttons import PushButton
from app.ui.form_fields import ChoiceField, Field, LineField, Option, show_problems
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_NARROW = 860


class FirstRun(QWidget):
    """Asks five things. ``venue_wanted`` gives a VenueDraft, ``rehearsal_wanted`` the kind to look around
    in, ``files_dropped`` paths of spreadsheets or contacts, which wait for the desk to open.
    """

    venue_wanted = Signal(object)
    rehearsal_wanted = Signal(str)
    files_dropped = Signal(object)

    def __init__(self, theme: Theme, *, languages: Sequence[Option] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(720, 560)
        self.resize(1366, 820)
        self.name = LineField(_("What is it called?"), limit=120)
        self.kinds = KindCards(theme)
        self.currency = ChoiceField(_("Currency"), currency_options())
        self.language = ChoiceField(_("Language"), languages or [Option("en", _("English"))])
        self.zone = ChoiceField(_("Time zone"), zone_options())
        self.staff = LineField(
            _("Who are you?"), placeholder=_("Your name, as colleagues call you"), limit=120
        )
        self.open_button = PushButton(theme, _("Open the desk"), kind="primary")
        self.open_button.clicked.connect(self.submit)
        self.rehearsal_button = PushButton(theme, "")
        self.rehearsal_button.clicked.connect(lambda: self.rehearsal_wanted.emit(self.kinds.kind))
        self._file_words = plain_label(
            _("Have a file already? Drop it on this window: a guest list, a booking export, contacts."),
            "small",
            wrap=True,
        )
        self.panel = WelcomePanel(theme)
        self._drops = DropTarget(theme, self, words=_("Drop it to begin with this file"))
        self._drops.files_dropped.connect(self._keep_files)
        self.files: Sequence[Path] = ()
        self.kinds.kind_chosen.connect(self._name_rehearsal)
        for field in (self.name, self.staff):
            field.entered.connect(self.submit)
        self.currency.choose(suggested_currency())
        self.zone.choose(suggested_zone())
        self._name_rehearsal()
        self._build()
        self.name.setFocus()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the names they have in the draft."""
        return {
            "name": self.name,
            "currency": self.currency,
            "language": self.language,
            "zone": self.zone,
            "staff_name": self.staff,
        }

    def submit(self) -> None:
        """Open the desk, or say beside the fields what is missing."""
        zone = self.zone.value
        values = {
            "name": self.name.text,
            "kind": self.kinds.kind,
            "currency": self.currency.value,
            "language": self.language.value,
            "zone": zone,
            "region": region_of(zone) if zone else "",
            "staff_name": self.staff.text,
        }
        try:
            draft = read_venue_draft(values)
        except InvalidInput as invalid:
            show_problems(self.fields, invalid.problems)
            return
        show_problems(self.fields, ())
        self.venue_wanted.emit(draft)

    def _keep_files(self, paths: Sequence[Path]) -> None:
        self.files = tuple(paths)
        names = ", ".join(path.name for path in paths)
        self._file_words.setText(
            _("As soon as the desk is open, you see what would come in from {files}.").format(files=names)
        )
        self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= self._theme.px(_NARROW))

    def _name_rehearsal(self) -> None:
        words = {
            "hotel": _("Look around in a rehearsal hotel first"),
            "restaurant": _("Look around in a rehearsal restaurant first"),
            "boutique": _("Look around in a rehearsal boutique first"),
        }
        self.rehearsal_button.set_words(words[self.kinds.kind])

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._form())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.panel)
        outer.addWidget(scroll, 1)

    def _form(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "clear")
        narrow = QWidget()
        narrow.setMaximumWidth(self._theme.px(520))
        column = QVBoxLayout(narrow)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(17)
        column.addWidget(plain_label(_("Your place"), "page-title"))
        column.addSpacing(4)
        column.addWidget(self.name)
        column.addWidget(_labelled(_("What kind of place?"), self.kinds))
        column.addLayout(_side_by_side(self.currency, self.language, self.zone))
        column.addWidget(self.staff)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.rehearsal_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(72, 57, 40, 56)
        outer.addWidget(narrow)
        outer.addStretch(1)
        outer.addSpacing(20)
        outer.addWidget(self._file_words)
        return page


def _side_by_side(*fields: QWidget) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _labelled(words: str, widget: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    label: QLabel = plain_label(words, "field-label")
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget)
    return both
