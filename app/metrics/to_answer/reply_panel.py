"""Answering one person: what they said, an answer begun from a template, and what else can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.core.words import gettext as _
from app.metrics.people.panel import without_card_words
from app.metrics.to_answer.promise_form import PromiseForm
from app.metrics.to_answer.rows import ReplyShown
from app.metrics.to_answer.view_model import ToAnswerViewModel
from app.surveys.schemas.closing import ReplyChannel
from app.ui.buttons import PushButton
from app.ui.chips import Chip, ChipSpec
from app.ui.draft_form import DraftForm
from app.ui.flow_layout import FlowLayout
from app.ui.form_fields import ChoiceField, Option, TextField
from app.ui.labels import hairline, plain_label
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField

LINES = 9


def channel_options() -> list[tuple[str, str]]:
    """How an answer can go back."""
    return [
        (ReplyChannel.EMAIL, _("Email")),
        (ReplyChannel.CALL, _("Call")),
        (ReplyChannel.MESSAGE, _("Message")),
        (ReplyChannel.LETTER, _("Letter")),
        (ReplyChannel.IN_PERSON, _("In person")),
    ]


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote to one answer, and how it was to go back."""

    answer_id: int
    text: str
    channel: str


class ReplyPanel(QFrame):
    """``customer_wanted`` leads to a card, ``case_wanted`` to a new case of a customer (0 for nobody known).

    What was typed for one template is kept while another is looked at, and a whole answer for whoever writes it
    while somebody else is at the desk.
    """

    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    done = Signal()
    left = Signal()

    def __init__(self, view_model: ToAnswerViewModel, *, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.view_model = view_model
        self._theme = theme
        self._texts: list[str] = []
        self._at = -1
        self._of_others: dict[int, Written] = {}
        self._mine: Written | None = None
        self.who = plain_label("", "card-title", wrap=True)
        self.score = Chip(theme, ChipSpec("", "alert"))
        self.due = Chip(theme, ChipSpec("", "brass", "clock"))
        self.comment = plain_label("", wrap=True)
        self.about = plain_label("", "small", wrap=True)
        self.contact = plain_label("", "small", wrap=True)
        self.template = ChoiceField(_("Begin with"), [])
        self.text = TextField(_("Your answer"), lines=LINES)
        self.channel = PickField(_("How"), channel_options())
        self.form = DraftForm(
            theme,
            {"text": self.text, "channel": self.channel},
            save=self._save,
            save_words=_("Answered"),
            leave_words=_("Not now"),
            cells=[self.template, self.text, self.channel],
        )
        self.copy = PushButton(theme, _("Copy"), icon="copy")
        self.card = PushButton(theme, _("Open the card"), icon="user")
        self.promise = PushButton(theme, _("Promise…"), icon="handshake")
        self.case = PushButton(theme, _("Open a case"), icon="heart-handshake")
        zone = view_model.pane.reading.wording.zone
        self.unknown = plain_label(without_card_words(), "faint", wrap=True)
        self.promise_form = PromiseForm(theme, view_model, zone=zone)
        self._build()
        self._connect()

    def take_focus(self) -> None:
        """Put the keys into the answer."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reply(self, shown: ReplyShown) -> None:
        """Begin an answer to this one; one that is being written to the same goes on."""
        row, start = shown.row, shown.start
        self.who.setText(row.who)
        self.score.show_spec(ChipSpec(row.score, row.tone))
        self.due.show_spec(ChipSpec(row.due, "alert" if row.late else "brass", "clock"))
        show_only(self.due, visible=bool(row.due))
        self.comment.setText(_("“{comment}”").format(comment=row.comment) if row.comment else _("No words"))
        self.about.setText(row.about)
        reached = [*start.emails, *start.phones]
        self.contact.setText(" · ".join(reached))
        show_only(self.contact, visible=bool(reached))
        self._texts = [text for _name, text in start.texts]
        options = [Option(str(at), name) for at, (name, _text) in enumerate(start.texts)]
        self.template.set_options(options)
        self._at = -1
        self._take_template(0)
        self.channel.choose(ReplyChannel.EMAIL if start.emails else ReplyChannel.CALL)
        self.form.forget_typed()
        if self._mine is not None and self._mine.answer_id == row.answer_id:
            self._take_up(self._mine)
        known = row.customer_id is not None
        for button in (self.card, self.promise):
            show_only(button, visible=known)
        show_only(self.unknown, visible=not known)
        self.form.save_button.setEnabled(shown.can_be_kept)
        show_only(self.promise_form, visible=False)

    def change_hands(self, before: int, now: int) -> None:
        """Let what who was at the desk wrote wait for them until they come back to it."""
        shown = self.view_model.reply
        if shown is not None and self.form.is_touched:
            self._of_others[before] = Written(shown.row.answer_id, self.text.text, self.channel.value)
        self._mine = self._of_others.pop(now, None)
        self.promise_form.form.change_hands(before, now)
        self.form.change_hands(before, now)

    def _take_up(self, written: Written) -> None:
        self._mine = None
        self.text.set_text(written.text)
        self.channel.choose(written.channel)

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.score)
        head.addWidget(self.who, 1)
        head.addWidget(self.due)
        acts = FlowLayout(gap=8)
        for button in (self.copy, self.card, self.promise, self.case):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self.comment, self.about, self.contact, hairline()):
            column.addWidget(part)
        column.addWidget(self.unknown)
        column.addLayout(acts)
        column.addWidget(self.promise_form)
        column.addWidget(self.form)
        column.addStretch(1)
        show_only(self.promise_form, visible=False)

    def _connect(self) -> None:
        self.template.edited.connect(self._follow_template)
        self.copy.clicked.connect(self._copy)
        self.card.clicked.connect(lambda: self.customer_wanted.emit(self._customer_id()))
        self.case.clicked.connect(lambda: self.case_wanted.emit(self._customer_id()))
        self.promise.clicked.connect(self._start_promise)
        self.promise_form.left.connect(self._leave_promise)
        self.form.done.connect(self.done)
        self.form.left.connect(self.left)

    def _customer_id(self) -> int:
        shown = self.view_model.reply
        return (shown.row.customer_id or 0) if shown is not None else 0

    def _follow_template(self) -> None:
        if self.template.value:
            self._take_template(int(self.template.value))

    def _take_template(self, at: int) -> None:
        if at == self._at or at >= len(self._texts):
            return
        if self._at >= 0:
            self._texts[self._at] = self.text.text
        self._at = at
        self.text.set_text(self._texts[at])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text)
        self.view_model.pane.notices.say(_("Answer copied"))

    def _start_promise(self) -> None:
        show_only(self.promise_form, visible=True)
        self.promise_form.start(self.who.text())

    def _leave_promise(self) -> None:
        show_only(self.promise_form, visible=False)
        self.take_focus()

    def _save(self) -> bool:
        return self.view_model.answered(text=self.text.text, channel=ReplyChannel(self.channel.value))
