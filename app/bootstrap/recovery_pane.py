"""The Recovery pane with its view models and services, for one window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.bootstrap.case_view import CaseBeside
from app.bootstrap.window_parts import WindowParts
from app.cases.measures.service import RecoveryMeasures
from app.cases.schemas.drafts import HandOverDraft
from app.cases.schemas.views import CaseCounts, CaseQuery
from app.cases.services import CaseServices
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.core.words import gettext as _
from app.recovery.front import LIST, MEASURES
from app.recovery.log_sources import Choice, LogChoices
from app.recovery.log_state import from_query
from app.recovery.measures.page import MeasuresPage
from app.recovery.measures.view_model import MeasuresViewModel
from app.recovery.pane import RecoveryPane, ShowsCase
from app.recovery.tiles.rows import TileRow, tiles_of
from app.recovery.view_model import LogViewModel
from app.saved_views.service import SavedViewService
from app.saved_views.view_model import SavedViewsModel
from app.ui.front_page import FrontPage
from app.ui.running import succeeded
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.reading import Reading


def build_recovery(
    parts: WindowParts, *, new_case_view: Callable[[RecoveryPane], ShowsCase] | None = None
) -> RecoveryPane:
    """The pane, on the venue of the session; cases are shown in the detail panel unless told otherwise."""
    session = parts.session
    work, runner, notices = session.workplace, session.runner, session.notices
    services = CaseServices.at(work)
    view_model = LogViewModel(
        services.log_view,
        tiles=partial(_tiles, work),
        choices=partial(_choices, work, services),
        new_lane=parts.new_lane,
        bus=session.bus,
        notices=notices,
        reading=Reading(work.wording, work.clock),
    )
    saved = SavedViewsModel(
        SavedViewService(work, "recovery"),
        lane=parts.new_lane(),
        bus=session.bus,
        runner=runner,
        notices=notices,
    )

    def hand_over(case_ids: tuple[int, ...], draft: HandOverDraft) -> bool:
        return succeeded(runner, lambda: services.editing.hand_over(case_ids, draft))

    pane = RecoveryPane(
        view_model,
        saved=saved,
        hand_over=hand_over,
        new_case_view=new_case_view or partial(CaseBeside, parts, services),
        theme=parts.theme,
        remembered=parts.remembered,
    )
    pane.front.offer(_measures_page(parts, services, pane))
    return pane


def _measures_page(parts: WindowParts, services: CaseServices, pane: RecoveryPane) -> FrontPage:
    session = parts.session
    view_model = MeasuresViewModel(
        services.measures,
        new_lane=parts.new_lane,
        bus=session.bus,
        notices=session.notices,
        reading=pane.view_model.reading,
    )

    def build() -> MeasuresPage:
        page = MeasuresPage(view_model, theme=parts.theme)
        page.query_wanted.connect(show_query)
        return page

    def show_query(query: CaseQuery) -> None:
        pane.view_model.show_state(from_query(query))
        pane.show_page(LIST)

    may = partial(parts.may, Right.MEASURE)
    return FrontPage(MEASURES, _("Measures"), build, view_model.close, may=may)


def _tiles(work: Workplace, counts: CaseCounts, cancellation: Cancellation) -> Sequence[TileRow]:
    return tiles_of(counts, RecoveryMeasures(work).tiles(cancellation), wording=work.wording)


def _choices(work: Workplace, services: CaseServices, cancellation: Cancellation) -> LogChoices:
    staff = VenueReader(work.database).list_staff(also_gone=True)
    catalogue = services.catalogue
    return LogChoices(
        categories=tuple(Choice(row.id, row.name) for row in catalogue.list_categories(also_unused=True)),
        departments=tuple(Choice(row.id, row.name) for row in catalogue.list_departments(also_unused=True)),
        places=tuple(Choice(place, place) for place in services.log_view.list_places(cancellation)),
        owners=tuple(Choice(one.id, one.name) for one in staff),
        staff=tuple(Choice(one.id, one.name) for one in staff if one.active),
    )
