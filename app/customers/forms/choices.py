"""What the choices of the forms offer, in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.audit.words.kinds import alias_words, companion_words, contact_words, purpose_words
from app.audit.words.knowing import evidence_words, must_kind_words, strength_words
from app.core.words import gettext as _
from app.customers.schemas.knowledge import PreferenceGroupRow
from app.customers.schemas.visits import StageRow
from app.model.alias import AliasKind
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.preference import Evidence, MustKind, Strength
from app.ui.form_fields import Option

YES, NO = "yes", "no"


def yes_no(yes: str, no: str) -> list[Option]:
    """Two answers."""
    return [Option(YES, yes), Option(NO, no)]


def strengths() -> list[Option]:
    """How much a preference matters."""
    order = (Strength.LIKE, Strength.DISLIKE, Strength.MUST)
    return [Option(each.value, strength_words(each)) for each in order]


def must_kinds() -> list[Option]:
    """Why a must is one."""
    return [Option("", _("Not a must, or not said"))] + [
        Option(each.value, must_kind_words(each)) for each in MustKind
    ]


def health_bases() -> list[Option]:
    """Why a need of health may be kept."""
    return [Option(NO, _("For their safety")), Option(YES, _("They agree to it"))]


def evidences() -> list[Option]:
    """How the venue knows."""
    return [Option(each.value, evidence_words(each)) for each in Evidence]


def groups(rows: Sequence[PreferenceGroupRow]) -> list[Option]:
    """The venue's preference groups."""
    chosen = [Option(str(row.id), row.name) for row in rows if row.id is not None]
    return [Option("", _("Where it fits")), *chosen]


def stages(rows: Sequence[StageRow]) -> list[Option]:
    """The stages of the journey."""
    return [Option("", _("No stage")), *(Option(str(row.id), row.name) for row in rows)]


def companion_kinds() -> list[Option]:
    """What somebody is to the customer."""
    return [Option(each.value, companion_words(each)) for each in CompanionKind]


def contact_kinds() -> list[Option]:
    """The ways to reach somebody."""
    return [Option(each.value, contact_words(each)) for each in ContactKind]


def alias_kinds() -> list[Option]:
    """Why a name is known."""
    kinds = (AliasKind.NICKNAME, AliasKind.SCRIPT, AliasKind.FORMER)
    return [Option(each.value, alias_words(each)) for each in kinds]


def purposes() -> list[Option]:
    """What consent is asked for."""
    return [Option(each.value, purpose_words(each)) for each in Purpose]


def feelings() -> list[tuple[str, str]]:
    """The feelings a contact may leave, the worst first; the empty one is "not known"."""
    return [
        ("-2", _("Angry")),
        ("-1", _("Unhappy")),
        ("0", _("Neutral")),
        ("1", _("Pleased")),
        ("2", _("Delighted")),
        ("", _("Not known")),
    ]
