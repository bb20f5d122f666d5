"""How a coming occasion is said; ages are for children only."""

from __future__ import annotations

from datetime import date

from app.core.words import gettext as _
from app.customers.what_to_say.facts import OccasionFact
from app.wording.formats import Wording

GROWN_UP = 18


def occasion_words(occasion: OccasionFact, today: date, *, wording: Wording) -> str:
    """One line: "Son Louis turns 9 on Sunday.", "Birthday today. Wish them well."."""
    when = wording.on_day(occasion.next_on, today)
    if occasion.person:
        return _of_companion(occasion, when)
    name = _name(occasion)
    if occasion.next_on == today:
        return _("{occasion} today. Wish them well.").format(occasion=name)
    return _("{occasion} {when}. Ask how they will spend it.").format(occasion=name, when=when)


def _of_companion(occasion: OccasionFact, when: str) -> str:
    who = occasion.person
    if occasion.relation:
        relation = occasion.relation[:1].upper() + occasion.relation[1:]
        who = _("{relation} {name}").format(relation=relation, name=occasion.person)
    age = occasion.years
    if occasion.occasion == "birthday" and age is not None and 0 < age <= GROWN_UP:
        return _("{who} turns {age} {when}.").format(who=who, age=age, when=when)
    if occasion.occasion == "birthday":
        return _("{who} has a birthday {when}.").format(who=who, when=when)
    return _("{who} {when}: {occasion}.").format(who=who, when=when, occasion=_name(occasion))


def _name(occasion: OccasionFact) -> str:
    names = {
        "birthday": _("Birthday"),
        "anniversary": _("Anniversary"),
        "honeymoon": _("Honeymoon"),
        "graduation": _("Graduation"),
        "name_day": _("Name day"),
        "first_visit": _("The day of the first visit"),
    }
    return names.get(occasion.occasion) or occasion.label.capitalize() or _("A special day")
