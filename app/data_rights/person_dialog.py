"""What can be done for one person about their data: give them all of it, limit what is done with it, erase it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.data_rights.layout import in_a_row
from app.data_rights.words import backups_words, blocking_words, counted_words
from app.law.schemas.erasing import ErasurePreview
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.scrolled import scroll_in
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_WIDTH, _HEIGHT = 620, 660


class PersonDialog(QDialog):
    """Each part asks whoever made the dialog to do it; what may not be done is greyed out."""

    folder_wanted = Signal()
    paper_wanted = Signal()
    objection_chosen = Signal(bool)
    restriction_chosen = Signal(bool)
    erasing_wanted = Signal(bool)

    def __init__(self, theme: Theme, *, name: str, wording: Wording, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self.setWindowTitle(_("Their data"))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.folder = PushButton(theme, _("Save a folder…"), icon="file-down")
        self.paper = PushButton(theme, _("Print…"), icon="printer")
        self.objection = QCheckBox(_("Does not want to be approached"))
        self.restriction = QCheckBox(_("Restrict their data"))
        self.although = QCheckBox(_("Erase all the same"))
        self.erase = PushButton(theme, _("Erase for good…"), kind="danger", icon="trash-2")
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.px(6))
        self._preview: ErasurePreview | None = None
        self._lay_out(name)
        self._connect()
        self.show_nothing()

    def show_limits(self, *, objected: bool, restricted: bool) -> None:
        """Tick what holds."""
        for box, on in ((self.objection, objected), (self.restriction, restricted)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)

    def show_nothing(self, why: str = "") -> None:
        """There is no preview, or none yet."""
        self._preview = None
        self._say([plain_label(why or _("Looking what there is …"), "faint", wrap=True)])
        self.although.hide()
        self._fit()

    def show_preview(self, preview: ErasurePreview) -> None:
        """Say what would go, what stays, and who still has it."""
        self._preview = preview
        wording = self._wording
        lines: list[QWidget] = []
        if preview.blocking:
            words = [Span(blocking_words(preview.blocking))]
            lines.append(Band(self._theme, tone="alert", icon="triangle-alert", spans=words))
        lines += self._fact(_("Goes"), counted_words(preview.going, wording))
        lines += self._fact(_("Stays without a word of them"), counted_words(preview.emptied, wording))
        if preview.named_elsewhere:
            told = _("{what}: these belong to others; reword them first if need be.").format(
                what=counted_words(preview.named_elsewhere, wording)
            )
            lines += self._fact(_("Named in what is about others"), told)
        lines += self._fact(_("Backups"), backups_words(preview, wording))
        self._say(lines)
        self.although.setVisible(bool(preview.blocking))
        self._fit()

    def _fact(self, title: str, words: str) -> Sequence[QWidget]:
        return (plain_label(title, "field-label"), plain_label(words or _("Nothing"), wrap=True))

    def _say(self, lines: Sequence[QWidget]) -> None:
        while (item := self._told.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._told.addWidget(line)

    def _fit(self) -> None:
        preview = self._preview
        meant = preview is not None and (not preview.blocking or self.although.isChecked())
        self.erase.setEnabled(meant)

    def _connect(self) -> None:
        self.folder.clicked.connect(self.folder_wanted)
        self.paper.clicked.connect(self.paper_wanted)
        self.objection.toggled.connect(self.objection_chosen)
        self.restriction.toggled.connect(self.restriction_chosen)
        self.although.toggled.connect(lambda _on: self._fit())
        self.erase.clicked.connect(lambda: self.erasing_wanted.emit(self.although.isChecked()))

    def _lay_out(self, name: str) -> None:
        px = self._theme.px
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(plain_label(_("Data of {name}").format(name=name), "page-title", wrap=True))
        for card in (self._giving(), self._limiting(), self._erasing()):
            column.addWidget(card)
        column.addStretch(1)
        scroll_in(self, column)

    def _giving(self) -> Card:
        card = Card(_("Give them everything"))
        told = _(
            "A folder with a page to read, the same for other programs, and photos and files. It holds nothing of anybody else."
        )
        card.add(plain_label(told, "small", wrap=True))
        card.add(in_a_row(self.folder, self.paper))
        return card

    def _limiting(self) -> Card:
        card = Card(_("Limits"))
        card.add(self.objection)
        card.add(self._under_a_box(_("No moments, no messages, no surveys.")))
        card.add(self.restriction)
        told = _(
            "Their data are kept, in backups and plain files too, which mark them. Managers alone read them, no words of"
            " theirs find them, and nothing else is done with them."
        )
        card.add(self._under_a_box(told))
        return card

    def _under_a_box(self, words: str) -> QWidget:
        label = plain_label(words, "small", wrap=True)
        label.setContentsMargins(self._theme.px(28), 0, 0, 0)
        return label

    def _erasing(self) -> Card:
        card = Card(_("Erase"))
        card.add(self._told)
        card.add(self.although)
        card.add(in_a_row(self.erase))
        return card
