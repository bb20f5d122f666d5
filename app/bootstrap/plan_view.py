"""The plan panel as the moment beside the agenda."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.bootstrap.moment_output import MomentOutput
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.moments.note_words import note_words
from app.moments.services import MomentServices
from app.occasions.schemas import MomentKey
from app.occasions.service.agenda import AgendaReader
from app.occasions.services import OccasionServices
from app.planner.pane import MomentsPane
from app.planner.plan.panel import PlanPanel
from app.planner.plan.sources import PlanChoices, PlanSources
from app.planner.plan.view_model import PlanViewModel
from app.planner.sources import Choice
from app.venue.workplace import Workplace


class PlanBeside:
    """Puts the panel together, and leads from it to cards, paper and back to the agenda."""

    def __init__(self, parts: WindowParts, output: MomentOutput, pane: MomentsPane) -> None:
        session = parts.session
        self._view_model = PlanViewModel(
            plan_sources(session.workplace),
            new_lane=parts.new_lane,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            reading=pane.view_model.reading,
        )
        self.panel = PlanPanel(
            self._view_model, theme=parts.theme, dialogs=parts.dialogs, actions=parts.actions
        )
        self.panel.customer_wanted.connect(pane.customer_wanted)
        self.panel.sight_wanted.connect(pane.open_moment)
        self.panel.closed_panel.connect(pane.leave_plan)
        self.panel.card_wanted.connect(output.print_card)
        self.panel.task_sheet_wanted.connect(output.print_task_sheet)

    @property
    def widget(self) -> QWidget:
        """What stands beside the agenda."""
        return self.panel

    def show_key(self, key: MomentKey | None) -> None:
        """Show this moment, or none."""
        self.panel.show_key(key)

    def take_focus(self) -> None:
        """Put the keys onto what comes next."""
        self.panel.take_focus()

    def refresh(self) -> None:
        """Read the moment again."""
        self._view_model.refresh()

    def close(self) -> None:
        """Ask nothing more."""
        self._view_model.close()


def plan_sources(work: Workplace) -> PlanSources:
    """Whom the panel asks, at one workplace."""
    services = MomentServices.at(work)
    ideas, agenda = services.ideas, OccasionServices.at(work).agenda
    return PlanSources(
        services=lambda: services,
        row_of=agenda.row_of,
        ideas_for=lambda key, day: ideas.ideas_for(key, celebrate_on=day),
        suggest_words=partial(_first_words, agenda),
        choices=lambda _cancellation: read_choices(work, services),
        musts_of=services.knowing.musts_of,
    )


def _first_words(agenda: AgendaReader, key: MomentKey) -> str:
    row = agenda.row_of(key)
    if row is None:
        return ""
    return "\n\n".join((_("Dear {name}").format(name=row.person), note_words(row.kind)))


def read_choices(work: Workplace, services: MomentServices) -> PlanChoices:
    """What can be chosen now, and by whom."""
    from app.cases.service.catalogue import CatalogueService as Departments
    from app.gestures.service.catalogue import CatalogueService as Gestures
    from app.venue.reading import VenueReader

    reader = VenueReader(work.database)
    deciders = reader.list_deciders()
    me = work.staff_id or 0
    return PlanChoices(
        me=me,
        may_decide=any(one.id == me for one in deciders),
        staff=reader.list_staff(),
        deciders=tuple(one.name for one in deciders),
        departments=tuple(Choice(row.id, row.name) for row in Departments(work).list_departments()),
        gestures=tuple(row for row in Gestures(work).list_gestures() if row.for_moments),
        playbooks=services.playbooks.list_playbooks(),
    )
