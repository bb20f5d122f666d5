"""Ideas for the moment, the best first, each with its reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
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
    """Below a plan they are folded to one line that opens; without one they stand there.

    ``used`` carries an idea that is taken; its reason is asked for in ``slot``, which opens below the idea.
    ``photos_wanted`` carries the ids of the photos of what stands there.
    """

    used = Signal(object)
    photos_wanted = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(_("Ideas"), _("best first"), wrap=True)
        self._theme = theme
        self._reading = reading
        self._shown: ShownMoment | None = None
        self._all = False
        self._is_open = False
        self._photos: dict[int, QImage] = {}
        self.fold = PushButton(theme, "", kind="quiet", icon="chevron-right")
        self.fold.clicked.connect(self._unfold)
        self.lines = Lines(theme, gap=10)
        none = _("No ideas: nothing in the catalogue is offered for moments.")
        self.none = SpanLabel(theme, [Span(none)], role="small", colour="ink2")
        self.more = PushButton(theme, "", kind="quiet", icon="chevron-down")
        self.more.clicked.connect(self._turn)
        self.slot = FormSlot(theme)
        self.slot.back_to = self._line_of_form
        self.slot.turned.connect(self._place_form)
        self._asked_id = 0
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.lines)
        self.lines.keep_below(0, self.slot)
        self.add(self.none)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_moment(self, shown: ShownMoment, *, is_other: bool) -> None:
        """Show the ideas for a moment."""
        before, self._shown = self._shown, shown
        if is_other:
            self._all = self._is_open = False
        elif before is not None and before.detail is None and shown.detail is not None:
            # Whoever has just used one may want another.
            self._is_open = True
        self.slot.show_for(shown.about)
        self.setVisible(not shown.is_over)
        self._show()

    def show_photos(self, photos: dict[int, QImage]) -> None:
        """Put photos that were read in place of the icons."""
        self._photos |= photos
        for line in self.lines.widgets:
            if isinstance(line, IdeaLine):
                self._put_photo(line)

    def _unfold(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        used, folds = shown.used_ids, shown.detail is not None and bool(shown.ideas)
        is_open = self._is_open or not folds
        self._show_head(shown, folds=folds)
        ideas = shown.ideas if self._all else shown.ideas[:FIRST]
        ideas = ideas if is_open else ()
        widgets: dict[object, QWidget] = {}
        for idea in ideas:
            line = IdeaLine(self._theme, idea, self._reading, in_plan=idea.gesture_id in used)
            line.used.connect(self.used)
            self._put_photo(line)
            widgets[idea.gesture_id] = line
        had_keys = self._have_lines_keys
        self.lines.show_widgets(widgets)
        self.lines.keep_below(self._asked_id, self.slot)
        if had_keys and not self._have_lines_keys:
            self._go_on()
        self.none.setVisible(not shown.ideas)
        rest = shown.ideas[FIRST:]
        self.more.setVisible(bool(rest) and is_open)
        self.more.set_icon("chevron-up" if self._all else "chevron-down")
        self.more.set_words(_("Fewer ideas") if self._all else _more_words(shown))
        wanted = [
            idea.photo.attachment_id
            for idea in ideas
            if idea.photo and idea.photo.attachment_id not in self._photos
        ]
        if wanted:
            self.photos_wanted.emit(tuple(wanted))

    def _place_form(self, is_open: bool) -> None:
        shown = self.slot.shown
        if is_open and shown is not None:
            self._asked_id = shown.row_id
        self.lines.keep_below(self._asked_id, self.slot)

    def _line_of_form(self) -> QWidget:
        """Where the keys go from a form: to the idea it was about."""
        lines = (line for line in self.lines.widgets if isinstance(line, IdeaLine))
        asked = (line.use for line in lines if line.idea.gesture_id == self._asked_id and not line.in_plan)
        return next(asked, self.fold if not self.fold.isHidden() else self.more)

    @property
    def _have_lines_keys(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.lines.isAncestorOf(focused)

    def _go_on(self) -> None:
        """Whoever has just used an idea goes on from the next one."""
        free = (line.use for line in self.lines.widgets if isinstance(line, IdeaLine) and not line.in_plan)
        next(free, self.fold).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, shown: ShownMoment, *, folds: bool) -> None:
        person = _called(shown.person)
        self.set_title("" if folds else _("Ideas for {person}").format(person=person))
        self.set_caption("" if folds else _("best first"))
        self.fold.setVisible(folds)
        self.fold.set_icon("chevron-down" if self._is_open else "chevron-right")
        self.fold.set_words(_fold_words(len(shown.ideas), person))
        self.fold.setAccessibleDescription(_("Open") if self._is_open else _("Folded"))
        self.setAccessibleName(_("Ideas for {person}").format(person=person))

    def _put_photo(self, line: IdeaLine) -> None:
        photo = line.idea.photo
        if photo is not None and photo.attachment_id in self._photos:
            line.picture.show_photo(self._photos[photo.attachment_id])


def _fold_words(count: int, person: str) -> str:
    words = ngettext("{count} idea for {person}", "{count} ideas for {person}", count)
    return words.format(count=count, person=person)


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
