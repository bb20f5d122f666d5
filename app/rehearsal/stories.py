"""The people with a story, written by hand: what the pictures and the tour show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.consents.wordings import usual_wordings
from app.model.consent import Purpose
from app.rehearsal.days import minutes
from app.rehearsal.frame import Frame
from app.rehearsal.phone_ranges import digits_of_phone
from app.rehearsal.rows import Rows
from app.rehearsal.told_dates import ToldDate, told_date

Told = Mapping[str, Any]
"""One entry of a story as it stands in resources/demo; ``day`` counts from today."""
MORNING, END_OF_DAY = "10:30", "23:59"


@dataclass
class Known:
    """What else may be told of: ids by customer and name, kind or day.

    ``occasions`` are by customer, companion ("" for the customer) and kind; ``own`` are own kinds by name.
    """

    companions: dict[tuple[int, str], int] = field(default_factory=dict)
    occasions: dict[tuple[int, str, str], tuple[int, ToldDate]] = field(default_factory=dict)
    clues: dict[tuple[int, int], int] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)


class Stories:
    """Adds the people of a venue's list, in its order, as the first customers."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        self._frame, self._rows, self._days = frame, rows, frame.days
        self._groups, self._stages, self._tags = frame.groups, frame.stages, frame.tags
        self.known = Known()
        self._numbers: dict[str, int] = {}

    def add(self, people: list[dict[str, Any]]) -> dict[tuple[int, int], int]:
        """Add them with everything that is told of them; gives the visits by customer and first day."""
        known: dict[tuple[int, int], int] = {}
        self._numbers = {person["name"]: number for number, person in enumerate(people, 1)}
        for number, person in enumerate(people, 1):
            self._add_customer(number, person)
            visits = {told["day"]: self._add_visit(number, told) for told in person.get("visits", [])}
            known |= {(number, day): visit for day, visit in visits.items()}
            companions = {
                told["name"]: self._add_companion(number, told) for told in person.get("companions", [])
            }
            for told in person.get("touchpoints", []):
                self._add_touchpoint(number, told, _visit_of(told, visits))
            for told in person.get("preferences", []):
                self._add_preference(number, told, companions.get(told.get("companion", "")))
            for told in person.get("occasions", []):
                self._add_occasion(number, told)
            for told in person.get("promises", []):
                self._add_promise(number, told, _visit_of({"day": told.get("due", 0)}, visits))
            for told in person.get("clues", []):
                self._add_clue(number, told, _visit_of(told, visits))
            self._add_small_things(number, person)
        self._share_companions(people)
        return known

    def _add_customer(self, number: int, person: Told) -> None:
        since = person.get("since", min((visit["day"] for visit in person.get("visits", [])), default=-1))
        texts = ("title", "preferred", "say", "languages", "nationality", "company", "card", "tier", "note")
        self._rows.of["customer/told"].append(
            (
                number,
                person["name"],
                person["given"],
                person["family"],
                *(person.get(key, "") for key in texts),
                self._instant(min(since, -1), MORNING),
                self._instant(person["died"], MORNING) if "died" in person else None,
                self._days.iso(person["tier_since"]) if "tier_since" in person else None,
                self._numbers.get(person.get("recommended_by", "")),
                person.get("heard_from", ""),
                self._instant(person["restricted"], MORNING) if "restricted" in person else None,
            )
        )

    def _share_companions(self, people: list[dict[str, Any]]) -> None:
        """Those who come with somebody else of the list too."""
        for number, person in enumerate(people, 1):
            for told in person.get("shared", []):
                if told["of"] in self._numbers:
                    companion = self.known.companions[self._numbers[told["of"]], told["name"]]
                    self._rows.of["companion_share"].append((number, companion, told["relation"]))

    def _add_visit(self, customer: int, told: Told) -> int:
        number, day = self._rows.new_visit(), told["day"]
        shape, status = self._frame.shape, told.get("status", "completed")
        took_place = status in ("completed", "here")
        place = told.get("place", "")
        self._rows.of["visit"].append(
            (
                number,
                customer,
                status,
                told.get("channel", "web"),
                told.get("segment", ""),
                f"{shape['reference']}{100000 + number}",
                place,
                shape["place_kinds"].get(place[:1], ""),
                self._days.iso(day),
                self._days.iso(day + told["nights"]) if "nights" in told else None,
                self._days.iso(min(day, 0) - told.get("ahead", 12)),
                self._instant(day, told.get("at", shape["starts"][2])) if took_place else None,
                told.get("adults", 2),
                told.get("children", 0),
                told.get("board", ""),
                0 if status in ("cancelled", "no_show") else self._frame.money(told["amount"] * 100),
                self._frame.venue["currency"],
                told.get("note", ""),
            )
        )
        for position, (product, thousandths) in enumerate(told.get("lines", [])):
            code, hundredths = self._frame.words["products"][product]
            price = self._frame.money(hundredths)
            line = (number, position, code, product, thousandths, price * 1000, price * thousandths // 1000)
            self._rows.of["visit_line"].append(line)
        return number

    def _add_companion(self, customer: int, told: Told) -> int:
        number = self._rows.new_companion()
        self._rows.of["companion"].append(
            (
                number,
                customer,
                told["name"],
                told["kind"],
                told["relation"],
                told.get("note", ""),
                self._numbers.get(told.get("linked", "")),
            )
        )
        self.known.companions[customer, told["name"]] = number
        if "birthday" in told:
            self._add_occasion(customer, {"kind": "birthday", **told["birthday"]}, told["name"])
        return number

    def _add_touchpoint(self, customer: int, told: Told, visit: int | None) -> None:
        at = self._instant(told["day"], told["at"])
        channel = told.get("channel", "phone" if told["stage"] == "booking" else "in person")
        stage, staff = self._stages[told["stage"]], self._staff(told)
        self._rows.of["touchpoint"].append(
            (customer, visit, stage, at, channel, told["text"], told["feeling"], staff)
        )

    def _add_preference(self, customer: int, told: Told, companion: int | None) -> None:
        confirmed, staff = told.get("confirmed"), self._staff(told)
        safety = told.get("safety", "")
        self._rows.of["preference/told"].append(
            (
                customer,
                companion,
                self._groups[told["group"]],
                None,
                told["text"],
                told.get("detail", ""),
                "must" if "must" in told else told.get("strength", "like"),
                told.get("must", ""),
                "standing",
                told.get("evidence", "told"),
                told.get("seen", 1),
                self._instant(told["noted"], MORNING),
                staff,
                None if confirmed is None else self._days.iso(confirmed),
                None if confirmed is None else staff,
                safety,
                staff if safety else None,
                self._instant(told["noted"], MORNING) if safety else None,
            )
        )

    def _add_occasion(self, customer: int, told: Told, whose: str = "") -> None:
        number, date = self._rows.new_id("occasion"), told_date(told, self._days)
        companion = self.known.companions[customer, whose] if whose else None
        own = self._own_kind(told["own"]) if "own" in told else None
        kind = told.get("kind", "custom")
        self._rows.of["occasion/told"].append(
            (
                number,
                customer,
                companion,
                kind,
                told.get("label", ""),
                *date.columns,
                own,
                *date.rule_columns,
            )
        )
        self.known.occasions[customer, whose, told.get("own") or kind] = number, date

    def _own_kind(self, name: str) -> int:
        own = self.known.own
        if name not in own:
            own[name] = len(own) + 1
            self._rows.of["own_occasion_kind"].append((own[name], name, own[name] - 1))
        return own[name]

    def _add_promise(self, customer: int, told: Told, visit: int | None) -> None:
        state, staff, due = told.get("state", "open"), self._staff(told), told.get("due")
        due_at = None if due is None else self._instant(due, told.get("at", END_OF_DAY))
        settled = None if state == "open" else due_at
        self._rows.of["promise"].append(
            (
                self._rows.new_id("promise"),
                customer,
                told["what"],
                due_at,
                int(due is not None and "at" not in told),
                staff,
                self._instant(told["made"], "09:10"),
                staff,
                state,
                settled,
                staff if settled else None,
                told.get("settled_note", ""),
                visit,
                None,
            )
        )

    def _add_clue(self, customer: int, told: Told, visit: int | None) -> None:
        number, at = self._rows.new_id("clue"), self._instant(told["day"], told.get("at", MORNING))
        became = told.get("became", "")
        row = (number, customer, told["text"], at, self._staff(told), visit, became, at if became else None)
        self._rows.of["clue"].append(row)
        self.known.clues[customer, told["day"]] = number

    def _add_small_things(self, customer: int, person: Told) -> None:
        rows = self._rows.of
        for position, shown in enumerate(person.get("phones", [])):
            rows["contact_point"].append(
                (customer, "phone", "mobile", shown, *digits_of_phone(shown), int(position == 0))
            )
        for email in person.get("emails", []):
            rows["contact_point"].append((customer, "email", "", email, email, "", 0))
        for alias in person.get("aliases", []):
            rows["alias"].append((customer, alias["name"], alias["kind"]))
        for key in person.get("tags", []):
            rows["customer_tag"].append((customer, self._tags[key], int(key == "regular")))
        for told in person.get("consents", []):
            day, source = self._days.iso(told["day"]), told["source"]
            given, staff = int(told.get("given", True)), self._staff(told)
            words = usual_wordings()[Purpose(told["purpose"])]
            rows["consent"].append((customer, told["purpose"], given, day, source, words, staff))
        for told in person.get("edits", []):
            self._rows.tell(
                at=self._instant(told["day"], told["at"]),
                staff_id=self._staff(told),
                action="changed",
                kind="customer",
                row_id=customer,
                customer_id=customer,
                details={told["field"]: [told["before"], told["after"]]},
            )

    def _staff(self, told: Told) -> int:
        return self._frame.staff[told.get("by", "Mara")]

    def _instant(self, day: int, clock: str) -> str:
        return self._days.instant(day, minutes(clock))


def _visit_of(told: Told, visits: Mapping[int, int]) -> int | None:
    """The visit during or shortly before which something happened, else the next one soon after it."""
    begun = [day for day in visits if day <= told["day"] <= day + 14]
    coming = [day for day in visits if 0 < day - told["day"] <= 60]
    if begun:
        return visits[max(begun)]
    return visits[min(coming)] if coming else None
