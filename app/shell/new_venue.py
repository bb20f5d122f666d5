"""What the first run found out: the place, and how its owner signs in."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.recovery_key import RecoveryKey
from app.shell.venue_draft import VenueDraft


@dataclass(frozen=True)
class OwnerSecrets:
    """The owner's secrets as they are kept, with the password and the recovery key of which keys are made."""

    password: str = field(repr=False)
    password_hash: str = field(repr=False)
    pin_hash: str = field(repr=False)
    key_hash: str = field(repr=False)
    key: RecoveryKey = field(repr=False)


@dataclass(frozen=True)
class NewVenue:
    """A place to be made; without ``owner`` nobody signs in there."""

    draft: VenueDraft
    owner: OwnerSecrets | None = None
