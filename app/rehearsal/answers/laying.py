"""Everything about answers at a rehearsal venue, from how often it asks to the answers of the crowd."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.model.survey import Metric
from app.rehearsal.answers.asking import Asking
from app.rehearsal.answers.comments import Comments
from app.rehearsal.answers.crowd import SMALL_HOUSE, CrowdAnswers, care_for
from app.rehearsal.answers.follow_ups import FollowUps
from app.rehearsal.answers.story import SINCE, Story, write_notes
from app.rehearsal.answers.strangers import Strangers
from app.rehearsal.answers.told import ToldAnswers, Visits
from app.rehearsal.cases.ground import Ground
from app.rehearsal.rows import Rows
from app.surveys.settings import SETTING, SurveySettings

DAYS_AT_ONCE = 73


class Answers:
    """The answers of the crowd and of strangers, once ``lay_answers`` has told those written by hand."""

    def __init__(self, crowd: CrowdAnswers, strangers: Strangers) -> None:
        self.crowd, self._strangers = crowd, strangers

    def add_strangers(self, seed: str) -> Iterator[int]:
        """Add theirs, some weeks at a time; gives the first day of each."""
        for first in range(SINCE, 0, DAYS_AT_ONCE):
            self._strangers.add(Random(f"{seed}/{first}").random, range(first, min(first + DAYS_AT_ONCE, 0)))
            yield first


def lay_answers(
    ground: Ground,
    rows: Rows,
    *,
    words: Mapping[str, Any],
    people: tuple[Mapping[str, int], Visits],
    size: int,
) -> Answers:
    """Add what is told by hand of the ``people`` and their visits; gives whoever does the same for all others."""
    frame = ground.frame
    write_notes(rows, frame, words=words)
    rests: Mapping[str, int] = words["rest_days"]
    settings = SurveySettings(rest_days={Metric(metric): days for metric, days in rests.items()})
    kept = json.dumps(settings.model_dump(mode="json", exclude_unset=True))
    rows.of["venue_setting"].append((SETTING, kept))
    follow_ups = FollowUps(ground, rows, tuple(frame.words["promises"]["broken_notes"]))
    customers, visits = people
    ToldAnswers(ground, rows, follow_ups).add(words["told"], customers=customers, visits=visits)
    comments = Comments(words["comments"], tuple(frame.stages))
    asking = Asking(rows, frame.days, story=Story(frame, words), comments=comments, after=follow_ups)
    care, often = care_for(size), words["strangers"]["a_day"] * size / SMALL_HOUSE
    crowd = CrowdAnswers(ground, words, asking=asking, rests=rests, care=care)
    strangers = Strangers(ground, words["strangers"], asking=asking, comments=comments, a_day=often * care)
    return Answers(crowd, strangers)
