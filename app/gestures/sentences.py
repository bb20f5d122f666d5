"""What is known of a customer and of those who come along, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.words import gettext as _
from app.gestures.known import Known
from app.gestures.schemas import ClashKind


def sentences_of(known: Sequence[Known], kind: ClashKind) -> tuple[str, ...]:
    """What is recorded, with the name of a companion whose it is."""
    named = _("{name}: {sentence}")
    rows = (one for one in known if one.kind is kind)
    said = (one.sentence if one.own else named.format(name=one.whose, sentence=one.sentence) for one in rows)
    return tuple(dict.fromkeys(said))
