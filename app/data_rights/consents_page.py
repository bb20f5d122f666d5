"""The section of the settings about what people agreed to: every decision, and the words they are asked in."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.audit.words.kinds import purpose_words
from app.core.rights import Right
from app.core.words import gettext as _
from app.data_rights.consent_filters import ConsentFilters
from app.data_rights.consent_model import Decisions
from app.data_rights.consent_parts import ConsentParts
from app.data_rights.layout import share_out
from app.data_rights.wordings_form import WordingsForm
from app.law.schemas.consents import ConsentFilter, ConsentState, Decision
from app.law.words import state_words
from app.ui.buttons import PushButton
from app.ui.chips import ChipSpec
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.scrolled import scroll_in
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording

_DAY, _ROOM_FOR_WORDS, _LEAST_HEIGHT = 120, 760, 240
_WITH_WORDS = {1: 0.26, 2: 0.25, 3: 0.21, 4: 0.28}
_WITHOUT_WORDS = {1: 0.36, 2: 0.34, 3: 0.3}
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
        self.pages = QStackedWidget()
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
        form.left.connect(self.show_list)
        self.pages.addWidget(form)
        return form

    def load(self) -> None:
        """Show what whoever is signed in may see."""
        self.ask.setVisible(self._parts.may(Right.SETTINGS))
        self.save.setVisible(self._parts.may(Right.EXPORT))
        self.pages.setCurrentIndex(0)
        self.decisions.refresh()

    def show_list(self) -> None:
        """Show the decisions again; the keys go back to the button that led away."""
        self.pages.setCurrentIndex(0)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Where there is little room the words are read below the list alone."""
        px = self._parts.theme.px
        roomy = self.table.viewport().width() >= px(_ROOM_FOR_WORDS)
        share_out(self.table, fixed={0: px(_DAY)}, shares=_WITH_WORDS if roomy else _WITHOUT_WORDS)

    def _change_words(self) -> None:
        self.pages.setCurrentWidget(self.wordings)
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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(plain_label(_("Consents"), "card-title"))
        head.addStretch(1)
        head.addWidget(self.ask)
        head.addWidget(self.save)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMinimumHeight(self._parts.theme.px(_LEAST_HEIGHT))
        holder = QVBoxLayout(card)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        whole = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(card, 1)
        column.addWidget(self.words)
        scroll_in(whole, column)
        self.pages.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)


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
