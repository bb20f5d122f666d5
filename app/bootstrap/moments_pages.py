"""The pages behind the calendar of the Moments pane: stories, and what came of it all."""

from __future__ import annotations

from app.attachments.service import AttachmentService
from app.bootstrap.moment_output import MomentOutput
from app.bootstrap.outcome_output import OutcomeOutput
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.moments.services import MomentServices
from app.planner.outcome.page import OutcomePage
from app.planner.outcome.view_model import About, OutcomeViewModel
from app.planner.pane import MomentsPane
from app.planner.stories.page import StoriesPage
from app.planner.stories.view_model import StoriesViewModel
from app.ui.front_page import FrontPage

STORIES, OUTCOME = "stories", "outcome"


def stories_page(
    parts: WindowParts, services: MomentServices, *, pane: MomentsPane, output: MomentOutput
) -> FrontPage:
    """What was told."""
    session = parts.session
    view_model = StoriesViewModel(
        services.stories,
        content_of=AttachmentService(session.workplace).get_content,
        new_lane=parts.new_lane,
        bus=session.bus,
        notices=session.notices,
        reading=pane.view_model.reading,
    )

    def build() -> StoriesPage:
        page = StoriesPage(view_model, theme=parts.theme)
        page.customer_wanted.connect(pane.customer_wanted)
        page.case_wanted.connect(pane.case_wanted)
        page.print_wanted.connect(output.print_stories)
        return page

    return FrontPage(STORIES, _("Stories"), build, view_model.close, view_model.begin_again)


def outcome_page(parts: WindowParts, services: MomentServices, *, pane: MomentsPane) -> FrontPage:
    """What came of gestures and playbooks."""
    session = parts.session
    view_model = OutcomeViewModel(
        services.outcomes,
        lane=parts.new_lane(),
        bus=session.bus,
        notices=session.notices,
        reading=pane.view_model.reading,
    )

    def build() -> OutcomePage:
        page = OutcomePage(view_model, theme=parts.theme)
        output = OutcomeOutput(parts, pane.window())
        titles = {
            About.GESTURES: _("Outcome of gestures"),
            About.PLAYBOOKS: _("Outcome of playbooks"),
        }
        page.export_wanted.connect(lambda about, rows: output.export(titles[about], rows))
        return page

    return FrontPage(OUTCOME, _("Outcome"), build, view_model.close, view_model.refresh)
