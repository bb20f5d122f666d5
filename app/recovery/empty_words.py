"""What stands in the place of an empty log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.cases.schemas.views import CaseView
from app.core.words import gettext as _
from app.recovery.log_state import LogState


class WayOut(Enum):
    """The one thing to do about it."""

    OPEN_A_CASE = auto()
    WIDEN = auto()
    SHOW_OPEN = auto()


@dataclass(frozen=True)
class EmptyWords:
    """A sentence, what more there is to say, and the way out with its words."""

    sentence: str
    more: str
    action: str
    way_out: WayOut


def empty_words(state: LogState) -> EmptyWords:
    """Why there is nothing to see."""
    if state.is_narrowed:
        return EmptyWords(
            _("No case is like that"),
            _("The search and the filters leave none of this view."),
            _("Take every filter away"),
            WayOut.WIDEN,
        )
    if state.view in (CaseView.OPEN, CaseView.ALL):
        return EmptyWords(
            _("Nothing is open") if state.view is CaseView.OPEN else _("No case was ever opened"),
            _("When something goes wrong, write it down here while they are telling you."),
            _("Open a case"),
            WayOut.OPEN_A_CASE,
        )
    sentence, more = {
        CaseView.MINE: (_("None of the open cases is yours"), _("Cases that are handed to you come here.")),
        CaseView.LATE: (
            _("Nothing is past its target"),
            _("A case comes here when it was not acknowledged, put right or followed up in time."),
        ),
        CaseView.FOLLOW_UP: (
            _("Nobody is waiting to be asked"),
            _("What was put right comes here until somebody has asked how it is now."),
        ),
        CaseView.APPROVAL: (
            _("Nothing is waiting for approval"),
            _("A gesture above somebody's limit comes here until a manager has decided."),
        ),
    }[state.view]
    return EmptyWords(sentence, more, _("Show what is open"), WayOut.SHOW_OPEN)
