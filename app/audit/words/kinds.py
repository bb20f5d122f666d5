"""The kinds of things on a card, in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.alias import AliasKind
from app.model.clue import SortedAs
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.occasion import OccasionKind
from app.occasions.words.kinds import kind_words


def companion_words(kind: CompanionKind) -> str:
    """What somebody is to the customer."""
    return {
        CompanionKind.PARTNER: _("Partner"),
        CompanionKind.CHILD: _("Child"),
        CompanionKind.PARENT: _("Parent"),
        CompanionKind.FRIEND: _("Friend"),
        CompanionKind.ASSISTANT: _("Assistant"),
        CompanionKind.PET: _("Pet"),
        CompanionKind.OTHER: _("Somebody else"),
    }[kind]


def occasion_words(kind: OccasionKind) -> str:
    """What is celebrated."""
    return kind_words(kind)


def contact_words(kind: ContactKind) -> str:
    """A way to reach somebody."""
    return {
        ContactKind.PHONE: _("Phone"),
        ContactKind.EMAIL: _("Email"),
        ContactKind.ADDRESS: _("Address"),
        ContactKind.WEB: _("Web page"),
    }[kind]


def alias_words(kind: AliasKind) -> str:
    """Why a name is known."""
    return {
        AliasKind.SCRIPT: _("In another script"),
        AliasKind.NICKNAME: _("Nickname"),
        AliasKind.FORMER: _("Earlier name"),
        AliasKind.MERGED: _("Merged with"),
    }[kind]


def purpose_words(purpose: Purpose) -> str:
    """What consent is asked for."""
    return {
        Purpose.CONTACT: _("Being contacted"),
        Purpose.MOMENTS: _("Birthdays and surprises"),
        Purpose.HEALTH: _("Keeping health needs"),
        Purpose.PHOTOS: _("Photos"),
        Purpose.SURVEYS: _("Being asked for opinions"),
    }[purpose]


def sorted_words(sorted_as: SortedAs) -> str:
    """What a clue turned out to be."""
    return {
        SortedAs.PREFERENCE: _("Preference"),
        SortedAs.OCCASION: _("Occasion"),
        SortedAs.PROMISE: _("Promise"),
        SortedAs.NOTE: _("Note"),
        SortedAs.MOMENT: _("Moment"),
    }[sorted_as]


def contact_kind_words(channel: str) -> str:
    """What sort of contact it was; whatever a file called it otherwise stands as it is there."""
    return {
        "call": _("Call"),
        "email": _("Email"),
        "message": _("Message"),
        "letter": _("Letter"),
        "complaint": _("Complaint"),
        "thanks": _("Thanks"),
        "remark": _("Remark"),
    }.get(channel, channel)
