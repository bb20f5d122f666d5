"""The recovery key: the one secret that opens a venue when everything else is lost, kept on paper."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _

KEY_BYTES = 32
GROUP = 5
GROUPS = 11
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is easily taken for a digit, and none that makes words."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_CHECK_BITS = GROUP * GROUPS * 5 - KEY_BYTES * 8
_IN_A_LINE = 4
"""What is left of the last group: a typing mistake goes unnoticed once in half a million."""


@dataclass(frozen=True)
class RecoveryKey:
    """32 random bytes; ``shown`` is how they are printed and typed in again. Never logged, never shown by repr."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(len(self.secret))

    @classmethod
    def new(cls) -> RecoveryKey:
        """A key that nobody has seen yet."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def read(cls, text: str) -> RecoveryKey:
        """What somebody typed off the paper, in any case and with any gaps; raises InvalidInput for field ``key``."""
        typed = "".join(character for character in text.upper() if character.isalnum()).translate(_READ_AS)
        strange = next((character for character in typed if character not in _ALPHABET), None)
        if strange is not None:
            raise _wrong(_("There is no “{character}” in a recovery key.").format(character=strange))
        if len(typed) != GROUP * GROUPS:
            raise _wrong(
                _("A recovery key has {groups} groups of {letters}; these are {count} characters.").format(
                    groups=GROUPS, letters=GROUP, count=len(typed)
                )
            )
        number = 0
        for character in typed:
            number = number << 5 | _ALPHABET.index(character)
        secret = (number >> _CHECK_BITS).to_bytes(KEY_BYTES, "big")
        if number & (1 << _CHECK_BITS) - 1 != _check(secret):
            raise _wrong(_("One of the characters of the recovery key is wrong."))
        return cls(secret)

    @classmethod
    def looks_like(cls, text: str) -> bool:
        """Whether somebody means a recovery key by this, rightly typed or not, and not a password."""
        typed = "".join(character for character in text if character.isalnum())
        return abs(len(typed) - GROUP * GROUPS) <= GROUP and typed.upper() == typed

    @property
    def shown(self) -> str:
        """The key in groups of five, with hyphens between them."""
        number = int.from_bytes(self.secret, "big") << _CHECK_BITS | _check(self.secret)
        places = range(GROUP * GROUPS - 1, -1, -1)
        letters = "".join(_ALPHABET[number >> 5 * place & 31] for place in places)
        return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))

    def __str__(self) -> str:
        return "RecoveryKey"


def key_in_lines(shown: str) -> str:
    """A key to be read and copied by hand: four groups in a line, apart from each other."""
    groups = shown.split("-")
    rows = (groups[at : at + _IN_A_LINE] for at in range(0, len(groups), _IN_A_LINE))
    return "\n".join("   ".join(row) for row in rows)


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(b"regulars recovery key" + secret).digest()
    return int.from_bytes(digest[:4], "big") >> 32 - _CHECK_BITS


def _wrong(message: str) -> InvalidInput:
    return InvalidInput([Problem("key", message)])
