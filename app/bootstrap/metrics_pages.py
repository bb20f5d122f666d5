"""The pages of the Metrics pane, and the people beside them."""

from __future__ import annotations

from functools import partial

from app.bootstrap.window_parts import WindowParts
from app.cases.measures.service import RecoveryMeasures
from app.core.rights import Right
from app.core.words import gettext as _
from app.measures.service import AnswerMeasures
from app.measures.value.service import ValueMeasures
from app.measures.why.service import WhyMeasures
from app.metrics.compare.page import ComparePage
from app.metrics.compare.view_model import CompareViewModel
from app.metrics.notes.form import NoteForm
from app.metrics.overview.page import OverviewPage
from app.metrics.overview.view_model import OverviewViewModel
from app.metrics.page_keys import COMPARE, OVERVIEW, VALUE, WHERE
from app.metrics.pane import MetricsPane
from app.metrics.people.panel import PeoplePanel
from app.metrics.people.view_model import PeopleViewModel
from app.metrics.reading.compare import CompareReader
from app.metrics.reading.overview import OverviewReader
from app.metrics.reading.people import PeopleReader
from app.metrics.reading.where import WhereReader
from app.metrics.value.page import ValuePage
from app.metrics.value.view_model import ValueViewModel
from app.metrics.where.page import WherePage
from app.metrics.where.view_model import WhereViewModel
from app.promises.service import PromiseService
from app.surveys.services import SurveyServices
from app.ui.front_page import FrontPage


def overview_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """Everything at a glance."""
    work = parts.session.workplace
    surveys = SurveyServices.at(work)
    reader = OverviewReader(
        AnswerMeasures(work),
        care=ValueMeasures(work),
        notes=surveys.annotations,
        why=WhyMeasures.at(work),
        reading=pane.view_model.reading,
    )
    view_model = OverviewViewModel(pane.view_model, reader)

    def build() -> OverviewPage:
        page = OverviewPage(
            view_model,
            notes=NoteForm(parts.theme, surveys.annotations, runner=parts.session.runner),
            theme=parts.theme,
        )
        page.people_wanted.connect(pane.show_people)
        page.customer_wanted.connect(pane.customer_wanted)
        page.answer_wanted.connect(pane.answer)
        page.page_wanted.connect(pane.show_page)
        page.ask_wanted.connect(pane.ask_wanted)
        page.import_wanted.connect(pane.import_wanted)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(OVERVIEW, _("Overview"), build, may=partial(parts.may, Right.MEASURE))


def where_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """By where and when."""
    work = parts.session.workplace
    settings = SurveyServices.at(work).settings

    reader = WhereReader(
        AnswerMeasures(work), week_start=settings.week_start, reading=pane.view_model.reading
    )
    view_model = WhereViewModel(pane.view_model, reader)

    def build() -> WherePage:
        page = WherePage(view_model, theme=parts.theme)
        page.people_wanted.connect(pane.show_people)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(WHERE, _("Where and when"), build, may=partial(parts.may, Right.MEASURE))


def compare_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """Side by side."""
    reader = CompareReader(AnswerMeasures(parts.session.workplace), reading=pane.view_model.reading)
    view_model = CompareViewModel(pane.view_model, reader)

    def build() -> ComparePage:
        page = ComparePage(view_model, theme=parts.theme)
        page.people_wanted.connect(pane.show_people)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(COMPARE, _("Compare"), build, may=partial(parts.may, Right.MEASURE))


def value_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """What customers are worth, and what is done for them."""
    work = parts.session.workplace
    view_model = ValueViewModel(
        pane.view_model, measures=ValueMeasures(work), recovery=RecoveryMeasures(work)
    )

    def build() -> ValuePage:
        page = ValuePage(view_model, theme=parts.theme)
        page.came_wanted.connect(pane.show_came)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(VALUE, _("Value"), build, may=partial(parts.may, Right.MEASURE))


def people_model(parts: WindowParts, pane: MetricsPane) -> PeopleViewModel:
    """Reads those behind a figure, by the days and filters of the pane."""
    session = parts.session
    work = session.workplace
    read = PeopleReader(
        WhyMeasures.at(work).comments,
        measures=AnswerMeasures(work),
        state=lambda: pane.view_model.state,
        choices=lambda: pane.view_model.choices,
        reading=pane.view_model.reading,
    )
    return PeopleViewModel(
        read,
        promises=PromiseService(work),
        lane=parts.new_lane(),
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
    )


def people_of(parts: WindowParts, pane: MetricsPane) -> PeoplePanel:
    """Who is behind what was clicked."""
    wording = pane.view_model.reading.wording
    panel = PeoplePanel(people_model(parts, pane), theme=parts.theme, wording=wording)
    panel.customer_wanted.connect(pane.customer_wanted)
    panel.change_wanted.connect(pane.change_wanted)
    panel.case_wanted.connect(pane.case_wanted)
    panel.table_wanted.connect(pane.table_wanted)
    panel.left.connect(pane.leave_people)
    return panel
