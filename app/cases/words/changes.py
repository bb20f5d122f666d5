"""What was changed of a case, in words: from what to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from app.cases.words.feelings import feeling_words, signed_feeling
from app.cases.words.labels import (
    case_name,
    channel_words,
    fault_words,
    kind_words,
    severity_words,
)
from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseKind, Fault, Severity
from app.wording.formats import Wording


def change_words(details: Mapping[str, Any], wording: Wording) -> Iterator[str]:
    """A few words for every field that was changed."""
    for field, (before, after) in details.get("changes", {}).items():
        if field == "restricted":
            yield _("Restricted") if after else _("Not restricted any more")
            continue
        yield _("{field}: {before} → {after}").format(
            field=field_words(field),
            before=value_words(field, before, wording=wording),
            after=value_words(field, after, wording=wording),
        )
    linked = details.get("linked", [])
    if linked:
        names = wording.list_of([case_name(case_id) for case_id in linked])
        yield _("Linked with {cases}").format(cases=names)


def field_words(field: str) -> str:
    """The name of a field of a case, as its form and its log call it."""
    names = {
        "customer_id": _("Who"),
        "walk_in": _("Who"),
        "what": _("What happened"),
        "place": _("Where"),
        "visit_id": _("Visit"),
        "happened_at": _("Happened at"),
        "reported_at": _("Reported at"),
        "channel": _("How it reached us"),
        "kind": _("Kind"),
        "category_id": _("Category"),
        "department_id": _("Department"),
        "severity": _("Severity"),
        "fault": _("Whose fault"),
        "feeling": _("Feeling"),
        "owner_id": _("Owner"),
        "restricted": _("Restricted"),
        "story": _("Story"),
        "is_story": _("Told as a story"),
    }
    return names.get(field, field)


def value_words(field: str, value: Any, *, wording: Wording) -> str:
    """A value of such a field; as it stands in the log, with names for ids, or as the form holds it."""
    if value is None or value == "":
        return "–"
    writers: dict[str, Callable[[Any], str]] = {
        "happened_at": lambda at: wording.instant(_instant(at)),
        "reported_at": lambda at: wording.instant(_instant(at)),
        "channel": lambda code: channel_words(CaseChannel(code)),
        "kind": lambda code: kind_words(CaseKind(code)),
        "severity": lambda code: severity_words(Severity(code)),
        "fault": lambda code: fault_words(Fault(code)),
        "feeling": lambda feeling: f"{feeling_words(feeling)} ({signed_feeling(feeling)})",
        "restricted": lambda yes: _("yes") if yes else _("no"),
        "is_story": lambda yes: _("yes") if yes else _("no"),
        "visit_id": lambda visit: _visit(visit, wording),
    }
    writer = writers.get(field)
    return writer(value) if writer else _("“{text}”").format(text=value)


def _instant(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def _visit(value: Any, wording: Wording) -> str:
    """A visit by its first day and place ("24 Nov 2026, 412"), as the log holds it; else its number."""
    if not isinstance(value, str):
        return str(value)
    day, _space, place = value.partition(" ")
    shown = wording.day(date.fromisoformat(day))
    return f"{shown}, {place}" if place else shown
