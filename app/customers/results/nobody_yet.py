"""What a new venue sees instead of an empty list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class NobodyYet(QWidget):
    """Says what will be here, and offers the two ways to get going."""

    import_wanted = Signal()
    rehearsal_wanted = Signal()

    def __init__(self, theme: Theme, *, kind: str) -> None:
        super().__init__()
        import_words, look_words = _words(kind)
        self._theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence = plain_label(_("Nobody is here yet"), "card-title", wrap=True)
        more = plain_label(
            _("Everybody you know will be found here by any part of a name, number or wish."),
            "small",
            wrap=True,
        )
        for label in (sentence, more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        bring = PushButton(theme, import_words, kind="primary", icon="file-up")
        bring.clicked.connect(self.import_wanted)
        look = PushButton(theme, look_words)
        look.clicked.connect(self.rehearsal_wanted)
        self.buttons = (bring, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addStretch(2)
        for part in (self._picture, sentence, more, bring, look):
            column.addWidget(part)
        column.addStretch(3)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        theme = self._theme
        pixmap = theme.icons.pixmap(
            "users", theme.tokens.ink3, size=theme.px(28), ratio=self.devicePixelRatioF()
        )
        self._picture.setPixmap(pixmap)


def _words(kind: str) -> tuple[str, str]:
    """How the two ways are called at this kind of venue."""
    return {
        "hotel": (_("Import your guest list"), _("Look around in the rehearsal hotel")),
        "restaurant": (_("Import your guest list"), _("Look around in the rehearsal restaurant")),
        "boutique": (_("Import your customer list"), _("Look around in the rehearsal boutique")),
    }[kind]
