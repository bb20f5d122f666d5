"""What somebody can do to the account who has the file in hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from sqlalchemy import Connection, text

from app.storage.audit_chain.linking import digest_of, link

_COLUMNS = "id at staff_id action kind row_id customer_id undo details salt digest chain".split()
_OTHER = {
    "at": lambda random: f"20{random.randrange(10, 26)}-01-01 10:00:00.000000",
    "staff_id": lambda random: random.randrange(100, 200),
    "action": lambda random: random.choice(["seen", "moved", ""]),
    "kind": lambda random: random.choice(["nothing", "case", "'"]),
    "row_id": lambda random: random.randrange(1000, 2000),
    "customer_id": lambda random: random.randrange(1000, 2000),
    "undo": lambda random: random.choice(["again", "never"]),
    "details": lambda random: random.choice(['{"a":[null,"b"]}', "null", "[", "5", "not json", None]),
    "salt": lambda random: random.choice([f"{random.getrandbits(128):032x}", None, ""]),
    "digest": lambda random: f"{random.getrandbits(256):064x}",
    "chain": lambda random: f"{random.getrandbits(256):064x}",
}
Attack = Callable[[Connection, Random, list[dict[str, Any]]], None]


def entries(connection: Connection) -> list[dict[str, Any]]:
    """The account as it stands."""
    names = ", ".join(_COLUMNS)
    rows = connection.execute(text(f"SELECT {names} FROM audit_entry ORDER BY id"))
    return [dict(row._mapping) for row in rows]


def reword(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Change one column of one entry, and no more."""
    one, column = random.choice(there), random.choice(list(_OTHER))
    _set(connection, one["id"], **{column: _OTHER[column](random)})


def reword_cleverly(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Change what an entry says, with salt, digest and its own chain worked out anew."""
    place = random.randrange(len(there) - 1)
    one = there[place] | {"details": {"title": ["", f"Count {random.random()}"]}}
    before = there[place - 1]["chain"] if place else "0" * 64
    digest = digest_of(one["details"], "ab" * 16)
    chain = link(one, after=before, digest=digest)
    kept = json.dumps(one["details"])
    _set(connection, one["id"], details=kept, salt="ab" * 16, digest=digest, chain=chain)


def reword_to_the_end(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Change an entry and work out everything behind it anew, the head as well: only an anchor shows it."""
    place = random.randrange(len(there))
    there[place]["details"] = '{"title":["","Count"]}'
    there[place]["digest"] = digest_of({"title": ["", "Count"]}, there[place]["salt"])
    _chain_from(connection, there, place)


def take_away(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Delete entries from the middle or from the beginning."""
    first = random.randrange(len(there) - 1)
    last = random.randrange(first, len(there) - 1)
    _delete(connection, there[first]["id"], there[last]["id"])


def cut_the_end(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Delete the newest entries and leave the head."""
    _delete(connection, there[-random.randrange(1, 6)]["id"], there[-1]["id"])


def cut_the_end_cleverly(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Delete the newest entries and put the head back: only an anchor shows it."""
    count = random.randrange(1, len(there))
    _delete(connection, there[-count]["id"], there[-1]["id"])
    end = there[-count - 1]
    _set_head(connection, len(there) - count, end["chain"])


def put_the_head_back(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Have the head end earlier, as an older copy of it would."""
    place = random.randrange(len(there) - 1)
    _set_head(connection, place + 1, there[place]["chain"])


def slip_in(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Add an entry that nobody wrote: a copy, or one that hangs on one in the middle."""
    one = dict(random.choice(there))
    before = random.choice(there)
    one["id"] = there[-1]["id"] + 1
    if random.random() < 0.5:
        one["chain"] = link(
            one, after=before["chain"] if before is not there[-1] else "", digest=one["digest"]
        )
    _insert(connection, one)
    if random.random() < 0.5:
        connection.execute(text("UPDATE audit_head SET count = count + 1, chain = :chain"), one)


def put_in_between(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Move everything behind an entry on by one and put another one there."""
    place = random.randrange(len(there))
    for one in reversed(there[place:]):
        connection.execute(text("UPDATE audit_entry SET id = id + 1 WHERE id = :id"), one)
    _insert(connection, there[place])


def swap(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Let two entries change places."""
    first, second = random.sample([one["id"] for one in there], 2)
    for old, new in ((first, -1), (second, first), (-1, second)):
        connection.execute(text("UPDATE audit_entry SET id = :new WHERE id = :old"), {"new": new, "old": old})


def empty(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Take away what an entry says, as erasing does, of somebody who was never erased."""
    _set(connection, random.choice(there)["id"], details=None, salt=None)


def no_text(connection: Connection, random: Random, there: list[dict[str, Any]]) -> None:
    """Write bytes that are no text."""
    one, column = random.choice(there), random.choice(["details", "kind", "at", "chain"])
    connection.execute(text(f"UPDATE audit_entry SET {column} = CAST(x'ff00fe' AS TEXT) WHERE id = :id"), one)


ATTACKS: tuple[Attack, ...] = (
    reword,
    reword_cleverly,
    reword_to_the_end,
    take_away,
    cut_the_end,
    cut_the_end_cleverly,
    put_the_head_back,
    slip_in,
    put_in_between,
    swap,
    empty,
    no_text,
)


def _chain_from(connection: Connection, there: list[dict[str, Any]], place: int) -> None:
    end = there[place - 1]["chain"] if place else "0" * 64
    for one in there[place:]:
        end = link(one, after=end, digest=one["digest"])
        _set(connection, one["id"], details=one["details"], digest=one["digest"], chain=end)
    _set_head(connection, len(there), end)


def _set(connection: Connection, entry_id: int, **values: Any) -> None:
    given = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        text(f"UPDATE audit_entry SET {given} WHERE id = :entry_id"), values | {"entry_id": entry_id}
    )


def _set_head(connection: Connection, count: int, chain: str) -> None:
    connection.execute(
        text("UPDATE audit_head SET count = :count, chain = :chain"), {"count": count, "chain": chain}
    )


def _delete(connection: Connection, first: int, last: int) -> None:
    connection.execute(
        text("DELETE FROM audit_entry WHERE id BETWEEN :first AND :last"), {"first": first, "last": last}
    )


def _insert(connection: Connection, one: dict[str, Any]) -> None:
    names = ", ".join(_COLUMNS)
    places = ", ".join(f":{name}" for name in _COLUMNS)
    connection.execute(text(f"INSERT INTO audit_entry ({names}) VALUES ({places})"), one)
