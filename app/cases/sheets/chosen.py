"""Which cases a sheet holds, in words, so that a copy explains itself."""

from __future__ import annotations

from app.cases.schemas.views import CaseQuery
from app.cases.words.labels import kind_words, severity_words, view_words
from app.core.words import gettext as _
from app.wording.formats import Wording

BETWEEN = " · "


def chosen_words(query: CaseQuery, wording: Wording) -> str:
    """The view with what narrows it ("Open · Serious and Critical · since 1 Nov 2026 · “shower”")."""
    parts = [view_words(query.view)]
    if query.severities:
        parts.append(wording.list_of([severity_words(severity) for severity in query.severities]))
    if query.kinds:
        parts.append(wording.list_of([kind_words(kind) for kind in query.kinds]))
    if query.places:
        parts.append(wording.list_of(query.places))
    if query.category_ids or query.department_ids or query.owner_ids:
        parts.append(_("filtered by category, department or owner"))
    if query.since is not None:
        parts.append(_("since {day}").format(day=wording.day(query.since)))
    if query.until is not None:
        parts.append(_("until {day}").format(day=wording.day(query.until)))
    if query.text:
        parts.append(_("“{text}”").format(text=query.text))
    return BETWEEN.join(parts)
