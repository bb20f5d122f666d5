"""What stands for Argon2 where a test is about something else: it takes no time."""

from __future__ import annotations


class PlainHashes:
    """Fast, and good enough to test with."""

    def __init__(self) -> None:
        self.tried = 0
        self.strength = 2

    def hash(self, secret: str) -> str:
        """The secret the other way round."""
        return f"plain{self.strength}:{secret[::-1]}"

    def fits(self, kept: str, secret: str) -> bool:
        """Whether it is the same."""
        self.tried += 1
        return kept.partition(":")[2] == secret[::-1]

    def is_weak(self, kept: str) -> bool:
        """Whether it was made with less strength."""
        return not kept.startswith(f"plain{self.strength}:")
