"""What a column can mean, in the groups and colours in which it is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.transfer.mapping.targets import Target, target_label
from app.ui.theme.tokens import Tone


@dataclass(frozen=True)
class TargetGroup:
    """Targets under one heading."""

    title: str
    targets: tuple[Target, ...]


_T = Target
_NAME = (
    _T.NAME,
    _T.NAME_FAMILY_FIRST,
    _T.GIVEN,
    _T.FAMILY,
    _T.MIDDLE,
    _T.TITLE,
    _T.SUFFIX,
    _T.NICKNAME,
    _T.PHONETIC,
)
_REACH = (
    _T.EMAIL,
    _T.PHONE,
    _T.EXTERNAL_ID,
    _T.CARD_NUMBER,
    _T.WEBSITE,
    _T.ADDRESS,
    _T.STREET,
    _T.CITY,
    _T.REGION,
    _T.POSTCODE,
    _T.COUNTRY,
)
_ABOUT = (
    _T.BIRTHDAY,
    _T.DATE,
    _T.REQUESTS,
    _T.NOTES,
    _T.TAGS,
    _T.LANGUAGE,
    _T.NATIONALITY,
    _T.RELATED,
    _T.COMPANY,
    _T.JOB,
    _T.LABEL,
)
_VISIT = (
    _T.ARRIVAL,
    _T.DEPARTURE,
    _T.ARRIVAL_TIME,
    _T.NIGHTS,
    _T.STATUS,
    _T.REFERENCE,
    _T.BOOKED_ON,
    _T.PLACE,
    _T.PLACE_KIND,
    _T.ADULTS,
    _T.CHILDREN,
    _T.BOARD,
    _T.RATE,
    _T.AMOUNT,
    _T.CURRENCY,
    _T.CHANNEL,
    _T.SEGMENT,
)
_PURCHASE = (_T.INVOICE, _T.PURCHASED_AT, _T.PRODUCT, _T.PRODUCT_CODE, _T.QUANTITY, _T.UNIT_PRICE)
_ANSWER = (
    _T.NPS,
    _T.CSAT_5,
    _T.CSAT_7,
    _T.CSAT_10,
    _T.LIKED,
    _T.CES_5,
    _T.CES_7,
    _T.EFFORT_5,
    _T.EFFORT_7,
    _T.SCORE,
    _T.METRIC,
    _T.SCALE,
    _T.SCALE_MIN,
    _T.SCALE_MAX,
    _T.DIRECTION,
    _T.COMMENT,
    _T.ANSWERED_AT,
    _T.ASKED_AT,
    _T.RESPONSE_ID,
    _T.STAGE,
    _T.DEPARTMENT,
    _T.STAFF,
    _T.TEST,
)
_OCCASIONS = frozenset({_T.BIRTHDAY, _T.DATE})
_KNOWLEDGE = frozenset({_T.REQUESTS, _T.NOTES, _T.TAGS, _T.CARD_NUMBER})


def target_groups() -> Sequence[TargetGroup]:
    """Every target, each in one group; what leaves a column out stands first and alone."""
    return (
        TargetGroup("", (_T.LEAVE_OUT,)),
        TargetGroup(_("Name"), _NAME),
        TargetGroup(_("How to reach and find them"), _REACH),
        TargetGroup(_("About them"), _ABOUT),
        TargetGroup(_("Visit"), _VISIT),
        TargetGroup(_("Purchase"), _PURCHASE),
        TargetGroup(_("Answer"), _ANSWER),
    )


def find_targets(typed: str) -> Sequence[TargetGroup]:
    """The groups with the targets whose words hold every word typed; empty groups are left out."""
    wanted = fold(typed).split()
    found = (
        TargetGroup(
            group.title,
            tuple(
                target
                for target in group.targets
                if _holds(fold(f"{group.title} {target_label(target)}"), wanted)
            ),
        )
        for group in target_groups()
    )
    return [group for group in found if group.targets]


def tone_of(target: Target) -> Tone:
    """The colour of a target: dates to remember and what is known of somebody stand out."""
    if target is Target.LEAVE_OUT:
        return "neutral"
    if target in _OCCASIONS:
        return "plum"
    return "brass" if target in _KNOWLEDGE else "brand"


def _holds(words: str, wanted: Sequence[str]) -> bool:
    return all(part in words for part in wanted)
