"""Every column that a reader of the changes may see has a name and every value has words."""

from __future__ import annotations

import pytest

from app.audit.names import NAMED_BY, NamesOfIds
from app.audit.words.field_names import field_names
from app.audit.words.fields import UNTOLD, ValueWords
from app.model.schema import Base
from app.storage.audit import UNTOLD as NEVER_KEPT
from app.wording.formats import Wording

KINDS = [*NAMED_BY, "customer"]


@pytest.fixture
def words() -> ValueWords:
    """Values of a hotel with one of each."""
    names = NamesOfIds({3: "Mara"}, {1: "Arrival"}, {1: "Room"}, {1: "VIP"}, {1: "Louis"}, {2: "Team day"})
    return ValueWords(Wording("hotel", "en", "Europe/Zurich", "CHF"), names)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_named_or_untold(kind: str) -> None:
    columns = {column.name for column in Base.metadata.tables[kind].columns}
    assert columns - UNTOLD - set(NEVER_KEPT) <= field_names().keys()


@pytest.mark.parametrize(
    ("kind", "column", "value", "said"),
    [
        ("preference", "strength", "dislike", "Dislikes"),
        ("preference", "must_kind", "", ""),
        ("preference", "group_id", 1, "Room"),
        ("preference", "group_id", 99, "no longer kept"),
        ("preference", "last_confirmed_on", "2026-11-25", "25 Nov 2026"),
        ("promise", "due_at", "2026-11-25T18:30:00+00:00", "25 Nov 2026 19:30"),
        ("promise", "owner_id", 3, "Mara"),
        ("companion", "kind", "pet", "Pet"),
        ("companion", "kind", "of another version", "of another version"),
        ("visit", "status", "no_show", "Did not come"),
        ("visit", "amount_minor", 64_000, "CHF\u00a0640"),
        ("touchpoint", "feeling", 0, "0"),
        ("touchpoint", "feeling", 2, "+2"),
        ("attachment", "portrait", True, "Yes"),
        ("customer", "archived_at", None, ""),
        ("consent", "decided_on", "not a day", "not a day"),
        ("occasion", "kind", "first_visit", "First visit"),
        ("occasion", "own_kind_id", 2, "Team day"),
        ("occasion", "repeats", "nth_weekday", "On a weekday of a month"),
        ("occasion", "nth", -1, "last"),
        ("occasion", "nth", 9, "9"),
        ("occasion", "weekday", 0, "Monday"),
        ("occasion", "unit", "week", "weeks"),
        ("companion_share", "companion_id", 1, "Louis"),
    ],
)
def test_every_value_is_said_in_words(
    words: ValueWords, kind: str, column: str, value: object, said: str
) -> None:
    assert words.say(value, kind=kind, column=column).replace("Nov 25, 2026", "25 Nov 2026") == said
