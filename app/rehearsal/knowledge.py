"""What is known of the crowd: musts, likes, dislikes, clues, labels and what they agreed to."""

from __future__ import annotations

from app.consents.wordings import usual_wordings
from app.model.consent import Purpose
from app.rehearsal.frame import Frame
from app.rehearsal.person import Person
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

HAVE_MUST, HAVE_MUST_WHEN_HERE = 0.085, 0.2
LIKES_BY_VISITS = ((2, (0, 0, 0, 0, 1)), (4, (0, 0, 1, 1, 2)), (8, (0, 1, 2, 3, 4)), (99, (2, 3, 4, 5, 7)))
"""Up to how many visits how many likes and dislikes are known."""
STRANGER_LIKES, HERE_LIKES = (0, 0, 0, 0, 0, 0, 1), (1, 2, 3, 4, 5)
EVIDENCE = {"told": 46, "asked": 22, "observed": 22, "imported": 10}
TOPICS = {"likes": 22, "dislikes": 14}
"""The rest goes to the topics of the venue."""
HAVE_CLUE, HAVE_CLUE_WHEN_HERE, STILL_UNSORTED = 0.05, 0.4, 0.45
CONTACT_ASKED, CONTACT_YES = 0.22, 0.82
LOCAL, VIP, PRESS, OWN_LABEL = 0.05, 0.005, 0.002, 0.06


class Knowledge:
    """Makes what is known of one customer after the other."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        words = frame.words
        self._frame, self._rows, self._days = frame, rows, frame.days
        self._evidence = wheel_of(EVIDENCE)
        self._musts = wheel_of(
            [((text, kind, detail), weight) for text, (kind, weight, detail) in words["musts"].items()]
        )
        topics = words["likes"] | words["dislikes"]
        own = len(topics) - len(TOPICS)
        shares = [(topic, TOPICS.get(topic, 64 / own)) for topic in topics]
        self._topics, self._texts = wheel_of(shares, slots=200), topics
        self._clues = words["clues"]["texts"]
        self._sources = words["crowd"]["consent_sources"]
        self._own_tags = [number for key, number in frame.tags.items() if key not in _SHARED_TAGS]

    def add(self, chance: Chance, person: Person) -> None:
        """Add all of it."""
        if chance() < (HAVE_MUST_WHEN_HERE if person.role else HAVE_MUST):
            self._add_must(chance, person)
        seen = set()
        for _ in range(draw(chance, _how_many_likes(person))):
            topic = draw(chance, self._topics)
            text = draw(chance, self._texts[topic])
            if text not in seen:
                seen.add(text)
                self._add_preference(chance, person, topic=topic, text=text)
        if chance() < (HAVE_CLUE_WHEN_HERE if person.role else HAVE_CLUE):
            self._add_clue(chance, person)
        if chance() < CONTACT_ASKED:
            self._add_consent(chance, person, purpose="contact", given=chance() < CONTACT_YES)
        self._add_tags(chance, person)

    def _add_must(self, chance: Chance, person: Person) -> None:
        text, kind, detail = draw(chance, self._musts)
        person.with_must = True
        self._add_preference(chance, person, topic="must_have", text=text, detail=detail, must=kind)
        if kind != "safety" and chance() < 0.9:
            self._add_consent(chance, person, purpose="health", given=True)

    def _add_preference(
        self, chance: Chance, person: Person, *, topic: str, text: str, detail: str = "", must: str = ""
    ) -> None:
        noted = _some_day(chance, person)
        evidence = "told" if must else draw(chance, self._evidence)
        later = [stay.day for stay in person.stays if stay.took_place and noted < stay.day <= 0]
        confirmed = draw(chance, later) if later and chance() < 0.7 else None
        strength = "must" if must else "dislike" if topic == "dislikes" else "like"
        staff = draw(chance, self._frame.desk)
        self._rows.of["preference"].append(
            (
                person.id,
                None,
                self._frame.groups[topic],
                None,
                text,
                detail,
                strength,
                must,
                "standing",
                evidence,
                1 + (len(later) if confirmed is not None else 0),
                self._days.instant(noted, 560 + int(chance() * 400)),
                staff,
                None if confirmed is None else self._days.iso(confirmed),
                None if confirmed is None else staff,
            )
        )

    def _add_clue(self, chance: Chance, person: Person) -> None:
        day, minute = _some_day(chance, person), 480 + int(chance() * 700)
        open_yet = person.role is not None or chance() < STILL_UNSORTED
        self._rows.of["clue"].append(
            (
                self._rows.new_id("clue"),
                person.id,
                draw(chance, self._clues),
                self._days.instant(day, minute),
                draw(chance, self._frame.desk),
                None,
                "" if open_yet else "note",
                None if open_yet else self._days.instant(day, minute + 60),
            )
        )

    def _add_consent(self, chance: Chance, person: Person, *, purpose: str, given: bool) -> None:
        day = self._days.iso(_some_day(chance, person))
        source, staff = draw(chance, self._sources), draw(chance, self._frame.desk)
        words = usual_wordings()[Purpose(purpose)]
        self._rows.of["consent"].append((person.id, purpose, int(given), day, source, words, staff))

    def _add_tags(self, chance: Chance, person: Person) -> None:
        tags, rows = self._frame.tags, self._rows.of["customer_tag"]
        if sum(stay.took_place for stay in person.stays) >= 5:
            rows.append((person.id, tags["regular"], 1))
        if person.with_children and "family" in tags:
            if chance() < 0.3:
                rows.append((person.id, tags["family"], 0))
        elif chance() < OWN_LABEL:
            rows.append((person.id, draw(chance, self._own_tags), 0))
        label = chance()
        if label < PRESS:
            rows.append((person.id, tags["press"], 0))
        elif label < PRESS + VIP:
            rows.append((person.id, tags["vip"], 0))
        elif label < PRESS + VIP + LOCAL:
            rows.append((person.id, tags["local"], 0))
        elif label > 0.94:
            rows.append((person.id, tags["business"], 0))


_SHARED_TAGS = ("regular", "vip", "business", "local", "press", "family")


def _how_many_likes(person: Person) -> tuple[int, ...]:
    if person.role is not None:
        return HERE_LIKES
    for most, wheel in LIKES_BY_VISITS:
        if len(person.stays) <= most:
            return wheel
    return STRANGER_LIKES


def _some_day(chance: Chance, person: Person) -> int:
    """A past day on which the customer was here, or called before the first visit."""
    past = [stay.day for stay in person.stays if stay.day < 0]
    if past:
        return draw(chance, past)
    return -1 - int(chance() * (3 if person.stays else 300))
