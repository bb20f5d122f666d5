"""Promises: what was said would happen, who does it and by when."""

from __future__ import annotations

import re

from app.customers.capture.due import FoundDue, cut, find_due
from app.customers.capture.language import PromiseWords
from app.customers.capture.people import is_name
from app.customers.capture.proposals import NewPromise
from app.customers.capture.reading import Context, Reading, tidy


def find_promise(clause: str, context: Context) -> Reading | None:
    """A promise, if the clause makes one; raises ImpossibleDate or ImpossibleTime."""
    words = context.language.promises
    if words.not_ours.search(clause):
        return None
    for pattern in words.made:
        match = pattern.match(clause)
        if match and _is_ours(match, context):
            return promise(match["what"], context, owner=_who(match, words, context))
    firm = words.firm_orders.match(clause)
    if firm:
        return promise(firm["what"], context)
    order, request = words.orders.match(clause), words.requests.match(clause)
    if order and _due(order["what"], context):
        return promise(order["what"], context)
    if request and _is_due_later(request["what"], context):
        return promise(request["what"], context)
    return None


def _is_due_later(text: str, context: Context) -> bool:
    """Whether a wish has a time or another day; "oat milk tonight" is a wish for this visit."""
    found = _due(text, context)
    return found is not None and not (found.due.whole_day and found.due.at.date() <= context.now.date())


def promise(text: str, context: Context, *, owner: str = "") -> Reading:
    """The promise that these words make, whatever they are."""
    what, named = _owner_in(text, context)
    found = _due(what, context)
    kept = _trimmed(cut(what, found.spans) if found else what, context.language.promises) or tidy(text)
    who = owner or named or context.default_owner
    if found is None:
        return Reading((NewPromise(kept, owner=who),))
    dues = (found.due, *found.others)
    made = [NewPromise(kept, due_at=due.at, whole_day=due.whole_day, owner=who) for due in dues]
    return Reading((made[0],), found.doubts, tuple(made[1:]))


def _due(text: str, context: Context) -> FoundDue | None:
    return find_due(text, context.language.dates, now=context.now, day_first=context.day_first)


def _is_ours(match: re.Match[str], context: Context) -> bool:
    """Whether somebody of the house is to do it: a companion who will need a cot promises nothing."""
    owner = match.groupdict().get("owner")
    return not owner or owner not in context.companions


def _who(match: re.Match[str], words: PromiseWords, context: Context) -> str:
    owner = match.groupdict().get("owner") or ""
    if owner.casefold() in words.ourselves or not is_name(owner, context.language.people):
        return ""
    return owner


def _owner_in(text: str, context: Context) -> tuple[str, str]:
    for pattern in context.language.promises.owner:
        match = pattern.search(text)
        if (
            match
            and is_name(match["owner"], context.language.people)
            and match["owner"] not in context.companions
        ):
            return text[: match.start()] + text[match.end() :], match["owner"]
    return text, ""


def _trimmed(text: str, words: PromiseWords) -> str:
    text = words.loose_starts.sub("", tidy(text))
    previous = ""
    while text != previous:
        previous, text = text, tidy(words.loose_ends.sub("", text))
    return text
