"""The Metrics pane with its view models and services, for one window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.metrics_answering import comments_page, to_answer_page
from app.bootstrap.metrics_came import came_of
from app.bootstrap.metrics_pages import compare_page, overview_page, people_of, value_page, where_page
from app.bootstrap.metrics_themes import themes_page
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.measures.offered import Named, read_offered
from app.metrics.choices import Choice, MetricsChoices
from app.metrics.pane import MetricsPane
from app.metrics.remembered_state import remembered_state
from app.metrics.view_model import MetricsViewModel
from app.model.survey import AnswerChannel
from app.saved_views.service import SavedViewService
from app.saved_views.view_model import SavedViewsModel
from app.surveys.words import channel_words
from app.wording.reading import Reading

if TYPE_CHECKING:
    from app.venue.workplace import Workplace


def build_metrics(parts: WindowParts) -> MetricsPane:
    """The pane, on the venue of the session."""
    session = parts.session
    work = session.workplace
    view_model = MetricsViewModel(
        partial(_choices, work),
        state=remembered_state(parts.remembered),
        new_lane=parts.new_lane,
        bus=session.bus,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    saved = SavedViewsModel(
        SavedViewService(work, "metrics"),
        lane=parts.new_lane(),
        bus=session.bus,
        runner=session.runner,
        notices=session.notices,
    )
    pane = MetricsPane(
        view_model,
        partial(overview_page, parts),
        saved=saved,
        new_people=partial(people_of, parts),
        new_came=partial(came_of, parts),
        theme=parts.theme,
        remembered=parts.remembered,
    )
    for new_page in (where_page, compare_page, value_page, to_answer_page, comments_page, themes_page):
        pane.front.offer(new_page(parts, pane))
    return pane


def _choices(work: Workplace, cancellation: Cancellation) -> MetricsChoices:
    offered = read_offered(work, cancellation)
    return MetricsChoices(
        stage_ids=_named(offered.stages, _("Without a stage")),
        channels=tuple(
            Choice(key, channel_words(AnswerChannel(key)))
            for key in offered.channels
            if key in set(AnswerChannel)
        ),
        places=_texts(offered.places, _("Without a place")),
        department_ids=_named(offered.departments, _("Without a department")),
        staff_ids=_named(offered.staff, _("Nobody named")),
        tag_ids=_named(offered.tags, _("Without a tag")),
        segments=_texts(offered.segments, _("Without a segment")),
    )


def _named(rows: Named, none: str) -> tuple[Choice, ...]:
    named = tuple(Choice(key, words) for key, words in rows)
    return (*named, Choice(0, none)) if named else ()


def _texts(texts: tuple[str, ...], none: str) -> tuple[Choice, ...]:
    return (*(Choice(text, text) for text in texts), Choice("", none)) if texts else ()
