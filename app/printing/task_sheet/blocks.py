"""The words of a task sheet as HTML, the musts first and largest."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.core.words import gettext as _
from app.moments.sheets.schemas import SheetMoment, SheetTask

_BOX, _DONE = "\u2610", "\u2611"
_ALERT, _ALERT_SOFT, _FAINT = "#B23A2B", "#FAE7E3", "#5C6664"


def head_html(title: str, facts: Iterable[str]) -> str:
    """What the sheet is, and when it was printed."""
    return f"<p style='font-size:18pt; margin:0 0 2px 0'><b>{escape(title)}</b></p>" + "".join(
        _faint(fact) for fact in facts if fact
    )


def nothing_html() -> str:
    """What stands where there is nothing to do."""
    return f"<p>{escape(_('Nothing to prepare.'))}</p>"


def moment_html(moment: SheetMoment) -> str:
    """One moment: whose, what must not go wrong, what is given, what is to be done."""
    where = " · ".join(filter(None, (moment.day, moment.where)))
    lines = [
        f"<p style='font-size:15pt; margin:0 0 2px 0'><b>{escape(moment.title)}</b></p>",
        f"<p style='font-size:13pt; margin:0 0 6px 0'>{escape(where)}</p>",
        _musts(moment),
    ]
    if moment.minding:
        lines.append(_told(_("Mind"), " · ".join(moment.minding)))
    lines += [
        f"<p style='font-size:14pt; margin:8px 0 4px 0'><b>{escape(gift)}</b></p>" for gift in moment.gestures
    ]
    if moment.tasks:
        lines.append(
            "<table width='100%' cellpadding='3' cellspacing='0'>"
            + "".join(map(_task, moment.tasks))
            + "</table>"
        )
    lines += [_told(_("Do"), moment.dos), _told(_("Do not"), moment.donts), _told(_("Note"), moment.note)]
    return "".join(lines)


def _musts(moment: SheetMoment) -> str:
    rows = [
        f"<p style='font-size:17pt; margin:0; color:{_ALERT}'><b>{escape(text)}</b></p>"
        for text in moment.musts
    ]
    if moment.unknown:
        rows.append(f"<p style='font-size:13pt; margin:0'><b>{escape(moment.unknown)}</b></p>")
    if not moment.musts:
        return "".join(rows)
    ground = f" bgcolor='{_ALERT_SOFT}'"
    return f"<table width='100%' cellpadding='8' cellspacing='0'{ground}><tr><td>{''.join(rows)}</td></tr></table>"


def _task(task: SheetTask) -> str:
    box = _DONE if task.done else _BOX
    rest = " · ".join(filter(None, (task.due, task.owner)))
    what = escape(task.what)
    what = f"<span style='color:{_FAINT}'><s>{what}</s></span>" if task.done else what
    return (
        f"<tr><td width='7%' style='font-size:16pt'>{box}</td><td width='55%' style='font-size:13pt'>{what}</td>"
        f"<td width='38%' style='color:{_FAINT}'>{escape(rest)}</td></tr>"
    )


def _told(label: str, text: str) -> str:
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<p style='margin:6px 0 0 0'><b>{escape(label)}:</b> {lines}</p>" if lines else ""


def _faint(text: str) -> str:
    return f"<p style='color:{_FAINT}; margin:0'>{escape(text)}</p>"
