"""The gestures with which the catalogue of a new venue starts."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.words import gettext as _

HOUR = 60
DAY = 24 * HOUR


@dataclass(frozen=True)
class StarterGesture:
    """One starter: a stable key, its name in the language that was started, and what it is.

    ``cost`` and ``price`` are whole units of a usual currency, at cost and at menu price; ``lead`` is in
    minutes. ``department`` is the key of whoever sees to it, ``contains`` are words as staff would write them.
    """

    key: str
    name: str
    kind: str
    cost: int
    price: int
    lead: int
    contains: tuple[str, ...] = ()
    department: str = ""
    for_moments: bool = True


def starter_gestures(kind: str) -> tuple[StarterGesture, ...]:
    """The gestures of this kind of venue, in the order in which they are shown."""
    own = {"hotel": _hotel, "restaurant": _restaurant, "boutique": _boutique}[kind]()
    return (_row("note note", _("Handwritten note"), (1, 0, 15)), *own)


def _hotel() -> tuple[StarterGesture, ...]:
    return (
        _row(
            "welcome_drink food_drink restaurant",
            _("Drink of their choice at the bar"),
            (4, 16, 0),
            _("alcohol"),
        ),
        _row(
            "breakfast food_drink restaurant",
            _("Breakfast on us, for two"),
            (18, 58, 12 * HOUR),
            _("gluten, dairy, egg"),
        ),
        _row("fruit_plate food_drink kitchen", _("Fruit plate in the room"), (6, 18, HOUR), _("fruit")),
        _row("praline food_drink kitchen", _("Box of pralines"), (9, 24, HOUR), _("nuts, dairy, sugar")),
        _row("cake food_drink kitchen", _("Small cake"), (14, 48, DAY), _("gluten, dairy, egg, sugar")),
        _row("wine food_drink restaurant", _("Bottle of house wine"), (11, 42, 30), _("alcohol, sulphites")),
        _row(
            "champagne food_drink restaurant",
            _("Bottle of champagne"),
            (32, 110, 30),
            _("alcohol, sulphites"),
        ),
        _row("flowers gift housekeeping", _("Fresh flowers in the room"), (22, 45, 4 * HOUR), _("flowers")),
        _row("dinner food_drink restaurant", _("Dinner for two, three courses"), (55, 170, 4 * HOUR)),
        _row("room_upgrade upgrade front_desk", _("Better room for this stay"), (30, 120, HOUR)),
        _row("late_checkout service front_desk", _("Late check-out at 15:00"), (8, 40, 0)),
        _row("transfer service front_desk", _("Car to the station or airport"), (35, 75, 2 * HOUR)),
        _row("spa service front_desk", _("Spa entry for two"), (10, 70, HOUR), _("sauna, scent")),
        _row("laundry service housekeeping", _("Laundry and pressing on us"), (12, 40, DAY)),
        _row("pillow service housekeeping", _("Pillow of their choice"), (2, 0, 30), _("feathers")),
        _row("children gift front_desk", _("Treat for the children"), (5, 12, 30)),
        _row(
            "animal_cake food_drink kitchen",
            _("Cake with a favourite animal"),
            (38, 90, 2 * DAY),
            _("gluten, dairy, egg, sugar"),
        ),
        _row("kitchen_visit service kitchen", _("Kitchen visit with the pastry chef"), (0, 0, DAY)),
        _row("team_note note front_desk", _("Note from the whole team"), (2, 0, DAY)),
        _row("photo gift front_desk", _("Framed photo of their stay"), (12, 0, DAY)),
        _row("child_kit gift housekeeping", _("Welcome kit for a child"), (9, 0, 4 * HOUR)),
        _row("view upgrade front_desk", _("Room with the view they love"), (25, 90, DAY)),
        _row("playlist service housekeeping", _("Their music in the room"), (0, 0, 2 * HOUR)),
        _row("night_refund refund front_desk", _("One night refunded"), (180, 180, 0), moments=False),
        _row("discount discount front_desk", _("Ten percent off the bill"), (40, 40, 0), moments=False),
    )


def _restaurant() -> tuple[StarterGesture, ...]:
    return (
        _row("aperitif food_drink bar", _("Aperitif on us"), (4, 14, 0), _("alcohol")),
        _row("alcohol_free food_drink bar", _("Alcohol-free aperitif on us"), (3, 12, 0), _("fruit")),
        _row("dessert food_drink kitchen", _("Dessert on us"), (4, 14, 15), _("gluten, dairy, egg, sugar")),
        _row(
            "coffee food_drink kitchen",
            _("Coffee and petits fours"),
            (3, 12, 10),
            _("nuts, gluten, dairy, egg"),
        ),
        _row("cheese food_drink kitchen", _("Cheese board to share"), (8, 26, 10), _("dairy, nuts, gluten")),
        _row("amuse food_drink kitchen", _("Extra course from the kitchen"), (6, 22, 15)),
        _row(
            "cake food_drink kitchen",
            _("Cake with their name"),
            (18, 65, 2 * DAY),
            _("gluten, dairy, egg, sugar"),
        ),
        _row("wine food_drink bar", _("Glass of wine on us"), (4, 15, 0), _("alcohol, sulphites")),
        _row("champagne food_drink bar", _("Glass of champagne"), (7, 22, 0), _("alcohol, sulphites")),
        _row("bottle gift bar", _("Bottle to take home"), (16, 55, 10), _("alcohol, sulphites")),
        _row("best_table upgrade floor", _("The best table next time"), (0, 0, 0)),
        _row("kitchen_visit service kitchen", _("Dessert at the pass with the chef"), (6, 0, DAY)),
        _row("menu gift floor", _("Menu with their names"), (3, 0, 4 * HOUR)),
        _row("taxi service floor", _("Taxi home"), (25, 25, 15)),
        _row("flowers gift floor", _("Flowers on the table"), (15, 30, 4 * HOUR), _("flowers")),
        _row(
            "animal_cake food_drink kitchen",
            _("Cake with a favourite animal"),
            (32, 80, 2 * DAY),
            _("gluten, dairy, egg, sugar"),
        ),
        _row("playlist service floor", _("Their song when they sit down"), (0, 0, 2 * HOUR)),
        _row("photo gift floor", _("Framed photo of their evening"), (12, 0, DAY)),
        _row("team_note note floor", _("Note from the whole team"), (2, 0, DAY)),
        _row("main_off refund floor", _("Main course off the bill"), (14, 42, 0), moments=False),
        _row("bill_off refund floor", _("Whole bill refunded"), (60, 180, 0), moments=False),
        _row("voucher discount floor", _("Voucher for the next dinner"), (20, 50, 0)),
    )


def _boutique() -> tuple[StarterGesture, ...]:
    return (
        _row(
            "drink food_drink floor",
            _("Coffee, tea or water while they choose"),
            (1, 0, 0),
            _("caffeine, dairy"),
        ),
        _row("champagne food_drink floor", _("Glass of champagne"), (7, 0, 0), _("alcohol, sulphites")),
        _row("chocolates gift floor", _("Box of chocolates"), (9, 24, 0), _("nuts, dairy, sugar")),
        _row("flowers gift floor", _("Bouquet with the delivery"), (28, 45, DAY), _("flowers")),
        _row("alteration service alterations", _("Alteration on us"), (18, 45, 2 * DAY)),
        _row("express service alterations", _("Ready the same day"), (12, 30, 4 * HOUR)),
        _row("delivery service floor", _("Delivery to the door"), (12, 18, 3 * HOUR)),
        _row("repair service alterations", _("Repair on us"), (22, 60, 5 * DAY)),
        _row("clean service alterations", _("Cleaning and pressing on us"), (10, 28, 2 * DAY)),
        _row("scarf gift floor", _("Silk scarf"), (35, 95, 0), _("silk")),
        _row("leather_care gift floor", _("Leather care set"), (8, 25, 0), _("scent")),
        _row("candle gift floor", _("Scented candle"), (9, 32, 0), _("scent, candle")),
        _row("private service floor", _("Private hour with a stylist"), (30, 0, 2 * DAY)),
        _row("preview upgrade floor", _("First look at the new collection"), (0, 0, 7 * DAY)),
        _row("wrapping service floor", _("Gift wrapping with their initials"), (4, 0, HOUR)),
        _row("team_note note floor", _("Note from the whole team"), (2, 0, DAY)),
        _row("discount discount floor", _("Ten percent off"), (30, 30, 0), moments=False),
        _row("exchange service floor", _("Exchange after the usual time"), (15, 0, 0), moments=False),
        _row("refund refund floor", _("Purchase refunded"), (120, 120, 0), moments=False),
    )


def _row(
    codes: str, name: str, figures: tuple[int, int, int], contains: str = "", *, moments: bool = True
) -> StarterGesture:
    """One starter from its key, kind and department, and from cost, price and lead time."""
    key, kind, *department = codes.split()
    cost, price, lead = figures
    return StarterGesture(
        key=key,
        name=name,
        kind=kind,
        cost=cost,
        price=price,
        lead=lead,
        contains=tuple(word.strip() for word in contains.split(",") if word.strip()),
        department="".join(department),
        for_moments=moments,
    )
