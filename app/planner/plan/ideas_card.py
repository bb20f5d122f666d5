"""Ideas for the moment, the best first, each with its reasons."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.planner.plan.idea_row import IdeaLine
from app.planner.plan.shown import ShownMoment
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.form_slot import FormSlot
from app.ui.section import Lines
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

FIRST = 3
"""So many stand there before somebody asks for more."""


class IdeasCard(Card):
    """``used`` carries an idea that is taken; its reason is asked for in ``slot`` where one is needed."""

    used = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(_("Ideas"), _("best first"), wrap=True)
        self._theme = theme
        self._reading = reading
        self._shown: ShownMoment | None = None
        self._all = False
        self.lines = Lines(theme, gap=10)
        none = _("No ideas: nothing in the catalogue is offered for moments.")
        self.none = SpanLabel(theme, [Span(none)], role="small", colour="ink2")
        self.more = PushButton(theme, "", kind="quiet", icon="chevron-down")
        self.more.clicked.connect(self._turn)
        self.slot = FormSlot(theme)
        for widget in (self.lines, self.none, self.slot):
            self.add(widget)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_moment(self, shown: ShownMoment, *, is_other: bool) -> None:
        """Show the ideas for a moment."""
        self._shown = shown
        if is_other:
            self._all = False
        self.set_title(_("Ideas for {person}").format(person=_called(shown.person)))
        self.slot.show_for(shown.about)
        self.setVisible(not shown.is_over)
        self._show()

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        used = shown.used_ids
        ideas = shown.ideas if self._all else shown.ideas[:FIRST]
        widgets: dict[object, QWidget] = {}
        for idea in ideas:
            line = IdeaLine(self._theme, idea, self._reading, in_plan=idea.gesture_id in used)
            line.used.connect(self.used)
            widgets[idea.gesture_id] = line
        self.lines.show_widgets(widgets)
        self.none.setVisible(not shown.ideas)
        rest = shown.ideas[FIRST:]
        self.more.setVisible(bool(rest))
        self.more.set_words(_("Fewer ideas") if self._all else _more_words(shown))


def _more_words(shown: ShownMoment) -> str:
    rest = shown.ideas[FIRST:]
    said = [ngettext("{count} more idea", "{count} more ideas", len(rest)).format(count=len(rest))]
    late = sum(1 for idea in rest if not idea.feasible)
    blocked = sum(1 for idea in rest if idea.clashes.blocks)
    if late:
        said.append(ngettext("{count} too late", "{count} too late", late).format(count=late))
    if blocked:
        words = ngettext("{count} against what is known", "{count} against what is known", blocked)
        said.append(words.format(count=blocked))
    return ", ".join(said)


def _called(person: str) -> str:
    return person.split(maxsplit=1)[0] if person.split() else person
