"""A proposal in one readable line, so that a table of examples can be read down the page."""

from app.customers.capture.proposals import (
    NewClue,
    NewCompanion,
    NewName,
    NewOccasion,
    NewPreference,
    NewPromise,
    NewTouchpoint,
    Part,
    Proposal,
)


def summary(proposal: Proposal) -> str:
    """Parts joined by " + ", doubts after "?", refusals after "!"."""
    if proposal.refusal:
        found = f" {proposal.refusal.found}" if proposal.refusal.found else ""
        return f"! {proposal.refusal.reason}{found}"
    doubts = "".join(f" ?{doubt}" for doubt in sorted(proposal.doubts))
    return " + ".join(_part(part) for part in proposal.parts) + doubts


def _part(part: Part) -> str:
    match part:
        case NewPreference():
            head = part.must_kind or "must" if part.strength == "must" else part.group
            sign = {"must": "MUST", "like": "like", "dislike": "dislike"}[part.strength]
            scope = " (visit)" if part.this_visit else ""
            about = f" of {part.about}" if part.about else ""
            detail = f" / {part.detail}" if part.detail else ""
            return f"{sign} {head}{about}{scope}: {part.text}{detail}"
        case NewClue():
            return f"clue: {part.text}"
        case NewTouchpoint():
            feeling = "" if part.feeling is None else f" {part.feeling:+d}"
            return f"{part.sort}{feeling}: {part.text}"
        case NewPromise():
            due = ""
            if part.due_at:
                due = f" {part.due_at:%d %b %Y}" if part.whole_day else f" {part.due_at:%d %b %Y %H:%M}"
            return f"promise{due} by {part.owner or '-'}: {part.what}"
        case NewOccasion():
            return _occasion(part)
        case NewCompanion():
            return f"{part.companion} {part.name} ({part.relation})"
        case NewName():
            return f"name {part.sort}: {part.name}"


def _occasion(part: NewOccasion) -> str:
    person = f" of {part.person}" if part.person else ""
    if part.repeats == "nth_weekday":
        return f"{part.label or part.occasion}{person} {part.nth} {part.weekday} of {part.on.month}"
    if part.repeats == "keep_in_touch":
        return f"{part.label or 'in touch'}{person} every {part.every} {part.unit}"
    return (
        f"{part.label or part.occasion}{person} {part.on.iso()}{'' if part.repeats == 'yearly' else ' once'}"
    )
