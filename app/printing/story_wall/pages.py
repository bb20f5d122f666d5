"""Stories as HTML for paper, with their photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QImage

from app.core.words import gettext as _
from app.printing.rich_pages import RichPages

_FAINT, _PLUM = "#5C6664", "#77487F"
_HIGH = 150
"""How high photos stand on paper, in the units of the document."""
_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class PrintedStory:
    """One story in words; ``photos`` are the names of its pictures, ``month`` the head it stands under."""

    month: str
    when: str
    who: str
    title: str
    text: str
    said: str
    reaction: str
    photos: tuple[str, ...]


def story_wall(
    stories: Sequence[PrintedStory],
    *,
    title: str,
    facts: Iterable[str],
    family: str,
    pictures: Mapping[str, QImage],
) -> RichPages:
    """The pages: by month, each story with its photos below it."""
    parts = [f"<h2>{escape(title)}</h2>", *(_faint(fact) for fact in facts)]
    month = ""
    for story in stories:
        if story.month != month:
            month = story.month
            parts.append(f"<hr><h3 style='color:{_PLUM}'>{escape(month)}</h3>")
        parts += _story(story, pictures)
    if not stories:
        parts.append(_faint(_("No story yet.")))
    return RichPages(title, "".join(parts), family=family, pictures=pictures)


def _story(story: PrintedStory, pictures: Mapping[str, QImage]) -> list[str]:
    lines = [
        f"<h4 style='margin-bottom:2px'>{escape(story.title)}</h4>",
        _faint(" · ".join(filter(None, (story.who, story.when, story.reaction)))),
    ]
    if story.text:
        lines.append(f"<p>{_lines(story.text)}</p>")
    if story.said:
        lines.append(f"<p style='color:{_PLUM}'><i>{_lines(story.said)}</i></p>")
    shown = [name for name in story.photos if name in pictures]
    for at in range(0, len(shown), _IN_A_ROW):
        cells = "".join(_cell(name, pictures[name]) for name in shown[at : at + _IN_A_ROW])
        lines.append(f"<table cellpadding='4'><tr>{cells}</tr></table>")
    return lines


def _cell(name: str, picture: QImage) -> str:
    wide = round(picture.width() * _HIGH / max(1, picture.height()))
    return f"<td><img src='{escape(name)}' width='{wide}' height='{_HIGH}'></td>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.strip().splitlines())


def _faint(text: str) -> str:
    return f"<p style='color:{_FAINT}; margin-top:0'>{escape(text)}</p>" if text else ""
