"""The playbooks with which a new venue starts."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.words import gettext as _

HOUR = 60
DAY = 24 * HOUR


@dataclass(frozen=True)
class StarterTask:
    """One task: what, how many minutes before everything is ready, and the key of whose work it is."""

    what: str
    lead: int
    department: str = ""


@dataclass(frozen=True)
class StarterPlaybook:
    """One starter: a stable key, its name, the kind of occasion, keys of gestures, and what is to be done."""

    key: str
    name: str
    kind: str
    gestures: tuple[str, ...]
    tasks: tuple[StarterTask, ...]
    dos: str = ""
    donts: str = ""


def starter_playbooks(kind: str) -> tuple[StarterPlaybook, ...]:
    """The playbooks of this kind of venue, in the order in which they are shown."""
    return {"hotel": _hotel, "restaurant": _restaurant, "boutique": _boutique}[kind]()


def _hotel() -> tuple[StarterPlaybook, ...]:
    return (
        StarterPlaybook(
            "birthday",
            _("Birthday in the house"),
            "birthday",
            ("cake", "note"),
            (
                StarterTask(_("Check musts and who is coming along"), 3 * DAY, "front_desk"),
                StarterTask(_("Have the card signed by those who know them"), DAY, "front_desk"),
                StarterTask(_("Agree when and where with the kitchen"), 4 * HOUR, "kitchen"),
            ),
            _("Say the name as they want to be called."),
            _("Do not say the age unless they did."),
        ),
        StarterPlaybook(
            "child_birthday",
            _("A child's birthday"),
            "birthday",
            ("animal_cake", "child_kit"),
            (
                StarterTask(_("Ask the parents what suits and when"), 3 * DAY, "front_desk"),
                StarterTask(_("Find out the favourite animal or hero"), 3 * DAY, "front_desk"),
                StarterTask(_("Decorate the room while they are out"), 2 * HOUR, "housekeeping"),
            ),
            _("Kneel down, and speak to the child first."),
            _("No sparklers, no balloons without asking."),
        ),
        StarterPlaybook(
            "anniversary",
            _("Wedding anniversary"),
            "anniversary",
            ("flowers", "note"),
            (
                StarterTask(_("Look up their room and table of last year"), 2 * DAY, "front_desk"),
                StarterTask(_("Put the flowers into the room"), 3 * HOUR, "housekeeping"),
            ),
        ),
        *_hotel_for_two_and_more(),
    )


def _hotel_for_two_and_more() -> tuple[StarterPlaybook, ...]:
    return (
        StarterPlaybook(
            "honeymoon",
            _("Honeymoon"),
            "honeymoon",
            ("room_upgrade", "champagne"),
            (
                StarterTask(_("Choose the room with the best view that is free"), 2 * DAY, "front_desk"),
                StarterTask(_("Tell everybody that they are newly married"), 4 * HOUR, "front_desk"),
            ),
        ),
        StarterPlaybook(
            "graduation",
            _("Graduation"),
            "graduation",
            ("note", "dinner"),
            (StarterTask(_("Find out what was studied, and where"), 2 * DAY, "front_desk"),),
        ),
        StarterPlaybook(
            "first_stay",
            _("First stay"),
            "milestone",
            ("note",),
            (StarterTask(_("Show them the house in person"), 0, "front_desk"),),
        ),
        StarterPlaybook(
            "round_stay",
            _("A round number of stays"),
            "milestone",
            ("room_upgrade", "team_note"),
            (StarterTask(_("Collect what each of the team remembers of them"), 2 * DAY, "front_desk"),),
        ),
        _back(("team_note", "welcome_drink"), "front_desk"),
        _surprise("front_desk"),
    )


def _restaurant() -> tuple[StarterPlaybook, ...]:
    return (
        StarterPlaybook(
            "birthday",
            _("Birthday at the table"),
            "birthday",
            ("cake",),
            (
                StarterTask(_("Check musts of the whole party"), 3 * DAY, "reservations"),
                StarterTask(_("Ask whether it may be noticed by others"), DAY, "reservations"),
                StarterTask(_("Agree the moment with the kitchen"), 2 * HOUR, "floor"),
            ),
            _("Bring it when the plates are cleared."),
            _("Do not sing unless the host of the table wants it."),
        ),
        StarterPlaybook(
            "anniversary",
            _("Anniversary dinner"),
            "anniversary",
            ("best_table", "champagne"),
            (
                StarterTask(_("Keep the table of their first dinner"), 3 * DAY, "reservations"),
                StarterTask(_("Write the menu with their names"), 4 * HOUR, "floor"),
            ),
        ),
        *_restaurant_for_two_and_small(),
        StarterPlaybook(
            "graduation",
            _("Graduation lunch"),
            "graduation",
            ("dessert", "note"),
            (StarterTask(_("Ask for the name and the subject"), 2 * DAY, "reservations"),),
        ),
        StarterPlaybook(
            "first_table",
            _("First table"),
            "milestone",
            ("amuse",),
            (StarterTask(_("The host greets them at the table"), 0, "floor"),),
        ),
        StarterPlaybook(
            "round_table",
            _("A round number of tables"),
            "milestone",
            ("kitchen_visit", "note"),
            (StarterTask(_("Ask the kitchen for a good time"), DAY, "kitchen"),),
        ),
        _back(("aperitif", "note"), "reservations"),
        _surprise("floor"),
    )


def _restaurant_for_two_and_small() -> tuple[StarterPlaybook, ...]:
    return (
        StarterPlaybook(
            "child_birthday",
            _("A child's birthday at the table"),
            "birthday",
            ("animal_cake",),
            (
                StarterTask(_("Ask the parents what the child may eat"), 4 * DAY, "reservations"),
                StarterTask(_("Find out the favourite animal or hero"), 3 * DAY, "reservations"),
                StarterTask(_("Lay a place that fits the child"), HOUR, "floor"),
            ),
            _("Serve the child first, and soon."),
            _("No sparklers, no balloons without asking."),
        ),
        StarterPlaybook(
            "honeymoon",
            _("Newly married"),
            "honeymoon",
            ("best_table", "menu"),
            (
                StarterTask(_("Keep a quiet table for two"), 2 * DAY, "reservations"),
                StarterTask(_("Tell everybody that they are newly married"), 4 * HOUR, "floor"),
            ),
        ),
    )


def _boutique() -> tuple[StarterPlaybook, ...]:
    return (
        StarterPlaybook(
            "birthday",
            _("Birthday card"),
            "birthday",
            ("note",),
            (
                StarterTask(_("Write the card by hand"), 4 * DAY, "floor"),
                StarterTask(_("Send it, or keep it at the till"), 3 * DAY, "till"),
            ),
            _("Mention what they bought last."),
        ),
        StarterPlaybook(
            "anniversary",
            _("A gift for their anniversary"),
            "anniversary",
            ("preview", "note"),
            (StarterTask(_("Put three pieces aside that they would like"), 2 * DAY, "floor"),),
        ),
        StarterPlaybook(
            "honeymoon",
            _("Something for the journey"),
            "honeymoon",
            ("wrapping", "note"),
            (StarterTask(_("Ask where they are going, and how warm it is there"), 3 * DAY, "floor"),),
        ),
        StarterPlaybook(
            "graduation",
            _("Graduation"),
            "graduation",
            ("wrapping", "note"),
            (StarterTask(_("Put two pieces aside for a first day at work"), 2 * DAY, "floor"),),
        ),
        StarterPlaybook(
            "first_purchase",
            _("First purchase"),
            "milestone",
            ("note",),
            (StarterTask(_("Call after a week and ask how it fits"), 0, "floor"),),
        ),
        StarterPlaybook(
            "round_purchase",
            _("A round number of purchases"),
            "milestone",
            ("private", "chocolates"),
            (StarterTask(_("Choose pieces for a private hour"), 2 * DAY, "floor"),),
        ),
        _back(("drink", "note"), "floor"),
        _surprise("floor"),
    )


def _back(gestures: tuple[str, ...], department: str) -> StarterPlaybook:
    return StarterPlaybook(
        "back",
        _("Back after a long time"),
        "milestone",
        gestures,
        (
            StarterTask(_("Look up what they liked when they were last here"), 2 * DAY, department),
            StarterTask(_("Tell whoever knows them that they are coming"), DAY, department),
        ),
        _("Say that they were missed, and ask nothing."),
    )


def _surprise(department: str) -> StarterPlaybook:
    return StarterPlaybook(
        "surprise",
        _("Something they mentioned"),
        "surprise",
        ("note",),
        (StarterTask(_("Check that it fits what is known of them"), DAY, department),),
    )
