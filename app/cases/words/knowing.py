"""The few sentences to read before acting in a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.cases.schemas.rows import CaseRow
from app.cases.words.labels import case_name
from app.core.words import gettext as _
from app.model.case import CaseEnding, CaseState
from app.wording.formats import Wording

MOST_WISHES = 2
LONGEST_QUOTE = 120


def know_sentences(
    earlier: Sequence[CaseRow],
    *,
    at_hand: CaseRow | None,
    fixes: Mapping[int, str],
    musts: Sequence[str],
    wishes: Sequence[str],
    visits: int,
    wording: Wording,
) -> tuple[str, ...]:
    """The musts, how often something went wrong, what they asked for, and how the last fix was liked.

    ``earlier`` are the other cases, the newest first; ``fixes`` what was done in each of them.
    """
    sentences = [
        *([_("Must: {list}.").format(list="; ".join(must.rstrip(". ") for must in musts))] if musts else ()),
        *_count(earlier, at_hand=at_hand, visits=visits, wording=wording),
        *_still_open(earlier),
        *(_closed_with_a_stop(wish) for wish in wishes[:MOST_WISHES]),
        *_last_ending(earlier, fixes),
    ]
    return tuple(sentences)


def _count(
    earlier: Sequence[CaseRow], *, at_hand: CaseRow | None, visits: int, wording: Wording
) -> Iterator[str]:
    if at_hand is not None:
        before = [row for row in earlier if (row.reported_at, row.id) < (at_hand.reported_at, at_hand.id)]
        number = len(before) + 1
    else:
        number = len(earlier)
    if number < 2 and (at_hand is not None or not number):
        return
    which = _("{case} so far") if at_hand is None else "{case}"
    case = which.format(case=_nth_case(number))
    if visits:
        yield _("{case} in {visits}.").format(case=case, visits=wording.visits(visits))
    else:
        yield _("{case}.").format(case=case)


def _nth_case(number: int) -> str:
    words = {
        1: _("First case"),
        2: _("Second case"),
        3: _("Third case"),
        4: _("Fourth case"),
        5: _("Fifth case"),
    }
    return words.get(number) or _("Case number {number}").format(number=number)


def _still_open(earlier: Sequence[CaseRow]) -> Iterator[str]:
    for row in earlier:
        if row.state is CaseState.OPEN:
            yield _("{case} is still open: {what}").format(
                case=case_name(row.id), what=_closed_with_a_stop(row.what)
            )


def _last_ending(earlier: Sequence[CaseRow], fixes: Mapping[int, str]) -> Iterator[str]:
    """How the case ended that was closed last."""
    closed = [row for row in earlier if row.closed_at is not None and row.state is CaseState.CLOSED]
    last = max(closed, key=lambda row: (row.closed_at, row.id), default=None)
    if last is None:
        return
    if last.ending is CaseEnding.UNREACHABLE:
        yield _("After the last case they could not be reached.")
    elif last.rating is not None and fixes.get(last.id):
        done = _closed_with_a_stop(fixes[last.id])
        yield _("Last fix rated {rating}: {done}").format(
            rating=last.rating, done=done[:1].lower() + done[1:]
        )
    elif last.rating is not None:
        yield _("Last fix rated {rating}.").format(rating=last.rating)


def _closed_with_a_stop(text: str) -> str:
    """Recorded words as one sentence on one line."""
    line = " ".join(text.split())
    if len(line) > LONGEST_QUOTE:
        line = line[: LONGEST_QUOTE - 1].rstrip() + "\u2026"
    return line if line.endswith((".", "!", "?", "\u2026", "\u201d")) else f"{line}."
