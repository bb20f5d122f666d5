"""The words for what an import brings, in the terms of the venue."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.importing.schemas import MOST_SHOWN, ImportReport, UndoReport
from app.ui.chips import ChipSpec
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording


def problem_rows(report: ImportReport) -> int:
    """How many rows have something wrong."""
    listed = len(report.problems)
    return listed if listed < MOST_SHOWN else max(listed, report.rows_rejected)


def rows_coming_in(report: ImportReport) -> int:
    """How many rows do not stay out."""
    return report.rows - report.rows_rejected


def new_people(count: int, wording: Wording) -> str:
    """A counted phrase ("51,802 new guests")."""
    shown = wording.number(count)
    if wording.kind == "boutique":
        return ngettext("{count} new customer", "{count} new customers", count).format(count=shown)
    return ngettext("{count} new guest", "{count} new guests", count).format(count=shown)


def updated_people(count: int, wording: Wording) -> str:
    """A counted phrase ("194 updated")."""
    return ngettext("{count} updated", "{count} updated", count).format(count=wording.number(count))


def answers(count: int, wording: Wording) -> str:
    """A counted phrase ("1,204 answers")."""
    return ngettext("{count} answer", "{count} answers", count).format(count=wording.number(count))


def chips(report: ImportReport, wording: Wording) -> Sequence[ChipSpec]:
    """What will happen, in a few chips; what does not happen is left out."""
    found = []
    others = report.customers_updated or report.visits_added or report.answers_added
    if report.customers_added or not others:
        found.append(ChipSpec(new_people(report.customers_added, wording), "good"))
    if report.customers_updated:
        found.append(ChipSpec(updated_people(report.customers_updated, wording), "blue"))
    if report.visits_added:
        visits = wording.words.visits(report.visits_added, _count(report.visits_added, wording))
        found.append(ChipSpec(visits, "brand"))
    if report.answers_added:
        found.append(ChipSpec(answers(report.answers_added, wording), "brand"))
    wrong = problem_rows(report)
    if wrong:
        text = ngettext("{count} row with a problem", "{count} rows with a problem", wrong)
        if all(file.kind == "vcard" for file in report.files):
            text = ngettext("{count} card with a problem", "{count} cards with a problem", wrong)
        elif all(file.kind == "calendar" for file in report.files):
            text = ngettext("{count} event with a remark", "{count} events with a remark", wrong)
        tone: Tone = "alert" if report.rows_rejected else "brass"
        found.append(ChipSpec(text.format(count=_count(wrong, wording)), tone))
    else:
        found.append(ChipSpec(_("no problems"), "good", icon="check"))
    return found


def came_in(report: ImportReport, wording: Wording) -> Sequence[tuple[str, str]]:
    """Icon and words for everything that comes in; nothing is said of what does not."""
    visits = wording.words.visits
    lines = [
        ("user-plus", report.customers_added, new_people(report.customers_added, wording)),
        ("users", report.customers_updated, updated_people(report.customers_updated, wording)),
        ("calendar", report.visits_added, visits(report.visits_added, _count(report.visits_added, wording))),
        ("refresh-cw", report.visits_updated, _visits_updated(report.visits_updated, wording)),
        ("shopping-bag", report.lines_added, _lines(report.lines_added, wording)),
        ("chart-line", report.answers_added, answers(report.answers_added, wording)),
        ("refresh-cw", report.answers_updated, _answers_updated(report.answers_updated, wording)),
        ("phone", report.contacts_added, _contacts(report.contacts_added, wording)),
        ("cake", report.occasions_added, _occasions(report.occasions_added, wording)),
        ("heart", report.preferences_added, _preferences(report.preferences_added, wording)),
        ("lightbulb", report.clues_added, _clues(report.clues_added, wording)),
        ("baby", report.companions_added, _companions(report.companions_added, wording)),
    ]
    return [(icon, words) for icon, count, words in lines if count]


def stayed_out(report: ImportReport, wording: Wording) -> Sequence[tuple[str, str]]:
    """Icon and words for what did not come in, or only in part."""
    rows, values, same = report.rows_rejected, report.values_left_out, _same_rows(report)
    lines = [
        ("circle-alert", rows, ngettext("{count} row stayed out", "{count} rows stayed out", rows)),
        (
            "triangle-alert",
            values,
            ngettext("{count} value was left out", "{count} values were left out", values),
        ),
        (
            "archive",
            report.notes_count,
            ngettext(
                "{count} row says something else than what the venue has, which was kept",
                "{count} rows say something else than what the venue has, which was kept",
                report.notes_count,
            ),
        ),
        (
            "check",
            same,
            ngettext("{count} row was known already", "{count} rows were known already", same),
        ),
    ]
    return [(icon, words.format(count=_count(count, wording))) for icon, count, words in lines if count]


def kept_reasons(report: UndoReport, wording: Wording) -> Sequence[str]:
    """Of how many something stayed when an import was taken back, by reason."""
    reasons: dict[str, int] = {}
    for row in report.kept:
        reasons[row.reason] = reasons.get(row.reason, 0) + 1
    words = wording.words
    return [
        _("{people} kept: {reason}").format(
            people=words.customers(count, _count(count, wording)), reason=reason
        )
        for reason, count in reasons.items()
    ]


def taken_back_words(report: UndoReport, wording: Wording) -> str:
    """What an undo removed ("51,802 guests and 59,629 stays were taken back")."""
    words, gone = wording.words, report.removed.get("survey_answer", 0)
    if gone and not report.visits_removed:
        people = words.customers(report.customers_removed, _count(report.customers_removed, wording))
        return _("Taken back: {people}, {answers}").format(people=people, answers=answers(gone, wording))
    return _("Taken back: {people}, {visits}").format(
        people=words.customers(report.customers_removed, _count(report.customers_removed, wording)),
        visits=words.visits(report.visits_removed, _count(report.visits_removed, wording)),
    )


def _same_rows(report: ImportReport) -> int:
    return sum(file.skipped for file in report.files)


def _count(count: int, wording: Wording) -> str:
    return wording.number(count)


def _visits_updated(count: int, wording: Wording) -> str:
    visits = wording.words.visits(count, _count(count, wording))
    return _("{visits} brought up to date").format(visits=visits)


def _answers_updated(count: int, wording: Wording) -> str:
    return _("{answers} brought up to date").format(answers=answers(count, wording))


def _lines(count: int, wording: Wording) -> str:
    words = ngettext("{count} product bought", "{count} products bought", count)
    return words.format(count=_count(count, wording))


def _contacts(count: int, wording: Wording) -> str:
    words = ngettext("{count} email or phone", "{count} emails and phones", count)
    return words.format(count=_count(count, wording))


def _occasions(count: int, wording: Wording) -> str:
    words = ngettext("{count} date to remember", "{count} dates to remember", count)
    return words.format(count=_count(count, wording))


def _preferences(count: int, wording: Wording) -> str:
    words = ngettext("{count} preference, “imported”", "{count} preferences, “imported”", count)
    return words.format(count=_count(count, wording))


def _clues(count: int, wording: Wording) -> str:
    words = ngettext("{count} clue to sort", "{count} clues to sort", count)
    return words.format(count=_count(count, wording))


def _companions(count: int, wording: Wording) -> str:
    words = ngettext("{count} companion", "{count} companions", count)
    return words.format(count=_count(count, wording))
