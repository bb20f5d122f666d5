"""Sealing the data key for a secret, and opening such a seal."""

from __future__ import annotations

import secrets

from app.core.typed_text import secret_bytes
from app.storage.cipher.data_key import DataKey, derive
from app.storage.cipher.key_file import Boxed, Kind, Stretching, Wrap

MEMORY_KIB, PASSES, LANES = 65_536, 3, 4
"""Argon2id as RFC 9106 wants it for small machines."""
_NONCE_BYTES, _SALT_BYTES = 12, 16


def new_stretching() -> Stretching:
    """Today's effort, with a salt that is used once."""
    salt = secrets.token_hex(_SALT_BYTES)
    return Stretching(salt=salt, memory_kib=MEMORY_KIB, passes=PASSES, lanes=LANES)


def wrap_for_words(key: DataKey, words: str, *, kind: Kind, staff_id: int = 0, name: str = "") -> Wrap:
    """Seal the data key for what somebody remembers; takes a tenth of a second."""
    stretching = new_stretching()
    return _wrap(
        key, _stretched(words, stretching), kind=kind, staff_id=staff_id, name=name, stretching=stretching
    )


def wrap_for_keychain(key: DataKey, secret: bytes, *, name: str) -> Wrap:
    """Seal the data key for what the keychain of the computer ``name`` holds, which is random already."""
    return _wrap(key, derive(secret, "regulars keychain"), kind=Kind.KEYCHAIN, name=name)


def open_with_words(wrap: Wrap, words: str) -> DataKey | None:
    """The data key; None when these are other words, or the seal was tampered with."""
    if wrap.stretching is None:
        return None
    return _unwrap(wrap, _stretched(words, wrap.stretching))


def open_with_keychain(wrap: Wrap, secret: bytes) -> DataKey | None:
    """The data key; None when the keychain holds something else."""
    return _unwrap(wrap, derive(secret, "regulars keychain"))


def sealed_anew(wrap: Wrap, key: DataKey) -> Wrap:
    """The same way to another data key; whoever had the old one does not get the new one by it."""
    sender, sealed = _seal(key, wrap.public)
    return wrap.model_copy(update={"sender": sender, "sealed": sealed})


def is_weak(wrap: Wrap) -> bool:
    """Whether less effort stands behind it than behind new ones."""
    stretching = wrap.stretching
    return stretching is not None and (stretching.memory_kib < MEMORY_KIB or stretching.passes < PASSES)


def _wrap(
    key: DataKey,
    opener: bytes,
    *,
    kind: Kind,
    staff_id: int = 0,
    name: str = "",
    stretching: Stretching | None = None,
) -> Wrap:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    own = X25519PrivateKey.generate()
    public = own.public_key().public_bytes_raw().hex()
    sender, sealed = _seal(key, public)
    return Wrap(
        kind=kind,
        name=name,
        staff_id=staff_id,
        stretching=stretching,
        own=_boxed(own.private_bytes_raw(), opener, public),
        public=public,
        sender=sender,
        sealed=sealed,
    )


def _unwrap(wrap: Wrap, opener: bytes) -> DataKey | None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    own = _unboxed(wrap.own, opener, wrap.public)
    if own is None:
        return None
    try:
        private = X25519PrivateKey.from_private_bytes(own)
        shared = private.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(wrap.sender)))
    except ValueError:
        return None
    secret = _unboxed(wrap.sealed, derive(shared, wrap.sender + wrap.public), wrap.public)
    return DataKey(secret) if secret is not None else None


def _seal(key: DataKey, public: str) -> tuple[str, Boxed]:
    """Who sends, and what is sent, readable by the owner of ``public`` alone."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    sender = once.public_key().public_bytes_raw().hex()
    shared = once.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))
    return sender, _boxed(key.secret, derive(shared, sender + public), public)


def _boxed(content: bytes, key: bytes, about: str) -> Boxed:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Boxed(nonce=nonce.hex(), content=AESGCM(key).encrypt(nonce, content, about.encode()).hex())


def _unboxed(box: Boxed, key: bytes, about: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(bytes.fromhex(box.nonce), bytes.fromhex(box.content), about.encode())
    except (InvalidTag, ValueError):
        return None


def _stretched(words: str, stretching: Stretching) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        secret_bytes(words),
        bytes.fromhex(stretching.salt),
        time_cost=stretching.passes,
        memory_cost=stretching.memory_kib,
        parallelism=stretching.lanes,
        hash_len=32,
        type=Type.ID,
    )
