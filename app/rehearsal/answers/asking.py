"""One question put to somebody, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.survey import AnswerChannel
from app.rehearsal.answers.comments import Comments
from app.rehearsal.answers.follow_ups import LONGEST, FollowUps
from app.rehearsal.answers.questions import Question
from app.rehearsal.answers.reply import Reply
from app.rehearsal.answers.scoring import Feelings, score_of
from app.rehearsal.answers.story import Mood, Story
from app.rehearsal.days import MINUTES_A_DAY, Days
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw

AT_ONCE = frozenset({AnswerChannel.DESK, AnswerChannel.HAND_OVER, AnswerChannel.PHONE})
LAST_MINUTE = 1437
"""The last minute of yesterday at which anything happens."""
LOWEST_LATELY = 7
"""In the last days nobody of the crowd is to be answered: what is open is told by hand."""
TYPED_LATER = 3 * MINUTES_A_DAY


class Asking:
    """Draws how a question is answered, and writes it down."""

    def __init__(self, rows: Rows, days: Days, *, story: Story, comments: Comments, after: FollowUps) -> None:
        self._rows, self._days, self.story = rows, days, story
        self._comments, self._follow_ups, self._feelings = comments, after, Feelings()
        self.midnight = days.moment(0, 0)
        self.end = days.moment(-1, LAST_MINUTE)

    def reply(self, chance: Chance, question: Question, *, channel: str, at: int) -> Reply:
        """A question that is put at this moment."""
        return Reply(
            question.scale,
            channel,
            stage=question.stage_id,
            place=question.place or "",
            department=_one_of(chance, question.departments),
            staff=draw(chance, question.staff) if question.staff else None,
            asked=at,
            source=question.source,
        )

    def mood(self, chance: Chance, question: Question, *, reply: Reply) -> Mood:
        """What the day, the stage and the hour leave most people with."""
        assert reply.asked is not None
        day, minute = divmod(reply.asked - self.midnight, MINUTES_A_DAY)
        return self.story.mood(chance, day=day, hour=minute // 60, stage=question.stage, staff=reply.staff)

    def answer(
        self, chance: Chance, question: Question, *, reply: Reply, at: int, mood: Mood, language: str
    ) -> None:
        """They answer at this moment; a bad answer is answered."""
        reply.answered = reply.arrived = at
        if reply.channel == AnswerChannel.PAPER:
            reply.arrived = min(at + 300 + int(chance() * TYPED_LATER), self.end)
        feeling = self._feelings.draw(chance, mood.level)
        if reply.arrived > self.end - LONGEST:
            feeling = max(feeling, LOWEST_LATELY)
        reply.score = score_of(question.scale, feeling)
        if chance() < self._comments.share:
            reply.comment, reply.language = self._comments.draw(
                chance,
                metric=question.scale.metric,
                stage=question.stage,
                feeling=feeling,
                language=language,
                about=mood.about,
                day=(at - self.midnight) // MINUTES_A_DAY,
            )
        reply.write(self._rows, self._days)
        if reply.is_bad:
            self._follow_ups.add(chance, reply)

    def leave(self, reply: Reply) -> None:
        """They never answer."""
        reply.write(self._rows, self._days)


def _one_of(chance: Chance, departments: Sequence[int]) -> int | None:
    """One of several; nothing is drawn where there is no choice."""
    if len(departments) > 1:
        return draw(chance, departments)
    return departments[0] if departments else None
