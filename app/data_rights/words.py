"""What erasing and rules of retention do, in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.words import gettext as _
from app.core.words import ngettext
from app.law.schemas.erasing import Blocking, Counted, Erased, ErasurePreview
from app.law.schemas.retention import Applied, Due, Kept, RetentionPlan, Standing
from app.law.words import table_words
from app.wording.formats import Wording


def counted_words(rows: Sequence[Counted], wording: Wording) -> str:
    """How many of what, in one line."""
    return ", ".join(f"{table_words(one.table, wording.words)} {wording.number(one.count)}" for one in rows)


def blocking_words(rows: Sequence[Counted]) -> str:
    """What is still going on with somebody."""
    said = []
    for one in rows:
        if one.table == Blocking.CASE:
            said.append(
                ngettext("{count} open case", "{count} open cases", one.count).format(count=one.count)
            )
        else:
            told = ngettext("{count} visit now or ahead", "{count} visits now or ahead", one.count)
            said.append(told.format(count=one.count))
    return _("Still going on: {what}.").format(what=", ".join(said))


def backups_words(preview: ErasurePreview | Erased, wording: Wording) -> str:
    """Which backups still hold them, and what becomes of that."""
    if preview.on_server:
        return _(
            "The program takes no backups on a server. Its own dumps may still hold them: whoever goes back to an older"
            " one erases them again."
        )
    if not preview.backups:
        return _("No backup holds them.")
    days = sorted({wording.local(at).date() for at in preview.backups})
    told = ngettext(
        "{count} backup still holds them (since {day}). It is freed of them when somebody goes back to it.",
        "{count} backups still hold them (since {day}). They are freed of them when somebody goes back to one.",
        len(preview.backups),
    )
    return told.format(count=wording.number(len(preview.backups)), day=wording.day(days[0]))


def erased_words(erased: Erased, wording: Wording) -> str:
    """What was done."""
    gone = _("Erased: {gone} rows are gone and {emptied} say nothing any more.").format(
        gone=wording.number(erased.gone), emptied=wording.number(erased.emptied)
    )
    parts = [gone, backups_words(erased, wording)]
    if not erased.cleaned:
        parts.append(uncleaned_words())
    return " ".join(parts)


def uncleaned_words() -> str:
    """Traces are still in the file, because somebody else has it open."""
    return _("The file is open elsewhere: clean it in the settings under “Retention” once it is not.")


def kept_words(kind: Kept) -> str:
    """What a rule is about."""
    return {
        Kept.PEOPLE: _("People who were not seen"),
        Kept.COMMENTS: _("Comments of surveys"),
        Kept.HEALTH: _("Needs of health that nobody confirmed"),
        Kept.CASES: _("Words of closed cases"),
        Kept.LOG: _("What entries of the log say"),
    }[kind]


def standing_words(standing: Standing) -> str:
    """Why somebody stays although a rule would take them."""
    return {
        Standing.CASE: _("A case is open"),
        Standing.VISIT: _("Booked or here now"),
        Standing.PROMISE: _("Something promised"),
        Standing.RESTRICTED: _("Data restricted"),
    }[standing]


def who_words(one: Due) -> str:
    """Whom one thing is about that would go or stay; what is about nobody has a number."""
    return one.name or _("Number {number}").format(number=one.row_id)


def reminder_words(kinds: Sequence[Kept]) -> str:
    """That rules would take something now, and what."""
    what = ", ".join(map(kept_words, kinds))
    return _("By your rules something would go now: {what}. Nothing goes before you say so.").format(
        what=what
    )


def plan_words(plan: RetentionPlan, wording: Wording) -> str:
    """What would go, in one line."""
    counts = [(kind, plan.count(kind)) for kind in Kept]
    said = [f"{kept_words(kind)}: {wording.number(count)}" for kind, count in counts if count]
    if not said:
        return _("Nothing would go today.")
    return _("Would go today: {what}.").format(what=", ".join(said))


def applied_words(applied: Applied, wording: Wording) -> str:
    """What went."""
    said = [f"{kept_words(kind)} {wording.number(count)}" for kind, count in applied.counts.items()]
    gone = _("Gone: {what}.").format(what=", ".join(said) or _("nothing"))
    return gone if applied.cleaned else f"{gone} {uncleaned_words()}"
