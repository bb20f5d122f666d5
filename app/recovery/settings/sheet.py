"""The rules of recovery as one flat sheet of named values, which a form can show, compare and join."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.cases.schemas.drafts import TargetSpan
from app.cases.service.rules import RecoveryRules
from app.cases.settings import RecoverySettings, usual_prompts
from app.core.opening_hours import DAYS_A_WEEK
from app.model.case import CaseStep, Severity
from app.model.codes import Role

Values = dict[str, Any]
STEPS = tuple(usual_prompts())


def acknowledge_name(severity: Severity) -> str:
    """The name of the value that says how soon such a case is acknowledged."""
    return f"targets.{severity.code}.acknowledge"


def put_right_name(severity: Severity) -> str:
    """The name of the value that says how soon such a case is put right."""
    return f"targets.{severity.code}.put_right"


def day_name(weekday: int) -> str:
    """The name of the openings of a weekday, 0 for Monday."""
    return f"hours.{weekday}"


def limit_name(role: Role) -> str:
    """The name of the limit of a role."""
    return f"limits.{role.value}"


def own_limit_name(staff_id: int) -> str:
    """The name of somebody's own limit."""
    return f"own.{staff_id}"


def prompt_name(step: CaseStep) -> str:
    """The name of what is said at a step."""
    return f"prompts.{step.value}"


def values_of(rules: RecoveryRules, *, currency: str) -> Values:
    """The rules as a sheet."""
    settings = rules.settings
    values: Values = {}
    for severity in Severity:
        target = settings.target(severity)
        values[acknowledge_name(severity)] = target.acknowledge
        values[put_right_name(severity)] = target.put_right
    values["follow_up_minutes"] = settings.follow_up_minutes
    values["clock"] = settings.clock
    values |= {day_name(weekday): settings.hours[weekday] for weekday in range(DAYS_A_WEEK)}
    values["again_days"] = settings.again_days
    values |= {prompt_name(step): settings.prompt(step) for step in STEPS}
    values["limit_basis"] = settings.limit_basis
    values |= {limit_name(role): settings.limit_of(role, currency) for role in Role}
    values |= {own_limit_name(staff_id): limit for staff_id, limit in rules.own_limits.items()}
    return values


def rules_from(values: Mapping[str, Any], *, seen: RecoveryRules, currency: str) -> RecoveryRules:
    """The rules that a sheet says; what is as ``seen`` or as usual is kept as it was. Raises InvalidInput."""
    before, was = seen.settings, values_of(seen, currency=currency)
    limits = dict(before.limits)
    for role in Role:
        if values[limit_name(role)] != was[limit_name(role)]:
            limits[role] = values[limit_name(role)]
    settings = RecoverySettings(
        targets={
            severity.code: TargetSpan(
                acknowledge=values[acknowledge_name(severity)], put_right=values[put_right_name(severity)]
            )
            for severity in Severity
            if severity.code in before.targets or _target(values, severity) != _target(was, severity)
        },
        follow_up_minutes=values["follow_up_minutes"],
        clock=values["clock"],
        hours=tuple(values[day_name(weekday)] for weekday in range(DAYS_A_WEEK)),
        again_days=values["again_days"],
        prompts=_own_prompts(values),
        limit_basis=values["limit_basis"],
        limits=limits,
    )
    own = {staff_id: values[own_limit_name(staff_id)] for staff_id in seen.own_limits}
    return RecoveryRules(settings, own)


def _target(values: Mapping[str, Any], severity: Severity) -> tuple[Any, Any]:
    return values[acknowledge_name(severity)], values[put_right_name(severity)]


def _own_prompts(values: Mapping[str, Any]) -> dict[CaseStep, str]:
    """Usual words are not kept, so that they follow the language."""
    said = {step: str(values[prompt_name(step)]).strip() for step in STEPS}
    return {step: words for step, words in said.items() if words and words != usual_prompts()[step]}
