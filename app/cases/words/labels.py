"""The codes of cases in words."""

from __future__ import annotations

from app.cases.schemas.rows import Target
from app.cases.schemas.views import CaseOrder, CaseView
from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseEnding, CaseKind, CaseState, CaseStep, Fault, Severity


def case_number(case_id: int) -> str:
    """The number by which staff call a case ("0341")."""
    return f"{case_id:04d}"


def case_name(case_id: int) -> str:
    """A case as it is called in a sentence ("Case 0341")."""
    return _("Case {number}").format(number=case_number(case_id))


def severity_words(severity: Severity) -> str:
    """How bad it is."""
    return {
        Severity.MINOR: _("Minor"),
        Severity.MODERATE: _("Moderate"),
        Severity.SERIOUS: _("Serious"),
        Severity.CRITICAL: _("Critical"),
    }[severity]


def kind_words(kind: CaseKind) -> str:
    """What sort of failure it was."""
    return {
        CaseKind.MISTAKE: _("Mistake"),
        CaseKind.REWORK: _("Rework"),
        CaseKind.BREAKDOWN: _("Breakdown"),
        CaseKind.INEFFICIENCY: _("Inefficiency"),
        CaseKind.VARIATION: _("Variation"),
    }[kind]


def kind_meaning(kind: CaseKind) -> str:
    """The same in a few words, for whoever chooses one."""
    return {
        CaseKind.MISTAKE: _("we did it wrong"),
        CaseKind.REWORK: _("it had to be done again"),
        CaseKind.BREAKDOWN: _("something did not work"),
        CaseKind.INEFFICIENCY: _("it took too long or too much"),
        CaseKind.VARIATION: _("not as it was the last time"),
    }[kind]


def step_words(step: CaseStep) -> str:
    """A step of the recovery."""
    return {
        CaseStep.LISTEN: _("Listen"),
        CaseStep.EMPATHISE: _("Empathise"),
        CaseStep.APOLOGISE: _("Apologise"),
        CaseStep.RESOLVE: _("Resolve"),
        CaseStep.FOLLOW_UP: _("Follow up"),
        CaseStep.DONE: _("Done"),
    }[step]


def step_taken_words(step: CaseStep) -> str:
    """A step that was taken, as the log tells it."""
    return {
        CaseStep.LISTEN: _("Listened"),
        CaseStep.EMPATHISE: _("Empathised"),
        CaseStep.APOLOGISE: _("Apologised"),
        CaseStep.RESOLVE: _("Put right"),
        CaseStep.FOLLOW_UP: _("Followed up"),
        CaseStep.DONE: _("Done"),
    }[step]


def fault_words(fault: Fault) -> str:
    """Whose fault it was."""
    return {Fault.US: _("Ours"), Fault.PARTLY: _("Partly ours"), Fault.NOT_US: _("Not ours")}[fault]


def channel_words(channel: CaseChannel) -> str:
    """How it reached us, or how somebody was asked."""
    return {
        CaseChannel.IN_PERSON: _("In person"),
        CaseChannel.PHONE: _("Phone"),
        CaseChannel.EMAIL: _("Email"),
        CaseChannel.MESSAGE: _("Message"),
        CaseChannel.REVIEW: _("Review"),
        CaseChannel.SURVEY: _("Survey"),
        CaseChannel.NOTICED: _("We noticed it"),
    }[channel]


def ending_words(ending: CaseEnding) -> str:
    """How a case came to its end."""
    return {
        CaseEnding.VERIFIED: _("Verified"),
        CaseEnding.UNREACHABLE: _("Could not be reached"),
    }[ending]


def state_words(state: CaseState) -> str:
    """Whether something is still to be done."""
    return {CaseState.OPEN: _("Open"), CaseState.CLOSED: _("Closed")}[state]


def target_words(target: Target) -> str:
    """What is due next, as a heading."""
    return {
        Target.ACKNOWLEDGE: _("Acknowledge by"),
        Target.PUT_RIGHT: _("Put right by"),
        Target.FOLLOW_UP: _("Follow up by"),
    }[target]


def view_words(view: CaseView) -> str:
    """A standing view of the log."""
    return {
        CaseView.OPEN: _("Open"),
        CaseView.MINE: _("Mine"),
        CaseView.LATE: _("Past target"),
        CaseView.FOLLOW_UP: _("To follow up"),
        CaseView.APPROVAL: _("Waiting for approval"),
        CaseView.ALL: _("All"),
    }[view]


def order_words(order: CaseOrder) -> str:
    """What the log is sorted by."""
    return {
        CaseOrder.DUE: _("Due"),
        CaseOrder.NUMBER: _("Number"),
        CaseOrder.WHO: _("Name"),
        CaseOrder.REPORTED: _("Reported"),
        CaseOrder.SEVERITY: _("Severity"),
        CaseOrder.KIND: _("Kind"),
        CaseOrder.OWNER: _("Owner"),
        CaseOrder.PLACE: _("Place"),
        CaseOrder.STEP: _("Step"),
        CaseOrder.CATEGORY: _("Category"),
        CaseOrder.DEPARTMENT: _("Department"),
        CaseOrder.COST: _("Cost"),
    }[order]
