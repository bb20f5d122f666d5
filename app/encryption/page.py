"""The section of the settings about encryption: what it is now, who opens the file, and what can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.encryption.key_card import NewKeyCard
from app.encryption.schemas import State
from app.encryption.view_model import EncryptionViewModel
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_NAMED = 5


class EncryptionPage(QWidget):
    """``key_wanted`` gives the recovery key under which the venue should be put, once it was said to be kept."""

    key_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, view_model: EncryptionViewModel, *, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view_model = view_model
        self._state = State(encrypted=False, possible=False)
        self._head = plain_label("", "strong", wrap=True)
        self._told = plain_label("", wrap=True)
        self.encrypt = PushButton(theme, _("Encrypt this venue…"), kind="primary", icon="lock")
        self.change = PushButton(theme, _("Change the key…"), icon="lock")
        self._plain = plain_label("", "error", wrap=True)
        self._openers = plain_label("", wrap=True)
        self.here = QCheckBox(_("This computer opens it by itself"))
        self.passphrase = LineField(_("New passphrase"), limit=200)
        self.keep = PushButton(theme, _("Keep the passphrase"))
        self.drop = PushButton(theme, _("Take the passphrase away"), kind="quiet-danger")
        self.key_card: NewKeyCard | None = None
        self._ways = Card(_("What opens it"))
        self._column = QVBoxLayout()
        self._build()
        self._connect()
        self.view_model.load()

    def close_page(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.view_model.close()

    def show_state(self, state: State) -> None:
        """Show how the file is kept."""
        self._state = state
        self._head.setText(
            _("The venue is encrypted.") if state.encrypted else _("The venue is not encrypted.")
        )
        self._told.setText(_told_words(state))
        may = state.possible and self.key_card is None
        self.encrypt.setVisible(may and not state.encrypted)
        self.change.setVisible(may and state.encrypted)
        self._ways.setVisible(state.encrypted)
        self._openers.setText(_opener_words(state))
        self.here.blockSignals(True)
        self.here.setChecked(state.here)
        self.here.blockSignals(False)
        self.drop.setVisible(state.passphrase)
        self._plain.setText(_plain_words(state))
        self._plain.setVisible(bool(state.plain_backups))

    def change_hands(self, before: int, now: int) -> None:
        """A passphrase that somebody began to type, and a key that was shown to them, are nobody else's."""
        del before, now
        self._line().clear()
        self.passphrase.show_error("")
        self._leave_key()

    def begin(self) -> None:
        """Show a new recovery key, once whoever is signed in has typed the password again."""
        if self.key_card is not None or not self.view_model.allowed():
            return
        card = NewKeyCard(self._theme, changing=self._state.encrypted)
        card.wanted.connect(self.key_wanted)
        card.print_wanted.connect(self.print_wanted)
        card.left.connect(self._leave_key)
        self.key_card = card
        self._column.insertWidget(1, card)
        for button in (self.encrypt, self.change):
            button.hide()
        card.copy.setFocus()

    def _leave_key(self) -> None:
        if self.key_card is not None:
            self.key_card.hide()
            self.key_card.deleteLater()
            self.key_card = None
        self.show_state(self._state)

    def _line(self) -> QLineEdit:
        line = self.passphrase.editor
        assert isinstance(line, QLineEdit)
        return line

    def _connect(self) -> None:
        model = self.view_model
        model.shown.connect(self.show_state)
        model.wrong.connect(self.passphrase.show_error)
        model.kept.connect(self._line().clear)
        for button in (self.encrypt, self.change):
            button.clicked.connect(self.begin)
        self.here.toggled.connect(lambda wanted: model.open_here(wanted=wanted))
        self.keep.clicked.connect(lambda: model.set_passphrase(self._line().text()))
        self.passphrase.entered.connect(self.keep.click)
        self.drop.clicked.connect(model.drop_passphrase)

    def _build(self) -> None:
        px = self._theme.px
        card = Card()
        card.body.setSpacing(px(10))
        for part in (self._head, self._told, self._plain):
            card.add(part)
        row = QHBoxLayout()
        for button in (self.encrypt, self.change):
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        card.add(row)
        self._line().setEchoMode(QLineEdit.EchoMode.Password)
        self._ways.body.setSpacing(px(10))
        self._ways.add(self._openers)
        self._ways.add(self.here)
        self._ways.add(self.passphrase)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        self._ways.add(buttons)
        self._ways.add(
            plain_label(
                _(
                    "On another computer: bring the file and the one named .keys beside it, start Regulars there and type "
                    "one of these. That computer can then open it by itself."
                ),
                "faint",
                wrap=True,
            )
        )
        self._column.setContentsMargins(8, 2, 16, 16)
        self._column.setSpacing(px(12))
        self._column.addWidget(card)
        self._column.addWidget(self._ways)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        inside.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._ways.hide()


def _told_words(state: State) -> str:
    if state.encrypted:
        return _(
            "Whoever takes the computer, its disk or a backup cannot read who your customers are. Photos and files are "
            "encrypted with them."
        )
    if not state.possible:
        return _(
            "A rehearsal, a venue on a server and one that cannot be written are not encrypted here. Servers encrypt "
            "their own disks."
        )
    return _(
        "Whoever takes the computer or its disk can read it. Encrypting it costs nothing that anybody would feel."
    )


def _opener_words(state: State) -> str:
    lines = [_("The recovery key that was printed, always.")]
    if state.staff:
        lines.append(_("The passwords of: {names}.").format(names=", ".join(state.staff)))
    else:
        lines.append(_("The password of an owner or manager, from the next time that they sign in."))
    if state.computers:
        lines.append(_("By themselves: {names}.").format(names=", ".join(state.computers)))
    if state.passphrase:
        lines.append(_("The passphrase."))
    return "\n".join(f"•  {line}" for line in lines)


def _plain_words(state: State) -> str:
    count = len(state.plain_backups)
    if not count:
        return ""
    head = ngettext(
        "{count} backup of before is not encrypted and can be read by anybody who finds it:",
        "{count} backups of before are not encrypted and can be read by anybody who finds them:",
        count,
    ).format(count=count)
    names = [f"{name}" for name in state.plain_backups[:_NAMED]]
    if count > _NAMED:
        names.append("…")
    tail = _("Delete what you do not need any more in {folder}.").format(folder=state.folder)
    return "\n".join((head, *names, tail))
