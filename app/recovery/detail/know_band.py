"""What to know of the customer before anything is offered, and behind it all that it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseRow, KnowBefore, Worked
from app.cases.words.feelings import rating_words
from app.cases.words.labels import case_name, ending_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.gestures.given_words import given_state_words
from app.model.case import CaseState
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class KnowBand(QWidget):
    """The sentences always stand there; the rest opens below them. ``case_wanted`` asks for another case."""

    case_wanted = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._open = False
        self.sentences = SpanLabel(theme)
        self.more_button = PushButton(theme, "", kind="quiet")
        self.more_button.clicked.connect(self.turn)
        self.more = Lines(theme, gap=4)
        column = QVBoxLayout(self)
        side = theme.px(14)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self.sentences)
        column.addWidget(self.more)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def is_open(self) -> bool:
        """Whether all of it is shown."""
        return self._open

    def show_know(self, know: KnowBefore | None) -> None:
        """Show what is known; nothing is known of somebody without a card."""
        said = " ".join(know.sentences) if know is not None else _("No card: nothing is known of them.")
        said = said or _("Nothing went wrong for them before.")
        self.sentences.set_spans([Span(_("Know before you act.") + " ", bold=True), Span(said)])
        self.setAccessibleName(_("Know before you act") + ". " + said)
        self.more.show_widgets(self._parts(know) if know is not None else {})
        self._show_open()

    def turn(self) -> None:
        """Show all of it, or only the sentences."""
        self._open = not self._open
        self._show_open()

    def close_more(self) -> None:
        """Show only the sentences."""
        self._open = False
        self._show_open()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("brasssoft"))
        painter.setBrush(self._theme.colour("brasssoft"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 9, 9)

    def _show_open(self) -> None:
        parts = self.more.widgets
        self.more.setVisible(self._open and bool(parts))
        self.more_button.setVisible(bool(parts))
        self.more_button.set_words(_("Less") if self._open else _("What we know of them"))

    def _parts(self, know: KnowBefore) -> dict[object, QWidget]:
        parts: dict[object, QWidget] = {"facts": self._text(_facts(know, self._reading))}
        if know.dislikes:
            parts["dislikes"] = self._text(_("Dislikes: {list}").format(list=", ".join(know.dislikes)))
        if know.worked:
            parts["worked-title"] = self._title(_("What worked"))
            parts |= {("worked", at): self._text(_worked(way)) for at, way in enumerate(know.worked)}
        if know.earlier:
            parts["earlier-title"] = self._title(_("Earlier cases"))
            parts |= {("case", row.id): self._case(row) for row in know.earlier}
        if know.given:
            parts["given-title"] = self._title(_("Given before"))
            for row in know.given:
                state = given_state_words(row, self._reading)
                cost = self._reading.wording.money(row.cost_minor) if row.cost_minor else ""
                said = ", ".join(part for part in (row.what, cost, state) if part)
                parts["given", row.id] = self._text(said)
        return parts

    def _title(self, words: str) -> QWidget:
        label = plain_label(words, "field-label")
        label.setContentsMargins(0, self._theme.px(6), 0, 0)
        return label

    def _text(self, words: str) -> SpanLabel:
        return SpanLabel(self._theme, [Span(words)], role="small")

    def _case(self, row: CaseRow) -> PressRow:
        line = PressRow(self._theme, RowWords(earlier_words(row, self._reading)))
        line.clicked.connect(lambda: self.case_wanted.emit(row.id))
        return line


def earlier_words(row: CaseRow, reading: Reading) -> tuple[Span, ...]:
    """Another case on one line, with how it ended."""
    rest = [reading.wording.day_near(reading.wording.local(row.reported_at).date(), reading.today)]
    if row.state is CaseState.OPEN:
        rest.append(_("open"))
    elif row.ending is not None:
        rest.append(ending_words(row.ending).lower())
    if row.rating is not None:
        rest.append(_("rated {rating}").format(rating=rating_words(row.rating)))
    what = " ".join(row.what.split())
    return (
        Span(case_name(row.id) + " ", small=True, colour="ink2"),
        Span(what),
        Span("  " + ", ".join(rest), small=True, colour="ink2"),
    )


def _facts(know: KnowBefore, reading: Reading) -> str:
    facts = [
        reading.wording.visits(know.visits_completed),
        _("{amount} in all").format(amount=reading.wording.money(know.lifetime_minor)),
    ]
    days = know.days_since_last_failure
    if days is not None:
        last = ngettext("last failure {count} day ago", "last failure {count} days ago", days)
        facts.append(last.format(count=days) if days else _("last failure today"))
    return " · ".join(facts)


def _worked(way: Worked) -> str:
    times = ngettext("{count} time", "{count} times", way.times).format(count=way.times)
    rest = [times] if way.times > 1 else []
    if way.best_rating is not None:
        rest.append(_("rated {rating}").format(rating=rating_words(way.best_rating)))
    return ", ".join([way.what, *rest])
