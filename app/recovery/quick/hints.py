"""What to know before opening a case: that it is not the first, and how much it then counts."""

from __future__ import annotations

from collections.abc import Sequence

from app.cases.words.labels import severity_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import Severity
from app.recovery.quick.somebody import Somebody
from app.recovery.quick.view_model import QuickViewModel


def hints_for(people: Sequence[Somebody], view_model: QuickViewModel, *, severity: int) -> list[str]:
    """The strong words and the sentence after them; nothing where there is nothing to know."""
    again = [one for one in people if view_model.counts_again(one)]
    if again:
        return [_again(again[0], several=len(people) > 1), _counts_as(severity)]
    still_open = sum(one.open_cases for one in people)
    if still_open:
        strong = ngettext("{count} case is open already.", "{count} cases are open already.", still_open)
        return [strong.format(count=still_open), _("Is it the same one? Then write it into its log.")]
    return []


def _again(somebody: Somebody, *, several: bool) -> str:
    days = somebody.last_case_days or 0
    ago = _("today") if not days else ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if several:
        return _("Again for {name}: something went wrong {ago}.").format(name=somebody.name, ago=ago)
    return _("Again: something went wrong {ago}.").format(ago=ago)


def _counts_as(severity: int) -> str:
    counted = severity_words(Severity(min(severity + 1, Severity.CRITICAL))).lower()
    return _("It counts as {severity}, and a manager will speak with them.").format(severity=counted)


def spaced(words: Sequence[str]) -> list[str]:
    """The same to stand one after the other on a line."""
    return [text if not at else " " + text for at, text in enumerate(words)]
