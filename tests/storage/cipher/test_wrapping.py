"""What seals the data key opens it again, and nothing else does."""

from __future__ import annotations

import pytest

from app.core.recovery_key import RecoveryKey
from app.storage.cipher import wrapping
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import Kind


def test_half_a_letter_is_part_of_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "MEMORY_KIB", 19_456)
    key, words = DataKey.of(RecoveryKey.new()), "three small words \ud83d"

    sealed = wrapping.wrap_for_words(key, words, kind=Kind.PASSPHRASE)

    assert wrapping.open_with_words(sealed, words) == key
    assert wrapping.open_with_words(sealed, "three small words \ud83e") is None
