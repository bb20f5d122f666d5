"""Task sheets as HTML for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from html import escape

from app.moments.sheets.schemas import SheetMoment, SheetTask
from app.printing.rich_pages import RichPages

_BOX = "\u2610"
_DONE = "\u2611"
_ALERT = "#B23A2B"
_FAINT = "#5C6664"


def task_sheet(moments: Sequence[SheetMoment], *, title: str, facts: Iterable[str], family: str) -> RichPages:
    """The pages: one block for each moment, what must not go wrong first."""
    head = f"<h2>{escape(title)}</h2>" + "".join(_faint(fact) for fact in facts)
    blocks = "".join(_block(moment) for moment in moments)
    return RichPages(title, head + (blocks or _faint(_("Nothing to prepare."))), family=family)


def _block(moment: SheetMoment) -> str:
    where = " · ".join(filter(None, (moment.day, moment.where)))
    lines = [f"<hr><h3>{escape(moment.title)}</h3>", _faint(where)]
    lines += [_alert(text) for text in moment.musts]
    if moment.unknown:
        lines.append(_faint(moment.unknown))
    lines += [f"<p><b>{escape(gift)}</b></p>" for gift in moment.gestures]
    if moment.tasks:
        lines.append("<table cellpadding='3'>" + "".join(map(_task, moment.tasks)) + "</table>")
    lines += _told(_("Do"), moment.dos) + _told(_("Do not"), moment.donts) + _told(_("Note"), moment.note)
    return "".join(lines)


def _task(task: SheetTask) -> str:
    box = _DONE if task.done else _BOX
    rest = " · ".join(filter(None, (task.due, task.owner)))
    return f"<tr><td>{box}</td><td>{escape(task.what)}</td><td>{escape(rest)}</td></tr>"


def _told(label: str, text: str) -> list[str]:
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return [f"<p><b>{escape(label)}:</b> {lines}</p>"] if lines else []


def _alert(text: str) -> str:
    return f"<p style='color:{_ALERT}'><b>{escape(text)}</b></p>"


def _faint(text: str) -> str:
    return f"<p style='color:{_FAINT}'>{escape(text)}</p>" if text else ""
