"""Moments of the crowd: three years of what was delivered or left, and what is planned for those who arrive."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import Any, NamedTuple

from app.model.moment import MILESTONE, SURPRISE, Milestone, MomentState
from app.rehearsal.cases.ground import Ground, Offer
from app.rehearsal.moments.outline import Outline
from app.rehearsal.moments.playbooks import Playbooks
from app.rehearsal.person import Dated, Person, Stay
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

SINCE = -1095
SMALL_HOUSE, LEAST_CARE = 1500, 0.3
"""Up to how many customers there is time for everybody, and how much of it is left in a large house."""
FOR_A_DATE, FOR_A_ROUND_ONE, FOR_THE_FIRST, FOR_NO_REASON = 0.75, 0.5, 0.12, 0.08
ROUND = frozenset({5, 10, 25, 50, 100})
AROUND = 7
"""How many days before or after a visit a date is still celebrated during it."""
SKIPPED, SECOND_GESTURE, BY_PLAYBOOK, ASKED, SPOKE, TOLD, WITH_TASK = 0.17, 0.3, 0.65, 0.86, 0.4, 0.06, 0.3
PLANNED_AHEAD, OF_THOSE_HERE, OF_THIS_MONTH = 0.7, 0.12, 0.3
"""How many of those who arrive have a plan, and by how much less luck is needed here and now."""


class Reason(NamedTuple):
    """What a moment of the crowd is about; ``what`` names its gestures and playbooks in the words."""

    what: str
    dated: Dated | None = None
    on: int = 0
    milestone: str = ""
    number: int = 0


class CrowdMoments:
    """Makes the moments of one customer after the other; ``left`` may still be spent this month."""

    def __init__(
        self,
        ground: Ground,
        rows: Rows,
        *,
        words: Mapping[str, Any],
        playbooks: Playbooks,
        left: int,
        size: int,
    ) -> None:
        self._ground, self._rows, self._days = ground, rows, ground.frame.days
        self._words, self._playbooks = words["crowd"], playbooks
        self._left = {"before": left * 3 // 4, "ahead": left // 4}
        self._care = LEAST_CARE + (1 - LEAST_CARE) * min(1.0, SMALL_HOUSE / size)
        self._most = self._care * FOR_A_DATE
        self._gestures = {
            what: wheel_of([(ground.offers[key], weight) for key, weight in wheel.items()], slots=60)
            for what, wheel in self._words["gestures"].items()
        }
        self._means = {ground.offers[key].id: mean for key, mean in self._words["reactions"].items()}
        self._most_each = ground.money(words["budget"]["moment"])
        self._this_month = 1 - self._days.today.day
        self._stories = cycle(self._words["stories"])
        self._done: set[tuple[int, str]] = set()

    def add(self, chance: Chance, person: Person) -> None:
        """Add what was done on visits of the last years, and what is to be done on the next one."""
        stays = person.stays
        if not stays or stays[-1].leaves < SINCE:
            return
        number, had = 0, set[int]()
        self._done.clear()
        for stay in stays:
            number += stay.took_place
            if SINCE <= stay.day < 0 and stay.took_place:
                luck = chance() * self._luckier(stay)
                if luck < self._most:
                    reason = self._reason(stay, person, number=number, luck=luck)
                    if reason is not None:
                        self._live(chance, person, stay, reason=reason, had=had)
        role = person.role
        if role is not None and role.arrives is not None and chance() < PLANNED_AHEAD:
            self._plan_ahead(chance, person, stays[-1], number=number + 1)

    def _luckier(self, stay: Stay) -> float:
        """Those who are here are looked after, and this month as long as its budget lasts."""
        if stay.leaves >= 0:
            return OF_THOSE_HERE
        return OF_THIS_MONTH if stay.day >= self._this_month else 1.0

    def _reason(self, stay: Stay, person: Person, *, number: int, luck: float) -> Reason | None:
        for dated in person.dates:
            away = self._near(dated, stay)
            if away is not None:
                what = "child" if dated.of_child else dated.kind
                return Reason(what, dated, on=away)
        care = self._care
        if number in ROUND and luck < FOR_A_ROUND_ONE * care:
            return Reason("round", on=stay.day, milestone=Milestone.VISIT, number=number)
        if number == 1 and luck < FOR_THE_FIRST * care:
            return Reason("first", on=stay.day, milestone=Milestone.FIRST_VISIT, number=1)
        if number > 1 and luck < FOR_NO_REASON * care:
            return Reason("family" if person.with_children else "surprise")
        return None

    def _near(self, dated: Dated, stay: Stay) -> int | None:
        """The day of a date around a visit, counted from today; in the same month, which is quick to see."""
        begins = self._days.date(stay.day)
        if begins.month != dated.month or (dated.day == 29 and dated.month == 2):
            return None
        on = stay.day + dated.day - begins.day
        return on if stay.day - AROUND <= on <= stay.leaves + AROUND else None

    def _live(self, chance: Chance, person: Person, stay: Stay, *, reason: Reason, had: set[int]) -> None:
        """What was planned for a visit, and what became of it."""
        celebrate = min(max(reason.on or stay.day, stay.day), stay.leaves)
        if celebrate >= 0:
            return
        outline = self._outline(chance, person, stay, reason=reason, celebrate=celebrate)
        offers = self._offers(chance, person, reason, had=had)
        if not self._affordable(offers, celebrate) or not self._is_new(outline):
            return
        skipped = chance() < SKIPPED
        outline.state = MomentState.SKIPPED if skipped else MomentState.DELIVERED
        at = self._days.instant(celebrate, 600 if skipped else 900 + int(chance() * 360))
        outline.ended, outline.planned = (at, draw(chance, self._ground.frame.desk)), outline.made[0]
        outline.title = offers[0].name
        if skipped:
            outline.reason = draw(chance, self._words["skipped"])
        else:
            outline.prepared = self._days.instant(celebrate, 660)
            person.celebrated.add(stay.id)
            self._ask(chance, person, outline, offers[0])
        outline.write(self._rows)
        for offer in offers:
            outline.give(self._rows, offer)
            had.add(offer.id)
        if chance() < WITH_TASK:
            self._add_task(chance, outline, celebrate - 1, done=not skipped)

    def _plan_ahead(self, chance: Chance, person: Person, stay: Stay, *, number: int) -> None:
        """What is planned for the visit to come, where it is the first or a round one."""
        if number != 1 and number not in ROUND:
            return
        milestone = Milestone.FIRST_VISIT if number == 1 else Milestone.VISIT
        what = "first" if number == 1 else "round"
        reason = Reason(what, on=stay.day, milestone=milestone, number=number)
        offers = self._offers(chance, person, reason, had=set())[:1]
        if not self._affordable(offers, stay.day):
            return
        outline = self._outline(chance, person, stay, reason=reason, celebrate=stay.day)
        outline.title, soon = offers[0].name, stay.day <= 1
        outline.state = MomentState.PREPARED if soon else MomentState.PLANNED
        outline.planned = outline.made[0]
        outline.prepared = self._days.instant(-1, 1000) if soon else None
        outline.write(self._rows)
        for offer in offers:
            outline.give(self._rows, offer)
        self._add_task(chance, outline, stay.day - 1, done=soon)

    def _outline(
        self, chance: Chance, person: Person, stay: Stay, *, reason: Reason, celebrate: int
    ) -> Outline:
        days, by, dated = self._days, draw(chance, self._ground.frame.desk), reason.dated
        made = min(celebrate, 0) - 2 - int(chance() * 5)
        kind = dated.kind if dated else MILESTONE if reason.milestone else SURPRISE
        outline = Outline(
            person.id,
            kind,
            MomentState.PLANNED,
            (days.instant(made, 560 + int(chance() * 400)), by),
            companion=dated.companion if dated else None,
            occasion=dated.id if dated else None,
            milestone=str(reason.milestone),
            number=reason.number,
            visit=stay.id,
            occurs_on=days.iso(reason.on) if dated or reason.milestone else None,
            celebrate_on=days.iso(celebrate),
            owner=draw(chance, self._ground.frame.desk),
        )
        if kind == SURPRISE:
            outline.note = draw(chance, self._words["overheard"])
        playbooks = self._words["playbooks"].get(reason.what)
        if playbooks and chance() < BY_PLAYBOOK:
            outline.playbook = self._playbooks.version_on(playbooks, made)
        return outline

    def _offers(self, chance: Chance, person: Person, reason: Reason, *, had: set[int]) -> list[Offer]:
        """One gesture or two that they never had; nothing in which anything is for those with a must."""
        wheel, offers = self._gestures[reason.what], list[Offer]()
        for _ in range(1 + (chance() < SECOND_GESTURE)):
            offer = draw(chance, wheel)
            fits = offer.contains == "[]" or not person.with_must
            fits = fits and sum(one.cost for one in offers) + offer.cost <= self._most_each
            if fits and offer.id not in had and offer not in offers:
                offers.append(offer)
        return offers

    def _affordable(self, offers: list[Offer], day: int) -> bool:
        """Whether there is anything to give, and in this month and later enough is left for it."""
        if not offers:
            return False
        if day < self._this_month:
            return True
        cost, pot = sum(offer.cost for offer in offers), "before" if day < 0 else "ahead"
        if cost > self._left[pot]:
            return False
        self._left[pot] -= cost
        return True

    def _is_new(self, outline: Outline) -> bool:
        """Whether this occurrence was not celebrated yet: two visits may be near to one."""
        if outline.occasion is None or outline.occurs_on is None:
            return True
        key = (outline.occasion, outline.occurs_on)
        if key in self._done:
            return False
        self._done.add(key)
        return True

    def _ask(self, chance: Chance, person: Person, outline: Outline, offer: Offer) -> None:
        """How they took it, what they said, and whether it is told."""
        if chance() < ASKED:
            outline.reaction = _reaction(chance, self._means.get(offer.id, 4.4))
            if chance() < SPOKE:
                outline.said = draw(chance, self._words["said"][str(max(outline.reaction, 3))])
        if outline.reaction == 5 and chance() < TOLD:
            told = next(self._stories)
            outline.story = told.format(name=person.given.latin, gesture=offer.name.lower())

    def _add_task(self, chance: Chance, outline: Outline, day: int, *, done: bool) -> None:
        by = draw(chance, self._ground.frame.desk)
        due = self._days.instant(day, 720)
        done_at = self._days.instant(min(day, -1), 690) if done else None
        self._rows.of["moment_task"].append(
            (
                outline.customer,
                outline.id,
                draw(chance, self._words["tasks"]),
                by,
                None,
                due,
                1,
                1440,
                0,
                done_at,
                by if done else None,
            )
        )


def _reaction(chance: Chance, mean: float) -> int:
    """From 1 to 5: mostly 4 and 5, as the mean says, now and then less."""
    luck = chance()
    if luck < 0.04:
        return 3 if luck > 0.01 else 2
    return 5 if luck - 0.04 < mean - 4 + 0.06 else 4
