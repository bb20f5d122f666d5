"""The plan: what is given, what is to be done, by whom and for how much."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import MomentDetail
from app.planner.plan.gesture_list import GestureList
from app.planner.plan.shown import ShownMoment
from app.planner.plan.task_list import TaskList
from app.planner.plan.words import budget_words, month_words
from app.ui.buttons import IconButton, PushButton
from app.ui.cards import Card
from app.ui.flow_layout import FlowLayout
from app.ui.line_menu import Entry, line_menu
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class PlanCard(Card):
    """``playbook_chosen`` carries the playbook to take."""

    edit_wanted = Signal()
    add_wanted = Signal()
    playbook_chosen = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(_("Plan"), wrap=True)
        self._reading = reading
        self._shown: ShownMoment | None = None
        self.pencil = IconButton(theme, icon="pencil", name=_("Change the plan"), size=15)
        self.pencil.clicked.connect(self.edit_wanted)
        self.add_to_head(self.pencil)
        self.none = SpanLabel(theme, role="body", colour="ink2")
        self.facts = SpanLabel(theme, role="small", colour="ink2")
        self.gestures = GestureList(theme, reading)
        self.gestures.slot.turned.connect(self._show_gestures)
        self.tasks = TaskList(theme, reading)
        self.words = SpanLabel(theme, role="body")
        self.adding = PushButton(theme, _("Something else…"), kind="quiet", icon="plus")
        self.adding.clicked.connect(self.add_wanted)
        self.playbook = PushButton(theme, _("Playbook"), kind="quiet", icon="notebook-pen")
        self.playbook.clicked.connect(self.offer_playbooks)
        self.ways = QWidget()
        flow = FlowLayout(self.ways, gap=6, line_gap=2)
        flow.addWidget(self.adding)
        flow.addWidget(self.playbook)
        policy = self.ways.sizePolicy()
        policy.setHeightForWidth(True)
        self.ways.setSizePolicy(policy)
        for widget in (self.none, self.facts, self.gestures, self.tasks, self.words, self.ways):
            self.add(widget)

    def show_moment(self, shown: ShownMoment, *, is_other: bool) -> None:
        """Show the plan of a moment, or how to begin one."""
        self._shown = shown
        detail = shown.detail
        self.pencil.setVisible(detail is not None and not shown.is_over)
        self.gestures.show_moment(shown)
        self.tasks.show_moment(shown, is_other=is_other)
        self.ways.setVisible(not shown.is_over)
        self.playbook.setVisible(bool(shown.playbooks))
        self.none.setVisible(detail is None)
        self.tasks.setVisible(detail is not None)
        self.gestures.setVisible(detail is not None or self.gestures.slot.form is not None)
        self.facts.setVisible(detail is not None)
        self.words.setVisible(detail is not None and bool(detail.dos or detail.donts or detail.note))
        if detail is None:
            self._show_none(shown)
        else:
            self._show_detail(detail)

    def offer_playbooks(self) -> None:
        """Let a playbook be chosen."""
        shown = self._shown
        if shown is None or not shown.playbooks:
            return
        entries: list[Entry | None] = []
        for at, row in enumerate(shown.playbooks):
            if at and (row.kind == shown.kind) != (shown.playbooks[at - 1].kind == shown.kind):
                entries.append(None)
            words = _("{name}, version {number}").format(name=row.name, number=row.number)
            entries.append((words, partial(self.playbook_chosen.emit, row)))
        below = self.playbook.mapToGlobal(self.playbook.rect().bottomLeft())
        line_menu(self, entries).popup(below)

    def _show_gestures(self, is_form_open: bool) -> None:
        if is_form_open:
            self.gestures.show()

    def _show_none(self, shown: ShownMoment) -> None:
        self.set_title(_("No plan yet"))
        self.set_caption("")
        if shown.ideas:
            said = _("Use an idea above: it makes the plan, and it is yours. Or begin like this:")
        else:
            said = _("Begin with something of your own, or with a playbook:")
        self.none.set_spans([Span(said)])

    def _show_detail(self, detail: MomentDetail) -> None:
        title = _("Plan: {title}").format(title=detail.title) if detail.title else _("Plan")
        self.set_title(title)
        self.set_caption(budget_words(detail.budget, self._reading))
        self.facts.set_spans(self._facts(detail))
        spans: list[Span] = []
        for name, words in (
            (_("Do: "), detail.dos),
            (_("Do not: "), detail.donts),
            (_("To the team: "), detail.note),
        ):
            if words:
                spans += [Span("\n")] if spans else []
                spans += [Span(name, bold=True), Span(words)]
        self.words.set_spans(spans)

    def _facts(self, detail: MomentDetail) -> list[Span]:
        owner = detail.owner or _("Nobody looks after it yet")
        parts = [Span(owner, bold=True, small=True, colour="" if detail.owner else "alert")]
        if detail.department:
            parts.append(Span(detail.department))
        if detail.playbook:
            words = _("playbook “{name}”, version {number}")
            parts.append(Span(words.format(name=detail.playbook, number=detail.playbook_number)))
        month = month_words(detail, self._reading)
        if month:
            parts.append(Span(month, colour="alert" if detail.budget.over_month else ""))
        if detail.budget.over_moment:
            reason = detail.budget_reason
            words = (
                _("above the budget: “{reason}”").format(reason=reason) if reason else _("above the budget")
            )
            parts.append(Span(words, colour="alert"))
        if detail.clue:
            parts.append(Span(_("they mentioned: “{clue}”").format(clue=detail.clue)))
        spans: list[Span] = []
        for part in parts:
            spans += [Span(" · "), part] if spans else [part]
        return spans
