"""The key that a venue's file is encrypted with. It is derived from the recovery key, and from nothing else."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from app.core.recovery_key import RecoveryKey

KEY_BYTES = 32


@dataclass(frozen=True)
class DataKey:
    """32 bytes; never logged, never shown by repr."""

    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, recovery: RecoveryKey) -> DataKey:
        """The key that belongs to a recovery key."""
        return cls(derive(recovery.secret, "regulars data key"))

    @classmethod
    def of_pragma(cls, pragma: str) -> DataKey:
        """Back from what the database is told."""
        return cls(bytes.fromhex(pragma[2:-1]))

    @property
    def pragma(self) -> str:
        """The key as the database takes it: raw, so that opening takes no time."""
        return f"x'{self.secret.hex()}'"

    @property
    def proof(self) -> str:
        """What is written down to tell whether a key is the right one; it opens nothing."""
        return derive(self.secret, "regulars key proof").hex()[:32]

    def __str__(self) -> str:
        return "DataKey"


def derive(secret: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose out of a secret that is random already: HKDF-SHA256 (RFC 5869)."""
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), secret, "sha256")
    return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")
