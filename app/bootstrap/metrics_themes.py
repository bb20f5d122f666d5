"""The page of themes, in the Metrics pane."""

from __future__ import annotations

from functools import partial

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.measures.why.service import WhyMeasures
from app.metrics.page_keys import THEMES
from app.metrics.pane import MetricsPane
from app.metrics.themes.page import ThemesPage
from app.metrics.themes.reader import ThemesReader
from app.metrics.themes.view_model import ThemesViewModel
from app.surveys.services import SurveyServices
from app.ui.front_page import FrontPage


def themes_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """What goes together with the score, the pillars, and telling what changed."""
    work = parts.session.workplace
    surveys = SurveyServices.at(work)
    reader = ThemesReader(
        WhyMeasures.at(work),
        actions=surveys.theme_actions,
        themes=surveys.themes,
        reading=pane.view_model.reading,
    )
    view_model = ThemesViewModel(
        pane.view_model, reader, actions=surveys.theme_actions, runner=parts.session.runner
    )

    def build() -> ThemesPage:
        page = ThemesPage(view_model, theme=parts.theme)
        page.people_wanted.connect(pane.show_people)
        page.customer_wanted.connect(pane.customer_wanted)
        page.answer_wanted.connect(pane.answer)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(THEMES, _("Themes"), build, may=partial(parts.may, Right.MEASURE))
