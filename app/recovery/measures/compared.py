"""How customers went on, in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.cases.measures.rows import Comparison, Returns
from app.core.measures.evidence import SOLID_FROM
from app.core.words import gettext as _
from app.recovery.measures.words import mean_words, percent_words, share_note, too_few_words
from app.wording.formats import Wording


def comparison_lines(comparison: Comparison, wording: Wording) -> Sequence[Sequence[str]]:
    """Both groups: who they are, who came back, and how they felt."""
    return (
        (
            "",
            _("Came back within {days} days").format(days=comparison.days),
            _("Feeling afterwards, −2 to +2"),
        ),
        (_("Failure put right, confirmed"), *_went_on(comparison.recovered, wording)),
        (_("Never a case"), *_went_on(comparison.no_failure, wording)),
    )


def comparison_note(comparison: Comparison) -> str:
    """What to know when reading it."""
    return _(
        "Counted are customers who could be watched for {days} days. "
        "What goes together need not have caused the other."
    ).format(days=comparison.days)


def _went_on(returns: Returns, wording: Wording) -> tuple[str, str]:
    if returns.returned is None:
        came_back = too_few_words(returns.n, SOLID_FROM, wording=wording)
    else:
        note = share_note(returns.returned, wording)
        came_back = f"{percent_words(returns.returned)} {note}"
    if returns.feeling is None:
        return came_back, too_few_words(returns.felt, SOLID_FROM, wording=wording)
    return came_back, mean_words(returns.feeling)
