"""Something to give, from the catalogue or in free words: guarded while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import AppError, InvalidInput
from app.core.words import gettext as _
from app.gestures.catalogue_line import CatalogueLine
from app.gestures.clash_box import ClashBox
from app.gestures.schemas import ClashReport, GestureRow, GiveDraft
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField
from app.ui.form_grid import WHOLE_ROW
from app.ui.lane import AnyLane
from app.ui.shared_form import needed
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField

CHECK_MS = 250


@dataclass(frozen=True)
class Guard:
    """Whoever knows what speaks against a draft, and where it is asked and told."""

    lane: AnyLane
    check: Callable[[GiveDraft], ClashReport]
    fail: Callable[[AppError], None]


class GivingForm(DraftForm):
    """``report`` is what the guard said last.

    Whoever builds on it gives further fields in ``more``, the names of all fields in their order,
    which of them take a whole row, and what stands between the fields and what the guard says; such
    fields are asked for only when they are needed. It keeps the form and says how things stand.
    """

    def __init__(
        self,
        theme: Theme,
        gestures: Iterable[GestureRow],
        *,
        currency: str,
        guard: Guard,
        more: Mapping[str, Field],
        order: Sequence[str],
        whole_rows: Sequence[str],
        told: Sequence[QWidget],
        check_ms: int,
    ) -> None:
        self._guard = guard
        self.report: ClashReport | None = None
        self.what = CatalogueLine(_("What"), gestures, placeholder=_("Type a part, or anything else"))
        self.cost = MoneyField(_("Costs us"), currency=currency, placeholder=_("0"))
        self.contains = LineField(_("Contains"), placeholder=_("Nuts, alcohol …"), limit=1000)
        self.reason = LineField(_("Why it is right all the same"), limit=10_500)
        every: dict[str, Field] = {
            "what": self.what,
            "cost_minor": self.cost,
            "contains": self.contains,
            "clash_reason": self.reason,
            **more,
        }
        for name in whole_rows:
            every[name].setProperty(WHOLE_ROW, True)
        self.clashes = ClashBox(theme)
        below = (*told, self.clashes, self.reason)
        super().__init__(
            theme,
            {name: every[name] for name in order},
            save=self.keep,
            save_words=_("Add it"),
            leave_words=_("Not now"),
            columns=2,
            cells=[every[name] for name in order if every[name] not in below],
        )
        for widget in below:
            self.add_below(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(check_ms)
        self._timer.timeout.connect(self.check)
        self._connect()
        self.show_state()

    def check(self) -> None:
        """Ask the guard about what is typed."""
        self._timer.stop()
        try:
            draft = GiveDraft(**self.values())
        except InvalidInput:
            self._take(None)
            return
        guard = self._guard
        guard.lane.ask(lambda _cancellation: guard.check(draft), then=self._take, otherwise=guard.fail)

    def values(self) -> dict[str, Any]:
        """What is typed of the gesture itself; raises InvalidInput."""
        values: dict[str, Any] = {"what": self.what.text, "cost_minor": self.cost.read("cost_minor") or 0}
        values["contains"] = tuple(word.strip() for word in self.contains.text.split(",") if word.strip())
        if self.what.gesture is not None:
            values["gesture_id"] = self.what.gesture.id
        return values

    def keep(self) -> bool:
        """Keep what is typed, where nothing speaks against it or it is said why it is right."""
        if self.report is not None and self.report.blocks and not self.reason.text:
            self.reason.show()
            raise needed("clash_reason", _("Say in a few words why it is right all the same."))
        return True

    def fill(self, row: GestureRow) -> None:
        """Take what the catalogue says of a gesture."""
        self.cost.show_minor(row.cost_minor)
        self.contains.set_text(", ".join(row.contains))
        self.show_state()
        self.check()

    def show_state(self) -> None:
        """Ask for what is needed now."""
        self.reason.setVisible(self.report is not None and self.report.blocks)

    def _connect(self) -> None:
        self.what.picked.connect(self.fill)
        line = self.what.editor
        assert isinstance(line, QLineEdit)
        line.editingFinished.connect(self._finish_typing)
        for field in (self.what, self.cost, self.contains):
            field.edited.connect(self._typed)

    def _finish_typing(self) -> None:
        """A name typed in full is taken from the catalogue as if it had been chosen, before a cost is typed."""
        if self.what.gesture is None and not self.cost.text:
            self.what.pick(self.what.text)

    def _typed(self) -> None:
        self._timer.start()
        self.show_state()

    def _take(self, report: ClashReport | None) -> None:
        self.report = report
        self.clashes.show_report(report)
        self.show_state()
