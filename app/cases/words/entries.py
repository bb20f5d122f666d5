"""The lines of a case's log in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.cases.schemas.rows import EntryRow
from app.cases.words.changes import change_words
from app.cases.words.feelings import rating_words, signed_feeling
from app.cases.words.labels import channel_words, ending_words, severity_words, step_taken_words, step_words
from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseEnding, CaseEntryKind, CaseStep, Severity
from app.model.gesture import Decision
from app.wording.formats import Wording

Details = Mapping[str, Any]
BETWEEN = " · "


def entry_words(entry: EntryRow, wording: Wording) -> str:
    """What a line of the log tells: what was done, and the words that were said about it."""
    done = _done(entry.kind, entry.details, wording)
    if entry.text == entry.details.get("clash_reason"):
        return done
    if not done:
        return entry.text
    return _("{done}: {text}").format(done=done, text=entry.text) if entry.text else done


def entry_kind_words(kind: CaseEntryKind) -> str:
    """What sort of line it is, for whoever writes or filters one."""
    return {
        CaseEntryKind.OPENED: _("Opened"),
        CaseEntryKind.REMARK: _("Remark"),
        CaseEntryKind.CALL: _("Call"),
        CaseEntryKind.MESSAGE: _("Message"),
        CaseEntryKind.ATTEMPT: _("Tried to reach them"),
        CaseEntryKind.STEP: _("Step"),
        CaseEntryKind.SKIP: _("Step skipped"),
        CaseEntryKind.CHANGE: _("Change"),
        CaseEntryKind.HAND_OVER: _("Handed over"),
        CaseEntryKind.GESTURE: _("Gesture"),
        CaseEntryKind.APPROVAL: _("Approval"),
        CaseEntryKind.PROMISE: _("Promise"),
        CaseEntryKind.FILE: _("File"),
        CaseEntryKind.CLOSED: _("Closed"),
        CaseEntryKind.REOPENED: _("Reopened"),
        CaseEntryKind.STORY: _("Story"),
    }[kind]


def done_words(kind: str, *, details: Details, wording: Wording) -> str:
    """What a line tells of what was done; nothing where this version of the program does not know it."""
    try:
        return _done(CaseEntryKind(kind), details, wording)
    except (KeyError, TypeError, ValueError):
        return ""


def _done(kind: CaseEntryKind, details: Details, wording: Wording) -> str:
    writers: dict[CaseEntryKind, Callable[[Details, Wording], str]] = {
        CaseEntryKind.OPENED: _opened,
        CaseEntryKind.STEP: _step,
        CaseEntryKind.SKIP: _skip,
        CaseEntryKind.CHANGE: lambda details, words: "; ".join(change_words(details, words)),
        CaseEntryKind.HAND_OVER: _hand_over,
        CaseEntryKind.GESTURE: _gesture,
        CaseEntryKind.APPROVAL: _approval,
        CaseEntryKind.PROMISE: _promise,
        CaseEntryKind.FILE: _file,
        CaseEntryKind.CLOSED: _closed,
        CaseEntryKind.STORY: _story,
    }
    if kind is CaseEntryKind.REMARK:
        return ""
    writer = writers.get(kind)
    return writer(details, wording) if writer else entry_kind_words(kind)


def _opened(details: Details, _wording: Wording) -> str:
    parts = [_("Opened")]
    if details.get("severity"):
        parts.append(severity_words(Severity(details["severity"])))
    if details.get("again"):
        parts.append(_("again"))
    return BETWEEN.join(parts)


def _step(details: Details, _wording: Wording) -> str:
    return step_taken_words(CaseStep(details["step"]))


def _skip(details: Details, _wording: Wording) -> str:
    return _("“{step}” skipped").format(step=step_words(CaseStep(details["step"])))


def _hand_over(details: Details, _wording: Wording) -> str:
    giver, taker = details.get("from") or "", details.get("to") or _("nobody")
    if not giver:
        return _("Handed over to {taker}").format(taker=taker)
    return _("Handed over from {giver} to {taker}").format(giver=giver, taker=taker)


def _gesture(details: Details, wording: Wording) -> str:
    sentences = {
        "planned": _("Planned: {what}"),
        "asked": _("Above the limit, a manager decides: {what}"),
        "given": _("Given: {what}"),
        "dropped": _("Not given after all: {what}"),
    }
    done = sentences.get(details.get("act", ""), "{what}").format(what=_gift(details, wording))
    reason = details.get("clash_reason")
    return _("{done} (knowingly: {reason})").format(done=done, reason=reason) if reason else done


def _approval(details: Details, wording: Wording) -> str:
    sentences = {
        Decision.APPROVED: _("Approved: {what}"),
        Decision.DECLINED: _("Declined: {what}"),
        Decision.CHANGED: _("Approved with a change: {what}"),
    }
    decided = sentences[Decision(details["decision"])].format(what=_gift(details, wording))
    asked = details.get("asked_cost_minor")
    if details["decision"] != Decision.CHANGED or asked is None or asked == details.get("cost_minor"):
        return decided
    return _("{decided} (asked for {amount})").format(decided=decided, amount=wording.money(asked))


def _gift(details: Details, wording: Wording) -> str:
    parts = [details.get("what") or ""]
    if details.get("cost_minor"):
        parts.append(wording.money(details["cost_minor"]))
    return ", ".join(part for part in parts if part)


def _promise(details: Details, wording: Wording) -> str:
    sentences = {
        "made": _("Promised: {what}"),
        "changed": _("Promise changed: {what}"),
        "kept": _("Promise kept: {what}"),
        "broken": _("Promise broken: {what}"),
        "reopened": _("Promise open again: {what}"),
    }
    parts = [details.get("what") or "", _by_when(details, wording), details.get("owner") or ""]
    if details.get("act") not in ("made", "changed"):
        del parts[1:]
    what = ", ".join(part for part in parts if part)
    return sentences.get(details.get("act", ""), "{what}").format(what=what)


def _by_when(details: Details, wording: Wording) -> str:
    if not details.get("due_at"):
        return ""
    due_at = datetime.fromisoformat(details["due_at"])
    if details.get("whole_day"):
        return _("by {when}").format(when=wording.day(wording.local(due_at).date()))
    return _("by {when}").format(when=wording.instant(due_at))


def _file(details: Details, _wording: Wording) -> str:
    file = details.get("file") or ""
    if details.get("act") == "removed":
        return _("“{file}” removed").format(file=file)
    return _("“{file}” kept").format(file=file)


def _closed(details: Details, _wording: Wording) -> str:
    parts = [_("Closed")]
    if details.get("ending"):
        parts.append(ending_words(CaseEnding(details["ending"])))
    if details.get("through"):
        parts.append(channel_words(CaseChannel(details["through"])))
    if details.get("feeling_after") is not None:
        parts.append(_("feeling {feeling}").format(feeling=signed_feeling(details["feeling_after"])))
    if details.get("rating"):
        parts.append(rating_words(details["rating"]))
    if details.get("attempts"):
        parts.append(details["attempts"])
    return BETWEEN.join(parts)


def _story(details: Details, _wording: Wording) -> str:
    return _("Told as a story") if details.get("is_story", True) else _("Told as a story no more")
