"""What the wall of stories says."""

from __future__ import annotations

from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext
from app.moments.schemas.rows import PhotoRow, StoryRow
from app.planner.plan.words import reaction_words
from app.ui.chips import ChipSpec
from app.wording.calendar_words import month_title
from app.wording.formats import Wording

_GLAD_FROM = 4
_MOST = 5
FULL, HOLLOW = "●", "○"


def month_head(month: date, count: int, *, wording: Wording) -> str:
    """The head of a month ("November 2026 · 3 stories"); without a count where none is known."""
    title = month_title(month, wording.language)
    if not count:
        return title
    stories = ngettext("{count} story", "{count} stories", count).format(count=wording.number(count))
    return " · ".join((title, stories))


def reaction_chip(row: StoryRow) -> ChipSpec | None:
    """How they took it, in marks and words ("●●●●● Delighted"); nothing where it was not asked."""
    if row.reaction is None:
        return None
    marks = FULL * row.reaction + HOLLOW * (_MOST - row.reaction)
    if row.case_id is not None:
        words = _("{marks} {reaction} of 5 after it was put right").format(marks=marks, reaction=row.reaction)
    else:
        words = _("{marks} {reaction}").format(marks=marks, reaction=reaction_words(row.reaction))
    return ChipSpec(words, "good" if row.reaction >= _GLAD_FROM else "neutral")


def kind_chip(row: StoryRow) -> ChipSpec:
    """Whether a moment is told, or how something was put right."""
    if row.case_id is not None:
        return ChipSpec(_("Put right"), "brand", icon="heart-handshake")
    return ChipSpec(_("Moment"), "plum", icon="cake")


def told_words(row: StoryRow, wording: Wording) -> str:
    """When it was, and who tells it."""
    day = wording.day(row.on)
    return _("{day} · told by {name}").format(day=day, name=row.told_by) if row.told_by else day


def quoted(said: str) -> str:
    """What they said, as a quotation."""
    return _("“{words}”").format(words=said.strip())


def photo_words(photo: PhotoRow, row: StoryRow, *, number: int) -> str:
    """A photo for people who listen."""
    return _("Photo {number} of {count} of “{title}”: {file}").format(
        number=number, count=len(row.photos), title=row.title, file=photo.file_name
    )


def spoken(row: StoryRow, wording: Wording) -> str:
    """A whole story for people who listen."""
    chip = reaction_chip(row)
    reaction = chip.text.strip(FULL + HOLLOW + " ") if chip else ""
    said = quoted(row.said) if row.said.strip() else ""
    photos = len(row.photos)
    pictures = ngettext("{count} photo", "{count} photos", photos).format(count=photos) if photos else ""
    parts = (row.title, row.who, told_words(row, wording), row.text, said, reaction, pictures)
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
