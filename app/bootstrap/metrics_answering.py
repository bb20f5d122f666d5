"""The pages of comments and of those who wait for an answer, in the Metrics pane."""

from __future__ import annotations

from functools import partial

from app.bootstrap.metrics_pages import people_model
from app.bootstrap.window_parts import WindowParts
from app.core.paths import program_folder
from app.core.rights import Right
from app.core.words import gettext as _
from app.measures.service import AnswerMeasures
from app.metrics.comments.page import CommentsPage
from app.metrics.comments.view_model import CommentsViewModel
from app.metrics.page_keys import COMMENTS, TO_ANSWER
from app.metrics.pane import MetricsPane
from app.metrics.reading.comments import ThemeReader
from app.metrics.to_answer.page import ToAnswerPage
from app.metrics.to_answer.view_model import ToAnswerViewModel
from app.promises.service import PromiseService
from app.surveys.replies.templates import read_templates
from app.surveys.services import SurveyServices
from app.ui.front_page import FrontPage


def to_answer_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """Who waits, and answering them one by one."""
    work = parts.session.workplace
    surveys = SurveyServices.at(work)
    view_model = ToAnswerViewModel(
        pane.view_model,
        closing=surveys.closing,
        answers=surveys.answers,
        promises=PromiseService(work),
        shipped=read_templates(program_folder() / "resources"),
        runner=parts.session.runner,
    )

    def build() -> ToAnswerPage:
        page = ToAnswerPage(view_model, theme=parts.theme)
        page.customer_wanted.connect(pane.customer_wanted)
        page.case_wanted.connect(pane.case_wanted)
        pane.answer_wanted.connect(page.open_answer)
        return page

    return FrontPage(TO_ANSWER, _("To answer"), build)


def comments_page(parts: WindowParts, pane: MetricsPane) -> FrontPage:
    """What was said, searched, and what it is about."""
    work = parts.session.workplace
    view_model = CommentsViewModel(
        pane.view_model,
        ThemeReader(AnswerMeasures(work), reading=pane.view_model.reading),
        comments=people_model(parts, pane),
    )

    def build() -> CommentsPage:
        page = CommentsPage(view_model, theme=parts.theme)
        page.people_wanted.connect(pane.show_people)
        page.customer_wanted.connect(pane.customer_wanted)
        page.answer_wanted.connect(pane.answer)
        page.picture_wanted.connect(pane.picture_wanted)
        page.table_wanted.connect(pane.table_wanted)
        return page

    return FrontPage(COMMENTS, _("Comments"), build, may=partial(parts.may, Right.MEASURE))
