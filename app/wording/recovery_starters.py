"""What a new venue starts its service recovery with: departments, and categories of what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.words import gettext as _

LONGEST_KEY = 20


@dataclass(frozen=True)
class Starter:
    """One starter: a stable key and the name it gets in the venue's language."""

    key: str
    name: str


@dataclass(frozen=True)
class CategoryStarter(Starter):
    """A category, with the key of the department whose work it is; empty where it is nobody's."""

    department: str = ""


def department_starters(kind: str) -> tuple[Starter, ...]:
    """The departments of this kind of venue, in the order in which they are shown."""
    rows = {
        "hotel": [
            ("front_desk", _("Front desk")),
            ("housekeeping", _("Housekeeping")),
            ("engineering", _("Engineering")),
            ("kitchen", _("Kitchen and bar")),
            ("restaurant", _("Restaurant")),
            ("billing", _("Billing")),
        ],
        "restaurant": [
            ("floor", _("Dining room")),
            ("kitchen", _("Kitchen")),
            ("bar", _("Bar")),
            ("reservations", _("Reservations")),
        ],
        "boutique": [
            ("floor", _("Shop floor")),
            ("alterations", _("Alterations")),
            ("stockroom", _("Stockroom")),
            ("till", _("Till")),
        ],
    }[kind]
    return tuple(Starter(key, name) for key, name in rows)


def category_starters(kind: str) -> tuple[CategoryStarter, ...]:
    """The categories of this kind of venue, in the order in which they are shown."""
    rows = {"hotel": _hotel, "restaurant": _restaurant, "boutique": _boutique}[kind]()
    return tuple(CategoryStarter(*row) for row in [*rows, ("other", _("Something else"), "")])


def _hotel() -> list[tuple[str, str, str]]:
    return [
        ("cleanliness", _("Cleanliness"), "housekeeping"),
        ("room_not_ready", _("Room not ready"), "housekeeping"),
        ("heating_water", _("Heating, cooling, water"), "engineering"),
        ("equipment", _("Something in the room does not work"), "engineering"),
        ("wifi_tv", _("Wi-Fi and television"), "engineering"),
        ("noise", _("Noise"), "front_desk"),
        ("booking", _("Booking and arrival"), "front_desk"),
        ("waiting", _("Waiting"), "front_desk"),
        ("transport", _("Transport and errands"), "front_desk"),
        ("manner", _("How somebody was treated"), "front_desk"),
        ("food_drink", _("Food and drink"), "kitchen"),
        ("allergy_diet", _("Allergy or diet not heeded"), "kitchen"),
        ("table_service", _("Service at the table"), "restaurant"),
        ("bill", _("Bill and payment"), "billing"),
        ("laundry", _("Laundry"), "housekeeping"),
        ("belongings", _("Lost or damaged belongings"), "housekeeping"),
    ]


def _restaurant() -> list[tuple[str, str, str]]:
    return [
        ("food", _("Food"), "kitchen"),
        ("allergy_diet", _("Allergy or diet not heeded"), "kitchen"),
        ("wrong_dish", _("Wrong or missing dish"), "kitchen"),
        ("drinks", _("Drinks"), "bar"),
        ("waiting", _("Waiting"), "floor"),
        ("table_service", _("Service at the table"), "floor"),
        ("manner", _("How somebody was treated"), "floor"),
        ("table", _("Table and seating"), "reservations"),
        ("booking", _("Booking"), "reservations"),
        ("noise", _("Noise"), "floor"),
        ("cleanliness", _("Cleanliness"), "floor"),
        ("bill", _("Bill and payment"), "floor"),
        ("belongings", _("Lost or damaged belongings"), "floor"),
    ]


def _boutique() -> list[tuple[str, str, str]]:
    return [
        ("quality", _("Quality of a piece"), "floor"),
        ("fit", _("Size and fit"), "floor"),
        ("advice", _("Advice"), "floor"),
        ("manner", _("How somebody was treated"), "floor"),
        ("waiting", _("Waiting"), "floor"),
        ("alterations", _("Alterations"), "alterations"),
        ("out_of_stock", _("Not in stock"), "stockroom"),
        ("order", _("Order and delivery"), "stockroom"),
        ("return", _("Return or exchange"), "till"),
        ("bill", _("Bill and payment"), "till"),
        ("appointment", _("Appointment"), "floor"),
    ]
