"""The section of the settings about what people agreed to: every decision, and the words they are asked in."""

from __future__ import annotations

from functools import cached_property
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.audit.words.kinds import purpose_words
from app.core.rights import Right
from app.data_rights.consent_filters import ConsentFilters
from app.data_rights.consent_model import Decisions
from app.data_rights.consent_parts import ConsentParts
from app.data_rights.wordings_form import WordingsForm
from app.law.schemas.consents import ConsentFilter, ConsentState, Decision
from app.law.words import state_words
from app.ui.buttons import PushButton
from app.ui.card_slot import CardSlot
from app.ui.chips import ChipSpec
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording

_SHARES = (0.13, 0.22, 0.22, 0.18, 0.25)
_TONES: dict[ConsentState, Tone] = {ConsentState.AGREED: "good", ConsentState.WITHDRAWN: "brass"}


class ConsentsPage(QWidget):
    """The list takes the room; above it what narrows it, below it the words of the chosen decision."""

    def __init__(self, parts: ConsentParts) -> None:
        super().__init__()
        self._parts = parts
        theme = parts.theme
        self.decisions = Decisions(parts)
        self.ask = PushButton(theme, _("What we ask…"), icon="pencil")
        self.save = PushButton(theme, _("Save as a file…"), icon="file-down")
        self.filters = ConsentFilters(theme)
        self.slot = CardSlot()
        self.model: PagedTableModel[Decision] = PagedTableModel(_columns(parts.wording), self)
        self.table = RowTable(theme, self.model, name=_("What people agreed to"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = EmptyState(theme, sentence="", icon="shield-check")
        self.words = plain_label("", wrap=True)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        theme.changed.connect(self._fit_columns)

    @cached_property
    def wordings(self) -> WordingsForm:
        """Where the words are changed, made when it is first needed."""
        form = WordingsForm(self._parts)
        form.left.connect(self.slot.empty)
        return form

    def load(self) -> None:
        """Show what whoever is signed in may see."""
        self.ask.setVisible(self._parts.may(Right.SETTINGS))
        self.save.setVisible(self._parts.may(Right.EXPORT))
        self.slot.empty()
        self.decisions.refresh()

    def close_page(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.decisions.close()
        if "wordings" in self.__dict__:
            self.wordings.close_lane()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()
        self.decisions.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.decisions.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        room = self.table.viewport().width()
        for at, share in enumerate(_SHARES):
            self.table.setColumnWidth(at, int(room * share))

    def _change_words(self) -> None:
        self.slot.put_in(self.wordings)
        self.wordings.start()

    def _show(self) -> None:
        rows = self.decisions.rows
        self.model.show_rows(rows, more=self.decisions.more)
        self._show_words(None)
        if not rows:
            narrowed = self.decisions.wanted != ConsentFilter()
            sentence = _("Nobody decided this.") if narrowed else _("Nobody was asked for a consent yet.")
            self.empty.set_words(sentence=sentence, action=_("Take every filter away") if narrowed else "")
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def _show_words(self, row: Decision | None) -> None:
        self.words.setVisible(row is not None)
        if row is None:
            return
        asked = _("“{words}”").format(words=row.wording) if row.wording else _("No words were kept.")
        where = ", ".join(filter(None, (row.source, row.staff_name)))
        self.words.setText("\n".join(filter(None, (asked, where))))

    def _connect(self) -> None:
        self.decisions.shown.connect(self._show)
        self.decisions.added.connect(
            lambda: self.model.append_rows(
                self.decisions.rows[len(self.model.rows) :], more=self.decisions.more
            )
        )
        self.model.more_wanted.connect(lambda _count: self.decisions.ask_more())
        self.filters.narrowed.connect(self.decisions.narrow)
        self.empty.action_wanted.connect(self.filters.take_away)
        self.table.row_chosen.connect(self._show_words)
        self.table.row_opened.connect(lambda row: self._parts.customer_wanted(row.customer_id))
        self.ask.clicked.connect(self._change_words)
        self.save.clicked.connect(lambda: self._parts.save_wanted(self.decisions.wanted))
        self.slot.emptied.connect(lambda: self.ask.setFocus(Qt.FocusReason.OtherFocusReason))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(plain_label(_("Consents"), "card-title"))
        head.addStretch(1)
        head.addWidget(self.ask)
        head.addWidget(self.save)
        card = QFrame()
        card.setProperty("kind", "card")
        holder = QVBoxLayout(card)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.slot)
        column.addWidget(card, 1)
        column.addWidget(self.words)


def _columns(wording: Wording) -> list[Column[Decision]]:
    return [
        Column(_("On"), lambda row: wording.day(row.decided_on)),
        Column(wording.words.customer.capitalize(), lambda row: row.name, strong=True),
        Column(_("For"), lambda row: purpose_words(row.purpose)),
        Column(_("State"), lambda row: state_words(row.state), chip=_chip),
        Column(_("Asked in these words"), lambda row: row.wording),
    ]


def _chip(row: Decision) -> ChipSpec:
    return ChipSpec(state_words(row.state), _TONES.get(row.state, "neutral"))
