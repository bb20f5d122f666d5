"""What went wrong with the crowd: on a few visits in a hundred, most of it put right."""

from __future__ import annotations

from app.rehearsal.cases.afterwards import Afterwards
from app.rehearsal.cases.again import Earlier
from app.rehearsal.cases.course import Course, Fate
from app.rehearsal.cases.ground import Ground
from app.rehearsal.cases.life import Opening
from app.rehearsal.cases.plan import (
    CHANNELS,
    Failure,
    draw_channel,
    read_bad_month,
    read_failures,
)
from app.rehearsal.person import Person, Stay, Wrong
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

SINCE = -1095
"""Since when the venue writes down what goes wrong."""
SHARE, LESS_EACH_VISIT, SHARE_HERE = 0.078, 0.1, 0.1
"""How many visits have a case; fewer of those who come all the time, who know whom to ask."""
SOON_BACK, WHEN_BACK = 170, 0.9
"""Within how many days the next visit counts as coming back, and how many have a case of those who do.

Whoever comes often has the more chances of a case: without this they alone would be who was recovered.
"""
ONCE_MORE = 5
"""How much more often it goes wrong again soon after."""
MOST = 0.5
"""No share is ever larger, so that most visits are passed by at once."""
AFTER_THE_VISIT = 0.1
ITS_OWN = 0.7
"""How much of the bad month is its own."""
LEFT_OPEN = 2 * 1440
"""What was reported in the last two days is still to be followed up."""
LAST_MINUTE = 1437
"""The last minute of yesterday at which anything happens."""
RECOVERED_BACK, RECOVERED = 0.9, 0.8


class CrowdCases:
    """Makes the cases of one customer after the other."""

    def __init__(self, ground: Ground, rows: Rows) -> None:
        words = ground.frame.words
        self._ground, self._rows, self._days = ground, rows, ground.frame.days
        self._failures = read_failures(words)
        self._bad = read_bad_month(words, self._failures)
        self._channels = wheel_of(CHANNELS, slots=200)
        self._course = Course(ground, rows)
        self._afterwards = Afterwards(ground.frame, rows)
        self._end = self._days.moment(-1, LAST_MINUTE)

    def add(self, chance: Chance, person: Person) -> None:
        """Add the cases of all visits of the last years."""
        stays = person.stays
        if not stays or stays[-1].leaves < SINCE:
            return
        earlier = Earlier(self._ground.settings.again_days)
        for position, stay in enumerate(stays):
            luck = chance()
            if luck < MOST and SINCE <= stay.day < 0 and stay.took_place:
                back = any(0 < later.day - stay.leaves <= SOON_BACK for later in stays[position + 1 :])
                if luck < self._share(stay, person, earlier=earlier, back=back):
                    self._add_case(chance, person, stay, earlier=earlier, back=back)

    def _share(self, stay: Stay, person: Person, *, earlier: Earlier, back: bool) -> float:
        if stay.leaves >= 0:
            return SHARE_HERE
        share = self._bad.share if self._in_bad_month(stay) else SHARE
        if back:
            share *= WHEN_BACK
        if earlier.case_of(person.id, reported=self._days.moment(stay.day, 0)) is not None:
            share *= ONCE_MORE
        return share / (1 + LESS_EACH_VISIT * len(person.stays))

    def _in_bad_month(self, stay: Stay) -> bool:
        return self._bad.first <= stay.day <= self._bad.last

    def _failure(self, chance: Chance, stay: Stay) -> Failure:
        its_own = self._in_bad_month(stay) and chance() < ITS_OWN
        return draw(chance, self._bad.failures if its_own else self._failures)

    def _add_case(self, chance: Chance, person: Person, stay: Stay, *, earlier: Earlier, back: bool) -> None:
        failure = self._failure(chance, stay)
        opening = self._open(chance, person, stay, failure=failure, earlier=earlier)
        recovered = chance() < (RECOVERED_BACK if back else RECOVERED)
        unfinished = opening.reported > self._end - LEFT_OPEN
        fate = Fate(recovered, self._end, unfinished=unfinished, fixes=failure.fixes)
        closed = self._course.run(chance, opening, fate=fate, who=person.name)
        earlier.remember(person.id, number=opening.number, reported=opening.reported)
        person.went_wrong.setdefault(stay.id, []).append(Wrong(opening.number, recovered, closed))
        if closed is not None:
            self._afterwards.add(chance, person, since=closed, recovered=recovered)

    def _open(
        self, chance: Chance, person: Person, stay: Stay, *, failure: Failure, earlier: Earlier
    ) -> Opening:
        happened = self._happened(chance, stay, failure)
        after = stay.leaves < -8 and chance() < AFTER_THE_VISIT
        wait = 600 + int(chance() * 4000) if after else int(chance() ** 2 * 80)
        reported = min(happened + wait, self._end - 30)
        channel = draw_channel(chance, self._channels, after=after)
        staff, manner = draw(chance, self._ground.frame.desk), failure.category == "manner"
        return Opening(
            number=self._rows.new_case(),
            what=draw(chance, failure.texts),
            happened=happened,
            reported=reported,
            opened=reported + (0 if chance() < 0.7 else int(chance() * 15)),
            by=staff,
            owner=staff if chance() < 0.6 else draw(chance, self._ground.frame.desk),
            severity=draw(chance, failure.severities),
            category=self._ground.categories[failure.category],
            kind=failure.kind,
            channel=channel,
            place=failure.place or stay.place,
            fault="us" if chance() < 0.8 else "partly" if chance() < 0.6 else "not_us",
            feeling=-1 if chance() < 0.6 else -2,
            restricted=manner and chance() < 0.4,
            customer=person.id,
            visit=stay.id,
            earlier=earlier.case_of(person.id, reported=reported),
        )

    def _happened(self, chance: Chance, stay: Stay, failure: Failure) -> int:
        last = min(stay.leaves, -1)
        day = stay.day + int(chance() * (last - stay.day + 1))
        minute = stay.begins + 5 + int(chance() * 70)
        if failure.hours and day > stay.day:
            first, until = failure.hours
            minute = first * 60 + int(chance() * (until - first) * 60)
        return min(self._days.moment(day, minute), self._end - 90)
