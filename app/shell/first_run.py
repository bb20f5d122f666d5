"""The first window somebody sees: what is your place, who are you, and how do you sign in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.cancelling import Cancellation
from app.core.errors import AppError, InvalidInput
from app.core.recovery_key import RecoveryKey
from app.core.words import gettext as _
from app.shell.drop_target import DropTarget
from app.shell.kind_cards import KindCards
from app.shell.new_venue import NewVenue, OwnerSecrets
from app.shell.owner_page import OwnerPage
from app.shell.places import currency_options, region_of, suggested_currency, suggested_zone, zone_options
from app.shell.recovery_page import RecoveryPage
from app.shell.venue_draft import VenueDraft, read_venue_draft
from app.shell.welcome_panel import WelcomePanel
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.pin_hashes import kept_pin
from app.sign_in.schemas import PasswordDraft, PinDraft
from app.ui.buttons import PushButton
from app.ui.form_fields import ChoiceField, Field, LineField, Option, show_problems
from app.ui.labels import plain_label
from app.ui.lane import AnyLane, InlineLane
from app.ui.theme.theme import Theme

_NARROW = 860
PLACE, OWNER, RECOVERY = range(3)


class FirstRun(QWidget):
    """Asks five things, then for the owner's password and PIN, and shows the recovery key.

    ``venue_wanted`` gives a NewVenue, ``rehearsal_wanted`` the kind to look around in, ``files_dropped`` paths of
    spreadsheets or contacts, which wait for the desk to open. Hashes are made on the lane while the key is read.
    """

    venue_wanted = Signal(object)
    rehearsal_wanted = Signal(str)
    files_dropped = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        languages: Sequence[Option] = (),
        lane: AnyLane | None = None,
        hashes: Hashes | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.lane: AnyLane = lane or InlineLane()
        self._hashes: Hashes = hashes or Argon2Hashes()
        self.draft: VenueDraft | None = None
        self._owner: OwnerSecrets | None = None
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
        self.owner = OwnerPage(theme)
        self.owner.typed.connect(self._show_key)
        self.owner.left.connect(lambda: self.show_page(PLACE))
        self.recovery = RecoveryPage(theme, go_on=_("Open the desk"))
        self.recovery.kept.connect(self._finish)
        self.recovery.left.connect(lambda: self.show_page(OWNER))
        self._pages = QStackedWidget()
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
        """Go on to the owner's sign-in, or say beside the fields what is missing."""
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
        self.draft = draft
        self.show_page(OWNER)

    def close_lane(self) -> None:
        """Make nothing more."""
        self.lane.close()

    def show_page(self, page: int) -> None:
        """Turn to one of the pages, with the keys where something is asked."""
        self._pages.setCurrentIndex(page)
        starts = (self.name.setFocus, self.owner.start, self.recovery.print_button.setFocus)
        starts[page]()

    def _show_key(self, password: PasswordDraft, pin: PinDraft) -> None:
        """Show a new key, and make the hashes meanwhile."""
        key, hashes = RecoveryKey.new(), self._hashes
        self._owner = None
        self.recovery.set_ready(ready=False)
        self.recovery.show_key(key)
        self.show_page(RECOVERY)

        def work(_stop: Cancellation) -> OwnerSecrets:
            kept = kept_pin(hashes.hash(pin.pin), len(pin.pin))
            typed = password.password
            return OwnerSecrets(typed, hashes.hash(typed), kept, hashes.hash(key.shown), key)

        self.lane.ask(work, then=self._take, otherwise=self._fail)

    def _take(self, owner: OwnerSecrets) -> None:
        self._owner = owner
        self.recovery.set_ready(ready=True)

    def _fail(self, error: AppError) -> None:
        self.recovery.told.setText(str(error))

    def _finish(self) -> None:
        if self.draft is not None and self._owner is not None:
            self.owner.forget()
            self.recovery.forget()
            self.venue_wanted.emit(NewVenue(self.draft, self._owner))

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
        for page in (self._form(), self.owner, self.recovery):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            self._pages.addWidget(scroll)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.panel)
        outer.addWidget(self._pages, 1)

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
