"""Who looks after the chosen cases from now on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.cases.schemas.drafts import HandOverDraft
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.core.words import ngettext
from app.recovery.log_sources import Choice
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

HandsOver = Callable[[tuple[int, ...], HandOverDraft], bool]
"""Hands cases over; False when it was not done and a notice says why."""


class HandOverForm(QFrame):
    """A card over the list: whose they are and a word to them. ``left`` when it is closed."""

    left = Signal()

    def __init__(self, theme: Theme, hand_over: HandsOver) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._hand_over = hand_over
        self._case_ids: tuple[int, ...] = ()
        self._title = plain_label("", "card-title", wrap=True)
        self.staff = ChoiceField(_("Who looks after it from now on"), [])
        self.note = LineField(_("A word to them"), placeholder=_("What is still to be done"))
        self.form = DraftForm(
            theme,
            {"owner_id": self.staff, "note": self.note},
            save=self._save,
            save_words=_("Hand over"),
            columns=2,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self, case_ids: Sequence[int], staff: Sequence[Choice]) -> None:
        """Begin with these cases."""
        self._case_ids = tuple(case_ids)
        count = len(self._case_ids)
        words = ngettext("Hand over {count} case", "Hand over {count} cases", count)
        self._title.setText(words.format(count=count))
        before = self.staff.value
        self.staff.set_options(
            [Option("", _("Choose somebody")), *(Option(str(one.key), one.words) for one in staff)]
        )
        self.staff.choose(before)
        self.note.set_text("")
        self.form.start()

    def _save(self) -> bool:
        if not self.staff.value:
            raise InvalidInput([Problem("owner_id", _("Choose who looks after it."))])
        draft = HandOverDraft(owner_id=int(self.staff.value), note=self.note.text)
        return self._hand_over(self._case_ids, draft)
