"""Moments on their way to paper, always after a look at the pages."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.paths import program_folder
from app.core.progress import Progress
from app.core.words import gettext as _
from app.wording.calendar_words import month_title

if TYPE_CHECKING:
    from app.moments.schemas.rows import MomentDetail
    from app.occasions.schemas import Agenda, AgendaQuery
    from app.printing.paper import Pages

T = TypeVar("T")
MOST_A_DAY = 200
"""Lines of a day on a printed list: more would be nobody's to read."""


class MomentOutput:
    """Cards for guests, task sheets and lists, each in a preview from which it is printed or saved."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._window = window
        self._way = WayOut(parts, window)

    def print_card(self, moment_id: int, message: str = "") -> None:
        """The card for the guest, folded to A5; an empty message stands for the usual one."""
        from app.moments.services import MomentServices

        work = self._parts.session.workplace
        services = MomentServices.at(work)

        read = self._look(lambda: (services.reader.get_moment(moment_id), services.settings.get()))
        if read is not None:
            detail, settings = read
            front, inside = settings.card_front, settings.card_inside
            self._show(lambda: self._card(detail, message, front=front, inside=inside), across=True)

    def preview_card(self, front: str, inside: str) -> None:
        """A card of these templates for somebody made up; an empty one stands for the usual."""
        from app.printing.guest_card import facts
        from app.printing.guest_card.pages import FoldedCard

        work = self._parts.session.workplace
        places = facts.CardFacts(
            greeting=_("Happy birthday"),
            name=_("Ada Example"),
            message=_("We wish you a wonderful day, and are glad to share a little of it."),
            signed=_("The whole team"),
            venue=work.venue.name,
            day=work.wording.day(work.today()),
        ).as_places()
        self._show(lambda: FoldedCard(places, family=self._family, front=front, inside=inside), across=True)

    def print_task_sheet(self, moment_id: int) -> None:
        """What has to be done for one moment."""
        from app.moments.sheets.reading import SheetReader
        from app.printing.task_sheet.pages import task_sheet

        reader = SheetReader(self._parts.session.workplace)
        read = self._look(lambda: (reader.of_moment(moment_id), self._facts()))
        if read is not None:
            sheet, facts = read
            title = _("Task sheet")
            self._show(lambda: task_sheet([sheet], title=title, facts=facts, family=self._family))

    def print_tasks_of(self, query: AgendaQuery) -> None:
        """What has to be done for everything in sight."""
        from app.moments.sheets.reading import SheetReader
        from app.printing.task_sheet.pages import task_sheet

        reader = SheetReader(self._parts.session.workplace)
        read = self._way.read(
            lambda stop, _progress: (reader.of_days(query, stop), self._facts()), _("Reading the plans")
        )
        if read is not None:
            sheets, facts = read
            pages = task_sheet(sheets, title=_("Task sheet"), facts=facts, family=self._family)
            self._show(lambda: pages)

    def print_list(self, query: AgendaQuery) -> None:
        """The agenda in sight as a list."""
        self._print_agenda(query, title=_("Moments"))

    def print_month(self, day: date, query: AgendaQuery) -> None:
        """The whole month of a day, narrowed as the agenda is."""
        days = monthrange(day.year, day.month)[1]
        month = replace(query, first=day.replace(day=1), days=days)
        language = self._parts.session.workplace.wording.language
        title = _("Moments of {month}").format(month=month_title(day, language))
        self._print_agenda(month, title=title)

    def print_stories(self, text: str, month: date | None) -> None:
        """The stories with these words, of one month or all, with their photos."""
        from app.bootstrap.story_output import StoryPrint, printed_stories
        from app.printing.story_wall.pages import story_wall

        work = self._parts.session.workplace
        reader = StoryPrint(work)
        found = self._way.read(
            lambda stop, progress: (
                *reader.read(text, month, stop=stop, progress=progress),
                self._facts(),
            ),
            _("Reading the stories"),
        )
        if found is None:
            return
        rows, pictures, facts = found
        pages = story_wall(
            printed_stories(rows, work.wording),
            title=_("Stories"),
            facts=(*facts, _("With “{words}”").format(words=text) if text else ""),
            family=self._family,
            pictures=pictures,
        )
        self._show(lambda: pages)

    def _print_agenda(self, query: AgendaQuery, *, title: str) -> None:
        from app.occasions.service.agenda import AgendaReader
        from app.occasions.sheets.month_list import month_list
        from app.printing.table_pages import TablePages

        work = self._parts.session.workplace
        reader = AgendaReader(work)

        def read(stop: Cancellation, _progress: Progress) -> Agenda:
            return reader.read(query, cancellation=stop, per_day=MOST_A_DAY)

        agenda = self._way.read(read, _("Reading the agenda"))
        if agenda is None:
            return
        rows = [*agenda.missed, *(row for day in agenda.days for row in day.rows)]
        sheet = month_list(rows, title=title, chosen=work.venue.name, now=work.now(), wording=work.wording)
        self._show(lambda: TablePages(sheet, words=str, family=self._family), across=True)

    def _card(self, detail: MomentDetail, message: str, *, front: str, inside: str) -> Pages:
        from app.moments.note_words import note_words
        from app.printing.guest_card import facts
        from app.printing.guest_card.pages import FoldedCard
        from app.ui.icons import Icons

        work = self._parts.session.workplace
        day = detail.celebrate_on or detail.occurs_on or work.today()
        card = facts.CardFacts(
            greeting=facts.greeting_for(detail),
            name=detail.person,
            message=message or note_words(detail.kind),
            signed=detail.owner or _("The whole team"),
            venue=work.venue.name,
            day=work.wording.day(day),
        )
        icons = Icons(program_folder() / "resources" / "icons", stroke=_FINE)
        ornament = icons.svg(facts.ornament_for(detail), _PLUM)
        return FoldedCard(
            card.as_places(), family=self._family, front=front, inside=inside, ornament=ornament
        )

    def _look(self, read: Callable[[], T]) -> T | None:
        return self._parts.session.runner.look(read)

    def _facts(self) -> tuple[str, ...]:
        from app.audit.sheet import log_ends

        work = self._parts.session.workplace
        return (" · ".join((work.venue.name, work.wording.instant(work.now()), log_ends(work))),)

    @property
    def _family(self) -> str:
        return self._window.font().family()

    def _show(self, pages: Callable[[], Pages], *, across: bool = False) -> None:
        try:
            made = pages()
        except AppError as error:
            self._parts.session.notices.problem(error)
            return
        self._way.preview(made, across=across)


_FINE = 1.2
_PLUM = "#77487F"
