"""An idea in words: what it is, what keeps it away, and the strongest reasons for it."""

from __future__ import annotations

from app.core.words import gettext as _
from app.gestures.clash_box import clash_words
from app.gestures.schemas import ClashKind
from app.moments.schemas.rows import IdeaRow, Reason
from app.planner.plan.words import lead_words
from app.ui.spans import Span

MOST_REASONS = 2
_TOO_LATE, _CLASH, _AMPLE = "too_late", "clash", "budget"
_TELLS_OF_LAST_TIME = ("had", "enjoyed")


def idea_spans(idea: IdeaRow) -> list[Span]:
    """The name, what keeps it away, and the two strongest reasons; the rest is in ``why_words``."""
    blocked = [clash for clash in idea.clashes.clashes if clash.blocking]
    spans = [Span(idea.name, bold=True, colour="ink2" if blocked or not idea.feasible else "")]
    for clash in blocked:
        said = _("Not without a reason. {sentence}").format(sentence=clash_words(clash))
        if clash.needs_manager:
            said = _("Only a manager may. {sentence}").format(sentence=clash_words(clash))
        spans.append(Span("\n" + said, small=True, colour="alert"))
    if not idea.feasible:
        needs = _("Too late: it needs {time}.").format(time=lead_words(idea.lead_minutes))
        why = next((reason.sentence for reason in idea.reasons if reason.rule == _TOO_LATE), needs)
        spans.append(Span("\n" + why, small=True, colour="brass"))
    told = told_reasons(idea)
    if told:
        spans.append(Span("\n" + " ".join(told), small=True, colour="ink2"))
    if idea.clashes.unknown and not blocked:
        said = _("Nothing recorded about: {list}.").format(list=", ".join(idea.clashes.unknown))
        spans.append(Span("\n" + said, small=True, colour="ink2"))
    return spans


def told_reasons(idea: IdeaRow) -> list[str]:
    """At most two: what was given already and what speaks against it first, then the strongest."""
    again = next((one for one in idea.clashes.clashes if one.kind is ClashKind.SAME_AGAIN), None)

    def rank(reason: Reason) -> tuple[bool, bool, int]:
        is_again = again is not None and reason.rule in _TELLS_OF_LAST_TIME
        return not is_again, reason.points >= 0, -abs(reason.points)

    reasons = sorted((one for one in idea.reasons if _is_worth_telling(one)), key=rank)
    told = [one.sentence for one in reasons if one.sentence]
    is_told = any(one.rule in _TELLS_OF_LAST_TIME for one in reasons)
    warnings = [
        clash_words(clash)
        for clash in idea.clashes.clashes
        if not clash.blocking and not (is_told and clash.kind is ClashKind.SAME_AGAIN)
    ]
    return warnings + told[: max(0, MOST_REASONS - len(warnings))]


def why_words(idea: IdeaRow) -> str:
    """Every reason on a line of its own, the strongest first."""
    reasons = sorted(idea.reasons, key=lambda reason: -abs(reason.points))
    return "\n".join(dict.fromkeys(reason.sentence for reason in reasons if reason.sentence))


def _is_worth_telling(reason: Reason) -> bool:
    """What is said in a colour of its own, and money that is there in plenty, need no words here."""
    return reason.rule not in (_TOO_LATE, _CLASH) and not (reason.rule == _AMPLE and reason.points >= 0)
