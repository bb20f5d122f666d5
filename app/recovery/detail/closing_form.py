"""Asking the customer whether it is right now, or telling that they could not be reached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.model.case import CaseChannel
from app.recovery.detail import choices
from app.recovery.detail.view_model import DetailViewModel
from app.ui.conflicts import OvertakenError
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, TextField
from app.ui.segmented import Segmented
from app.ui.shared_form import needed
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField

ASKED, UNREACHED = "asked", "unreached"


class ClosingForm(QWidget):
    """Two ways to the end, of which one is shown."""

    done = Signal()
    left = Signal()

    def __init__(self, theme: Theme, asked: DraftForm, unreached: DraftForm, *, customer: str) -> None:
        super().__init__()
        self.ways = {ASKED: asked, UNREACHED: unreached}
        words = [
            (ASKED, _("I asked the {customer}").format(customer=customer)),
            (UNREACHED, _("Could not reach them")),
        ]
        self.which = Segmented(words, name=_("How it ends"))
        self.which.chosen.connect(self._show_way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.which)
        for form in self.ways.values():
            column.addWidget(form)
            form.done.connect(self.done)
            form.left.connect(self.left)
        self._show_way(ASKED)

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into either."""
        return any(form.is_touched for form in self.ways.values())

    @property
    def form(self) -> DraftForm:
        """The one that is shown."""
        return self.ways[self.which.current]

    def choose(self, way: str) -> None:
        """Show one of them."""
        self.which.choose(way)
        self._show_way(way)

    def start(self) -> None:
        """Put the focus into the first field."""
        self.form.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_way(self, way: str) -> None:
        for key, form in self.ways.items():
            form.setVisible(key == way)


def closing_form(theme: Theme, view_model: DetailViewModel, *, case_id: int, customer: str) -> ClosingForm:
    """The end of a case, one way or the other."""
    asked = asked_form(theme, view_model, case_id=case_id)
    unreached = unreached_form(theme, view_model, case_id=case_id)
    return ClosingForm(theme, asked, unreached, customer=customer)


class _Overtaken(SpanLabel):
    """Says that the case was changed meanwhile; what was typed stays."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, role="small", colour="alert")
        self.hide()

    def tell(self) -> bool:
        """Say so; nothing was saved."""
        said = _(
            "Somebody else changed this case meanwhile; it is shown as it is now. Look, then save again."
        )
        self.set_spans([Span(said)])
        self.show()
        return False


def asked_form(theme: Theme, view_model: DetailViewModel, *, case_id: int) -> DraftForm:
    """Verified with the customer."""
    through = ChoiceField(_("How they were asked"), choices.ways_to_ask())
    feeling = PickField(_("How they feel now"), choices.feelings(unknown=_("Not said yet")))
    rating = PickField(_("How they rate what we did, 1 to 5"), choices.ratings())
    reason = TextField(_("What they said, and why it can be closed"), lines=3)
    overtaken = _Overtaken(theme)

    def save() -> bool:
        if not feeling.value:
            raise needed("feeling_after", _("Say how they feel now."))
        try:
            return view_model.acts.close_verified(
                case_id,
                version=_version(view_model, case_id),
                through=CaseChannel(through.value),
                feeling_after=int(feeling.value),
                rating=int(rating.value) if rating.value else None,
                reason=reason.text,
            )
        except OvertakenError:
            view_model.refresh()
            return overtaken.tell()

    fields = {"through": through, "feeling_after": feeling, "rating": rating, "reason": reason}
    form = DraftForm(theme, fields, save=save, save_words=_("Close the case"), leave_words=_("Not now"))
    form.add_below(overtaken)
    return form


def unreached_form(theme: Theme, view_model: DetailViewModel, *, case_id: int) -> DraftForm:
    """The customer could not be reached."""
    attempts = TextField(
        _("When and how it was tried"), placeholder=_("Mon 10:00 phone, Tue 18:00 …"), lines=3
    )
    reason = TextField(_("Why it can be closed all the same"), lines=2)
    overtaken = _Overtaken(theme)

    def save() -> bool:
        try:
            return view_model.acts.close_unreachable(
                case_id,
                version=_version(view_model, case_id),
                attempts=attempts.text,
                reason=reason.text,
            )
        except OvertakenError:
            view_model.refresh()
            return overtaken.tell()

    fields = {"attempts": attempts, "reason": reason}
    form = DraftForm(theme, fields, save=save, save_words=_("Close the case"), leave_words=_("Not now"))
    form.add_below(overtaken)
    return form


def reopening_form(theme: Theme, view_model: DetailViewModel, *, case_id: int) -> DraftForm:
    """Why a closed case is open again."""
    reason = TextField(_("Why"), lines=3)
    overtaken = _Overtaken(theme)

    def save() -> bool:
        version = _version(view_model, case_id)
        try:
            return view_model.acts.reopen(case_id, version=version, reason=reason.text)
        except OvertakenError:
            view_model.refresh()
            return overtaken.tell()

    form = DraftForm(
        theme, {"reason": reason}, save=save, save_words=_("Open it again"), leave_words=_("Not now")
    )
    form.add_below(overtaken)
    return form


def _version(view_model: DetailViewModel, case_id: int) -> int:
    """The version that is on screen: what is decided is decided about what can be seen."""
    shown = view_model.now_shown
    if shown is not None and shown.detail.row.id == case_id:
        return shown.detail.row.version
    return view_model.acts.read(case_id).row.version
