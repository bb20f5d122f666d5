"""The Moments pane with its view models and services, for one window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.bootstrap.moment_output import MomentOutput
from app.bootstrap.moments_pages import outcome_page, stories_page
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.moments.services import MomentServices
from app.moments.settings import MomentSettings
from app.occasions.schemas import AgendaRow
from app.occasions.services import OccasionServices
from app.occasions.words.lines import agenda_line
from app.planner.pane import MomentsPane
from app.planner.remembered_state import remembered_state
from app.planner.shows_moment import ShowsMoment
from app.planner.sources import Choice, PlannerChoices, PlannerSources, SideFacts
from app.planner.view_model import PlannerViewModel
from app.venue.workplace import Workplace
from app.wording.calendar_words import first_weekday
from app.wording.reading import Reading


def build_moments(
    parts: WindowParts,
    *,
    output: MomentOutput,
    new_plan_view: Callable[[MomentsPane], ShowsMoment] | None = None,
) -> MomentsPane:
    """The pane, on the venue of the session; moments are shown in the plan panel unless told otherwise."""
    from app.bootstrap.plan_view import PlanBeside

    session = parts.session
    work = session.workplace
    services = MomentServices.at(work)
    reading = Reading(work.wording, work.clock)
    settings = session.runner.look(services.settings.get) or MomentSettings()

    def say_line(row: AgendaRow) -> str:
        return agenda_line(row, work.wording, today=reading.today)

    view_model = PlannerViewModel(
        PlannerSources(
            agenda=OccasionServices.at(work).agenda,
            choices=partial(_choices, work, services),
            facts=partial(_facts, work, services),
            say_line=say_line,
        ),
        state=remembered_state(parts.remembered, days=settings.agenda_days),
        new_lane=parts.new_lane,
        bus=session.bus,
        notices=session.notices,
        reading=reading,
    )
    pane = MomentsPane(
        view_model,
        new_plan_view=new_plan_view or partial(PlanBeside, parts, output),
        theme=parts.theme,
        remembered=parts.remembered,
    )
    pane.front.offer(stories_page(parts, services, pane=pane, output=output))
    pane.front.offer(outcome_page(parts, services, pane=pane))
    return pane


def _choices(work: Workplace, services: MomentServices, _cancellation: Cancellation) -> PlannerChoices:
    from app.cases.service.catalogue import CatalogueService
    from app.occasions.queries.own_kinds import list_own_kinds

    departments = CatalogueService(work).list_departments()
    with work.read() as session:
        own_kinds = list_own_kinds(session)
    week_start = services.settings.get().week_start
    return PlannerChoices(
        departments=tuple(Choice(row.id, row.name) for row in departments),
        own_kinds=tuple(Choice(row.id, row.name) for row in own_kinds),
        week_start=first_weekday(work.wording.language) if week_start is None else week_start,
    )


def _facts(work: Workplace, services: MomentServices, _cancellation: Cancellation) -> SideFacts:
    budget = services.budgets.for_month(work.today())
    return SideFacts(
        worked=services.outcomes.worked(),
        month_minor=budget.month_minor,
        month_used_minor=budget.month_used_minor,
    )
