"""The file beside an encrypted venue: the data key, sealed once for everybody who may open it.

Whoever has only this file and the venue has nothing: each seal is opened by a password, a passphrase or what a
keychain holds. An ``id`` of its own ties the file to its keychain entries, and the proof of the data key tells a
wrong key from a damaged database; the salt in the database cannot, as every copy and every new key changes it.
"""

from __future__ import annotations

import secrets
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.storage.backups.disk import write_private
from app.storage.beside import keys_beside
from app.storage.cipher.data_key import DataKey

FORMAT = 1
_HEX = r"^([0-9a-f]{2})+$"


class Kind(StrEnum):
    """What opens a seal."""

    STAFF = "staff"
    PASSPHRASE = "passphrase"
    KEYCHAIN = "keychain"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Stretching(_Part):
    """How Argon2id makes a key of what people can remember; a file may not ask for more than a desk can give."""

    salt: str = Field(pattern=_HEX)
    memory_kib: int = Field(ge=19_456, le=1_048_576)
    passes: int = Field(ge=2, le=32)
    lanes: int = Field(ge=1, le=16)


class Boxed(_Part):
    """Something encrypted with AES-GCM."""

    nonce: str = Field(pattern=_HEX)
    content: str = Field(pattern=_HEX)


class Wrap(_Part):
    """One way to the data key: ``own`` is a private key that the secret opens, ``sealed`` the data key for its public half.

    So a new data key is sealed for everybody at once, and nobody has to type anything.
    """

    kind: Kind
    name: str = ""
    staff_id: int = 0
    stretching: Stretching | None = None
    own: Boxed
    public: str = Field(pattern=_HEX)
    sender: str = Field(pattern=_HEX)
    sealed: Boxed


class KeyFile(_Part):
    """Everything in it."""

    format: int = FORMAT
    id: str = Field(default_factory=lambda: secrets.token_hex(16), pattern=_HEX)
    proof: str = Field(pattern=_HEX)
    wraps: tuple[Wrap, ...] = ()

    def is_key(self, key: DataKey) -> bool:
        """Whether a key is the one of this file."""
        return secrets.compare_digest(self.proof, key.proof)

    def of_kind(self, kind: Kind) -> tuple[Wrap, ...]:
        """The wraps that such a secret opens."""
        return tuple(wrap for wrap in self.wraps if wrap.kind is kind)


def read_key_file(venue: Path) -> KeyFile | None:
    """The key file of a venue; None where there is none, or what lies there is none."""
    try:
        found = KeyFile.model_validate_json(keys_beside(venue).read_bytes())
    except (OSError, ValidationError):
        return None
    return found if found.format == FORMAT else None


def write_key_file(venue: Path, file: KeyFile) -> None:
    """Keep it, whole or not at all, readable by the user alone; raises OSError."""
    write_private(keys_beside(venue), key_file_bytes(file))


def key_file_bytes(file: KeyFile) -> bytes:
    """What is written."""
    return file.model_dump_json(indent=1).encode()
