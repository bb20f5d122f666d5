"""How an entry of the account hangs on the one before it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FIRST = "0" * 64
"""What the first entry hangs on."""

_USUAL = len("2026-11-25 12:00:00.000000")

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True)
class Anchor:
    """How many entries there were, and where their chain ended: kept elsewhere, it shows a tail that was cut."""

    count: int
    chain: str


def new_salt() -> str:
    """16 random bytes, without which nobody can guess from a digest what was erased."""
    return secrets.token_hex(16)


def digest_of(details: Any, salt: str) -> str:
    """What stands for the content of an entry, also when the content is gone."""
    # As it comes out of the database again: only there are all keys texts.
    return digest_of_text(json.dumps(details), salt)


def digest_of_text(details: str, salt: str) -> str:
    """The same of the content as the database has it."""
    return sha256(salt.encode() + _bytes(json.loads(details))).hexdigest()


def link(entry: Mapping[str, Any], *, after: str, digest: str) -> str:
    """The chain up to this entry."""
    said = {
        "id": entry["id"],
        "at": instant_text(entry["at"]),
        "staff_id": entry["staff_id"],
        "action": str(entry["action"]),
        "kind": entry["kind"],
        "row_id": entry["row_id"],
        "customer_id": entry.get("customer_id"),
        "undo": entry.get("undo", ""),
        "digest": digest,
    }
    return sha256(after.encode() + _bytes(said)).hexdigest()


def chained(
    entries: list[dict[str, Any]], previous: str, *, salted: Callable[[], str] = new_salt
) -> tuple[list[dict[str, Any]], str]:
    """The entries with salt, digest and chain, and where the chain ends then."""
    linked = []
    for entry in entries:
        salt = salted()
        digest = digest_of(entry["details"], salt)
        previous = link(entry, after=previous, digest=digest)
        linked.append({**entry, "salt": salt, "digest": digest, "chain": previous})
    return linked, previous


def instant_text(at: Any) -> str:
    """An instant in UTC with microseconds, from a datetime or from the text in a file."""
    if isinstance(at, str):
        if len(at) == _USUAL:
            return f"{at[:10]}T{at[11:]}+00:00"
        at = datetime.fromisoformat(at)
    return _utc(at).isoformat(timespec="microseconds")


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _bytes(value: Any) -> bytes:
    return _CANONICAL.encode(value).encode("utf-8", "surrogatepass")
