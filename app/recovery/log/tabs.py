"""The standing views, each with how many cases it holds."""

from __future__ import annotations

from app.cases.schemas.views import CaseCounts, CaseView
from app.cases.words.labels import view_words
from app.core.words import gettext as _
from app.ui.segmented import Segmented
from app.wording.formats import Wording


class ViewTabs(Segmented):
    """``chosen`` tells the CaseView's value."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        super().__init__([(view.value, _tab_words(view)) for view in CaseView], name=_("Views"))

    def show_counts(self, counts: CaseCounts) -> None:
        """Write the counts into the tabs; ALL has none, for it only grows."""
        for view, count in counts_by_view(counts).items():
            self.set_words(view.value, f"{_tab_words(view)} {self._wording.number(count)}")


def counts_by_view(counts: CaseCounts) -> dict[CaseView, int]:
    """The counts of the views that have something to do in them."""
    return {
        CaseView.OPEN: counts.open,
        CaseView.MINE: counts.mine,
        CaseView.LATE: counts.late,
        CaseView.FOLLOW_UP: counts.follow_up,
        CaseView.APPROVAL: counts.approval,
    }


def _tab_words(view: CaseView) -> str:
    return _("For approval") if view is CaseView.APPROVAL else view_words(view)
