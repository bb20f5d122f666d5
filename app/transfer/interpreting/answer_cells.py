"""Reading the cells that say what was answered, when, where and to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.core.text_folding import fold
from app.core.typed_text import LONGEST_NOTE, clean_note
from app.core.words import gettext as _
from app.model.survey import AnswerChannel, LeftOut
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.instants import read_instant, zone_named_by
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.person_cells import Reader
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.columns import Column
from app.transfer.mapping.dates import is_no_date
from app.transfer.mapping.targets import Target

_MEMORY = 20_000
_TESTS = ("preview", "test", "spam")
_CHANNELS = {
    AnswerChannel.DESK: "desk front desk reception in person inperson counter pos till rezeption accueil recepcion",
    AnswerChannel.HAND_OVER: "hand over handover tablet kiosk ipad terminal touchscreen screen",
    AnswerChannel.PAPER: "paper card comment card papier karte carta papel form formular",
    AnswerChannel.PHONE: "phone call telephone telefon anruf telefono ivr",
    AnswerChannel.EMAIL: "email e mail mail newsletter courriel correo",
    AnswerChannel.MESSAGE: "sms text message whatsapp messenger chat nachricht telegram wechat line",
    AnswerChannel.WEB: "web website online link weblink web link qr qr code internet app in app widget form web form",
    AnswerChannel.REVIEW: "review reviews google tripadvisor booking com booking expedia yelp trustpilot holidaycheck opentable facebook",
}


class AnswerCells:
    """Readers for columns about answers; the scores themselves are read once the row is known."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._zone = ZoneInfo(options.zone)
        self._instant = lru_cache(_MEMORY)(read_instant)

    def reader(self, column: Column) -> Reader | None:
        """The reader for a column, or nothing when its target is not about answers."""
        workplaces = self._options.workplaces
        makers: dict[Target, Callable[[Column], Reader]] = {
            Target.COMMENT: self._comment,
            Target.ANSWERED_AT: self._when,
            Target.ASKED_AT: self._when,
            Target.TEST: self._test,
            Target.STAGE: lambda column: _one_of(workplaces.stages, column),
            Target.DEPARTMENT: lambda column: _one_of(workplaces.departments, column),
            Target.STAFF: lambda column: _one_of(workplaces.staff, column),
        }
        maker = makers.get(column.target)
        return maker(column) if maker else None

    def _comment(self, column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            comment = clean_note(text)
            if len(comment) > LONGEST_NOTE:
                comment = comment[:LONGEST_NOTE]
                draft.keep_out(column.header, _("The comment is too long. Its end is left out"))
            if comment and not is_blank_word(comment):
                draft.comments[column.index] = comment

        return read

    def _when(self, column: Column) -> Reader:
        zone, style, target = zone_named_by(column.header, self._zone), column.date_style, column.target

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            if is_no_date(text):
                return
            try:
                draft.instants[target] = self._instant(text, style, zone=zone)
            except (ValueError, OverflowError):
                draft.reject(column.header, _("“{text}” is not a date").format(text=text[:40]))

        return read

    def _test(self, _column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            words = _words(text)
            if any(mark in words for mark in _TESTS) or words in ("1", "true", "yes", "ja", "oui", "si", "x"):
                draft.texts[Target.TEST] = LeftOut.TEST

        return read


def channel_of(text: str) -> str:
    """The channel that a cell names; empty where none is known by that name."""
    words = _words(text)
    return next((channel.value for channel, known in _CHANNEL_WORDS.items() if words in known), "")


def _one_of(known: Mapping[str, int], column: Column) -> Reader:
    """A stage, a department or somebody of the staff by name; one that the venue has not is kept out."""
    target = column.target

    def read(text: str, draft: Draft, _cells: list[str]) -> None:
        found = known.get(_words(text))
        if found is not None:
            draft.counts[target] = found
        elif not is_blank_word(text):
            draft.keep_out(column.header, _("“{text}” is not known here. Kept out").format(text=text[:40]))

    return read


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


def _phrases(words: str) -> frozenset[str]:
    """Every run of one or two words of a list."""
    parts = words.split()
    return frozenset(parts) | frozenset(map(" ".join, pairwise(parts)))


_CHANNEL_WORDS = {channel: _phrases(words) for channel, words in _CHANNELS.items()}
