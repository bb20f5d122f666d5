"""The crowd: everybody whose story is put together by chance."""

from __future__ import annotations

from random import Random

from app.rehearsal.answers.crowd import CrowdAnswers
from app.rehearsal.cases.crowd import CrowdCases
from app.rehearsal.cases.ground import Ground
from app.rehearsal.contacts import Contacts
from app.rehearsal.days import minutes
from app.rehearsal.experience import Experience
from app.rehearsal.family import Family
from app.rehearsal.knowledge import Knowledge
from app.rehearsal.moments.crowd import CrowdMoments
from app.rehearsal.person import Person, draw_person
from app.rehearsal.referrals import Referrals
from app.rehearsal.roles import Role
from app.rehearsal.rows import Rows
from app.rehearsal.visits import Visits
from app.rehearsal.wheels import Chance, draw
from app.rehearsal.word_lists import NameLists, culture_wheel

SHOWN_IN_OWN_SCRIPT, OTHER_SCRIPT_KNOWN, FORMER_NAME = 0.25, 0.8, 0.008
NICKNAMED, SAID, TITLED, WITH_COMPANY, WITH_NOTE, CARD_ASKED = 0.35, 0.6, 0.04, 0.07, 0.03, 0.1
TITLES = ("Dr", "Dr", "Prof.", "Dr")


class Crowd:
    """Makes customers with all their rows; one seed for each chunk of them keeps chunks apart."""

    def __init__(
        self,
        ground: Ground,
        rows: Rows,
        *,
        names: NameLists,
        roles: dict[int, Role],
        moments: CrowdMoments,
        answers: CrowdAnswers,
        referrals: Referrals,
    ) -> None:
        frame, words = ground.frame, ground.frame.words
        self._frame, self._rows, self._names, self._roles = frame, rows, names, roles
        self._cultures = culture_wheel(names, words["cultures"])
        self._tiers = tuple(zip(words["tiers"]["from_visits"], words["tiers"]["names"], strict=True))[::-1]
        self._opens = minutes(words["venue"]["opens"])
        self._makers = (Visits(frame, rows), Contacts(rows, words["venue"]["region"]), Family(frame, rows))
        self._later_makers = (Knowledge(frame, rows), Experience(frame, rows))
        self._cases = CrowdCases(ground, rows)
        self._moments, self._answers, self._referrals = moments, answers, referrals

    def add(self, seed: str, numbers: range) -> None:
        """Add the customers with these ids."""
        chance, of_cases = Random(seed).random, Random(f"{seed}/cases").random
        of_moments, of_answers = Random(f"{seed}/moments").random, Random(f"{seed}/answers").random
        of_referrals = Random(f"{seed}/referrals").random
        for number in numbers:
            culture = draw(chance, self._cultures)
            person = draw_person(chance, number=number, culture=culture, role=self._roles.get(number))
            for maker in self._makers:
                maker.add(chance, person)
            came = self._referrals.draw(of_referrals, person)
            self._add_customer(chance, person, came)
            for later in self._later_makers:
                later.add(chance, person)
            self._cases.add(of_cases, person)
            self._moments.add(of_moments, person)
            self._answers.add(of_answers, person)

    def _add_customer(self, chance: Chance, person: Person, came: tuple[int | None, str]) -> None:
        frame, given, words = self._frame, person.given.latin, self._frame.words
        tier = self._tier(chance, person)
        carded = tier or chance() < CARD_ASKED
        self._rows.of["customer"].append(
            (
                person.id,
                self._shown_name(chance, person),
                given,
                person.family_name,
                draw(chance, TITLES) if chance() < TITLED else "",
                self._names.nicknames.get(given, "") if chance() < NICKNAMED else "",
                self._names.said.get(given, "") if chance() < SAID else "",
                (languages := draw(chance, person.culture.languages)),
                draw(chance, person.culture.nationalities),
                draw(chance, words["crowd"]["companies"]) if chance() < WITH_COMPANY else "",
                f"{frame.shape['reference']}-{person.id:07}" if carded else "",
                tier,
                draw(chance, words["crowd"]["notes"]) if chance() < WITH_NOTE else "",
                frame.days.instant(self._known_since(chance, person), self._opens + int(chance() * 600)),
                *came,
            )
        )
        person.language = languages.partition(",")[0]

    def _shown_name(self, chance: Chance, person: Person) -> str:
        aliases = self._rows.of["alias"]
        if chance() < FORMER_NAME and person.woman:
            before = draw(chance, person.culture.family_of_women).latin
            aliases.append((person.id, f"{person.given.latin} {before}", "former"))
        original = person.original
        if not original:
            return person.name
        if chance() < SHOWN_IN_OWN_SCRIPT:
            aliases.append((person.id, person.name, "script"))
            return original
        if chance() < OTHER_SCRIPT_KNOWN:
            aliases.append((person.id, original, "script"))
        return person.name

    def _tier(self, chance: Chance, person: Person) -> str:
        completed = sum(stay.took_place for stay in person.stays)
        for visits, name in self._tiers:
            if completed >= visits and chance() < 0.85:
                return str(name)
        return ""

    def _known_since(self, chance: Chance, person: Person) -> int:
        first = person.stays[0].day if person.stays else -int(chance() * 900)
        return min(first - int(chance() * 30), -1)
