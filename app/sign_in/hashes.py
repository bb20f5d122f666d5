"""What is kept of a secret: what Argon2id makes of it, never the secret itself."""

from __future__ import annotations

from typing import Protocol

from app.core.typed_text import secret_bytes


class Hashes(Protocol):
    """Makes a hash of a secret, and tells whether one was made of it; both take a while."""

    def hash(self, secret: str) -> str:
        """A hash with its parameters and a salt of its own."""
        ...

    def fits(self, kept: str, secret: str) -> bool:
        """Whether the hash was made of this secret."""
        ...

    def is_weak(self, kept: str) -> bool:
        """Whether the hash was made with less effort than new ones are."""
        ...


class Argon2Hashes:
    """Argon2id with 64 MiB and three passes, as RFC 9106 wants it for small machines."""

    def hash(self, secret: str) -> str:
        """A hash with its parameters and a salt of its own."""
        from argon2 import PasswordHasher

        return PasswordHasher().hash(secret_bytes(secret))

    def fits(self, kept: str, secret: str) -> bool:
        """Whether the hash was made of this secret; one that is damaged was made of none."""
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return PasswordHasher().verify(kept, secret_bytes(secret))
        except (InvalidHashError, VerificationError):
            return False

    def is_weak(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than new ones are."""
        from argon2 import PasswordHasher

        return PasswordHasher().check_needs_rehash(kept)
