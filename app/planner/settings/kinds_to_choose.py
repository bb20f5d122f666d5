"""For what a playbook can be: the kinds of occasions, milestones, surprises, and the venue's own kinds."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.words import gettext as _
from app.model.moment import MILESTONE, SURPRISE
from app.model.occasion import OccasionKind
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.words.kinds import kind_words
from app.ui.form_fields import Option

_OWN = "own:"


def key_of(kind: str, own_kind_id: int | None) -> str:
    """What stands for a kind in a choice."""
    return kind if own_kind_id is None else f"{_OWN}{own_kind_id}"


def kind_options(own_kinds: Sequence[OwnKindRow], *, also: int | None = None) -> list[Option]:
    """Everything to choose; ``also`` is an own kind that is offered even where it is retired."""
    usual = (*(kind for kind in OccasionKind if kind is not OccasionKind.CUSTOM), MILESTONE, SURPRISE)
    own = [row for row in own_kinds if row.active or row.id == also]
    return [
        *(Option(kind, kind_words(kind)) for kind in usual),
        *(Option(key_of(OccasionKind.CUSTOM, row.id), _own_words(row)) for row in own),
    ]


def _own_words(row: OwnKindRow) -> str:
    return row.name if row.active else _("{name} (offered no more)").format(name=row.name)
