"""Asking how it was, of one window: the quick form, and what it asks and writes with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.handing_over import HandingOver
from app.bootstrap.own_forms import OwnForms
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.wording.venue_words import VenueWords

if TYPE_CHECKING:
    from app.core.cancelling import Cancellation
    from app.metrics.changing.overlay import AnswerChanging
    from app.metrics.paper.overlay import PaperBatch
    from app.metrics.quick.overlay import QuickAnswer
    from app.metrics.quick.sources import About, AskChoices, AskSources
    from app.surveys.services import SurveyServices
    from app.venue.workplace import Workplace


class Asking:
    """Opens the quick form over a window, made when it is first wanted.

    ``customer_on_screen`` tells whose card is shown; 0 where none is.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        words: VenueWords,
        customer_on_screen: Callable[[], int],
    ) -> None:
        self._parts = parts
        self._words = words
        self._customer_on_screen = customer_on_screen
        self._window: QWidget | None = None
        self._forms: OwnForms[QuickAnswer] = OwnForms(parts, self._build)
        self._papers: PaperBatch | None = None
        self._changing: AnswerChanging | None = None
        self.handing_over = HandingOver(parts)

    @property
    def form(self) -> QuickAnswer:
        """The form of whoever is at the desk, made now if it was not needed before."""
        return self._forms.form

    @property
    def papers(self) -> PaperBatch:
        """The pile of papers, made now if it was not needed before."""
        assert self._window is not None
        if self._papers is None:
            self._papers = build_paper_batch(self._parts(), window=self._window)
        return self._papers

    @property
    def changing(self) -> AnswerChanging:
        """Where an answer is changed, made now if it was not needed before."""
        assert self._window is not None
        if self._changing is None:
            self._changing = build_answer_changing(self._parts(), window=self._window)
        return self._changing

    def serve(self, window: QWidget) -> None:
        """Open over this window, from menus, palette and keyboard."""
        self._window = window
        self.handing_over.serve(window)
        actions = self._parts().actions
        actions.add(_("Hand the screen over"), group="customer", run=self.hand_over, icon="monitor")
        actions.add(_("Type answers on paper"), group="customer", run=self.open_papers, icon="table")
        actions.add(
            self._title, group="customer", run=self.open, shortcut="Ctrl+Shift+A", icon="message-square"
        )

    def open(self) -> None:
        """Open it for whoever is on screen."""
        if self._parts().session.is_open:
            self.form.open_for(self._customer_on_screen() or None)

    def open_papers(self) -> None:
        """Open the pile of papers, or go on with it."""
        if self._parts().session.is_open:
            self.papers.open()

    def ask_otherwise(self, way: str) -> None:
        """Ask by one of the ways that the Metrics pane offers."""
        from app.metrics.head import HAND_OVER

        if way == HAND_OVER:
            self.hand_over()
        else:
            self.open_papers()

    def open_answer(self, answer_id: int) -> None:
        """Show an answer that is kept, to be changed or taken out."""
        self.changing.open(answer_id)

    def hand_over(self) -> None:
        """Hand the screen over to whoever is on it, with what was asked last."""
        from app.metrics.quick.form import asked_last

        parts = self._parts()
        if parts.session.is_open:
            self.handing_over.start_with(asked_last(parts.remembered), self._customer_on_screen() or None)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        self.handing_over.close()
        self._forms.close()
        if self._papers is not None:
            self._papers.close_lanes()
        if self._changing is not None:
            self._changing.close_lanes()

    def _build(self) -> QuickAnswer:
        assert self._window is not None
        form = build_quick_answer(self._parts(), window=self._window, title=self._title)
        form.hand_over_wanted.connect(self.handing_over.start)
        return form

    @property
    def _title(self) -> str:
        titles = {"hotel": _("Ask a guest"), "restaurant": _("Ask a guest"), "boutique": _("Ask a customer")}
        return titles[self._words.kind]


def build_quick_answer(parts: WindowParts, *, window: QWidget, title: str) -> QuickAnswer:
    """The form on the venue of the session."""
    from app.metrics.quick.overlay import QuickAnswer
    from app.metrics.quick.view_model import QuickAnswerViewModel
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    view_model = QuickAnswerViewModel(
        ask_sources(work),
        new_lane=parts.new_lane,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    return QuickAnswer(view_model, theme=parts.theme, window=window, remembered=parts.remembered, title=title)


def build_paper_batch(parts: WindowParts, *, window: QWidget) -> PaperBatch:
    """The pile of papers on the venue of the session."""
    from app.metrics.paper.overlay import PaperBatch
    from app.metrics.paper.sources import PaperSources
    from app.metrics.paper.view_model import PaperViewModel
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    asks = ask_sources(work)
    view_model = PaperViewModel(
        PaperSources(services=asks.services, choices=asks.choices, finds=asks.finds),
        new_lane=parts.new_lane,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    return PaperBatch(view_model, theme=parts.theme, window=window)


def build_answer_changing(parts: WindowParts, *, window: QWidget) -> AnswerChanging:
    """Where answers are changed, on the venue of the session."""
    from app.metrics.changing.overlay import AnswerChanging
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    return AnswerChanging(
        ask_sources(work),
        theme=parts.theme,
        window=window,
        new_lane=parts.new_lane,
        runner=session.runner,
        reading=Reading(work.wording, work.clock),
    )


def ask_sources(work: Workplace) -> AskSources:
    """Whom the form asks, at one workplace."""
    from app.bootstrap.quick_case import finder
    from app.metrics.quick.sources import AskSources
    from app.surveys.services import SurveyServices

    services = SurveyServices.at(work)
    return AskSources(
        services=lambda: services,
        choices=partial(_choices, work, services),
        about=partial(_about, services),
        finds=finder(work),
    )


def _choices(work: Workplace, services: SurveyServices, _cancellation: Cancellation) -> AskChoices:
    from app.core.paths import program_folder
    from app.customers.queries.visits import list_stages
    from app.metrics.quick.sources import AskChoices, Stage
    from app.surveys.questions import Questions, read_shipped
    from app.venue.reading import VenueReader

    settings, venue = services.settings.get(), work.venue
    with work.read() as session:
        stages = tuple(Stage(row.id, row.name) for row in list_stages(session))
    shipped = read_shipped(program_folder() / "resources")
    return AskChoices(
        settings=settings,
        questions=Questions(shipped, settings, venue=venue.name, home=venue.language),
        stages=stages,
        staff=VenueReader(work.database).list_staff(),
    )


def _about(services: SurveyServices, customer_id: int, _cancellation: Cancellation) -> About:
    from app.metrics.quick.sources import About
    from app.model.survey import Metric

    answers = services.answers
    asked = {metric: answers.open_ask(customer_id, metric) for metric in Metric}
    return About(
        defaults=answers.defaults_for(customer_id),
        rests={metric: answers.may_ask(customer_id, metric) for metric in Metric},
        asked={metric: row for metric, row in asked.items() if row is not None},
    )
