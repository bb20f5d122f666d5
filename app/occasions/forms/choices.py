"""What the fields of a day offer, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.core.recurring import LAST, Repeats, Unit
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.rows import OccasionRow
from app.occasions.words.kinds import kind_words
from app.occasions.words.rules import month_words, nth_words, repeats_words, unit_words, weekday_words
from app.ui.form_fields import Option

OWN = "own:"
"""Before the id of the venue's own kind, in the choice of what is celebrated."""


class ComesAlong(Protocol):
    """Somebody who comes with a customer."""

    @property
    def id(self) -> int:
        """Which companion."""
        ...

    @property
    def name(self) -> str:
        """How they are called."""
        ...


def companions(rows: Iterable[ComesAlong], customer: str) -> list[Option]:
    """The customer and everybody who comes along."""
    return [Option("", customer or _("Their own")), *(Option(str(row.id), row.name) for row in rows)]


def occasion_kinds(own_kinds: Sequence[OwnKindRow] = (), row: OccasionRow | None = None) -> list[Option]:
    """What is celebrated, with the venue's own kinds; ``row`` keeps the one it is of, offered or not."""
    known = [Option(each.value, kind_words(each)) for each in OccasionKind]
    own = {f"{OWN}{kind.id}": kind.name for kind in own_kinds}
    if row is not None and row.own_kind_id:
        own.setdefault(f"{OWN}{row.own_kind_id}", row.own_kind)
    return [*known[:-1], *(Option(value, name) for value, name in own.items()), known[-1]]


def often() -> list[Option]:
    """How an occasion comes back."""
    return [Option(each, repeats_words(each)) for each in Repeats]


def nths() -> list[Option]:
    """Which weekday of a month."""
    return [Option("", "–"), *(Option(str(each), nth_words(each)) for each in (1, 2, 3, 4, LAST))]


def weekdays(language: str) -> list[Option]:
    """The days of the week."""
    return [Option("", "–"), *(Option(str(each), weekday_words(each, language)) for each in range(7))]


def months(language: str) -> list[Option]:
    """The months."""
    return [Option("", "–"), *(Option(str(each), month_words(each, language)) for each in range(1, 13))]


def units() -> list[Option]:
    """What keeping in touch counts."""
    return [Option(each, unit_words(each)) for each in Unit]
