"""The answers behind a row: one for each column of scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.core.words import gettext as _
from app.model.survey import AnswerChannel, Metric
from app.transfer.interpreting.answer_cells import channel_of
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.scales_of_rows import AnsweredScale, ScaleOfRow
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.scores import Ticked, read_ticked
from app.transfer.mapping.survey_words import words_of
from app.transfer.mapping.targets import SCORES, Target
from app.transfer.records import AnswerRecord

_A_DAY, _A_MOMENT = timedelta(days=1), timedelta(minutes=1)
_NONE = (None, False)


class _When(NamedTuple):
    """When it was asked and answered; without a day of either it is ``undated``."""

    asked: datetime | None
    answered: datetime | None
    undated: bool


class Answers:
    """Puts the answers of a row together from what its cells gave; problems go into the draft."""

    def __init__(self, mapping: Mapping, options: Options) -> None:
        self._options = options
        self._columns = tuple(column for column in mapping.columns if column.target in SCORES)
        self._scales = ScaleOfRow(mapping)
        self._asked_before = {
            comment.index: _asked_before(comment, self._columns) for comment in mapping.of(Target.COMMENT)
        }
        dates = mapping.of(Target.ANSWERED_AT, Target.ASKED_AT)
        self._dated = bool(dates)
        self._date_header = dates[0].header if dates else ""
        self._headers = {column.target: column.header for column in mapping.columns}
        end = datetime.combine(options.today, time.max, tzinfo=ZoneInfo(options.zone))
        self._now = options.now or end.astimezone(UTC)

    def of(self, draft: Draft, cells: list[str]) -> tuple[AnswerRecord, ...]:
        """The answers of a row; none when the row is rejected for one of them."""
        when = self._when(draft)
        ticked = [(column, _ticked_text(cells, column)) for column in self._columns]
        answered = any(text for _column, text in ticked)
        first = next((column.index for column, text in ticked if text), -1)
        if draft.rejected:
            return ()
        if not answered and when.asked is None:
            draft.reject(self._columns[0].header, _("There is no score"))
            return ()
        if answered and when.answered is None:
            draft.reject(self._date_header, _("There is no date"))
            return ()
        said = self._comments(draft, {column.index for column, text in ticked if text}, otherwise=first)
        found = [self._answer(draft, cells, column, said=said, when=when) for column, _text in ticked]
        rejected = any(problem.rejected for problem in draft.problems)
        return () if rejected else tuple(answer for answer in found if answer is not None)

    def _comments(self, draft: Draft, answered: set[int], *, otherwise: int) -> dict[int, str]:
        """What was written to which score: to the one before it, or to the first that was ticked."""
        said: dict[int, list[str]] = {}
        for index, comment in draft.comments.items():
            asked = self._asked_before[index]
            said.setdefault(asked if asked in answered else otherwise, []).append(comment)
        return {index: "\n".join(comments) for index, comments in said.items()}

    def _answer(
        self, draft: Draft, cells: list[str], column: Column, *, said: dict[int, str], when: _When
    ) -> AnswerRecord | None:
        text = _ticked_text(cells, column)
        if not text and when.asked is None:
            return None
        if text and not column.style_sure:
            reason = _("It is not certain on which scale this was answered. Choose what the column means")
            draft.reject(column.header, reason)
            return None
        scale = self._scales.of(draft, cells, column=column)
        if scale is None:
            return None
        score = _score(draft, column, text, scale) if text else None
        record = self._record(draft, column, scale, when)
        if score is None:
            return record
        return replace(record, score=score, answered_at=when.answered, comment=said.get(column.index, ""))

    def _record(self, draft: Draft, column: Column, scale: AnsweredScale, when: _When) -> AnswerRecord:
        """The question as it was put, without an answer."""
        text = draft.text
        return AnswerRecord(
            metric=scale.metric,
            low=scale.low,
            high=scale.high,
            high_is_good=scale.high_is_good,
            question=f"{scale.metric} {words_of(column.header)}",
            mark=self._mark(draft, when),
            language=draft.language.partition(",")[0],
            asked_at=when.asked,
            undated=when.undated,
            stage_id=draft.counts.get(Target.STAGE),
            department_id=draft.counts.get(Target.DEPARTMENT),
            staff_id=draft.counts.get(Target.STAFF),
            channel=self._channel(draft, column),
            place=text(Target.PLACE),
            visit_reference=text(Target.REFERENCE),
            arrived_on=draft.days.get(Target.ARRIVAL),
            left_out=text(Target.TEST),
        )

    def _mark(self, draft: Draft, when: _When) -> str:
        """What tells the row from others of the same person and question, whatever score it has by now.

        The number of the response; else when it was asked, or answered. What nobody signed is known by its
        comment too.
        """
        number = draft.text(Target.RESPONSE_ID)
        if number:
            return f"#{number}"
        at = when.asked or when.answered
        known = draft.emails or draft.phones or draft.text(Target.EXTERNAL_ID)
        parts = ["" if at is None or when.undated else at.isoformat()]
        if not known:
            parts += [*draft.comments.values(), draft.text(Target.PLACE)]
        return "\x1f".join(parts)

    def _channel(self, draft: Draft, column: Column) -> str:
        told = draft.text(Target.CHANNEL)
        found = channel_of(told) if told else ""
        if told and not found:
            header = self._headers.get(Target.CHANNEL, "")
            draft.keep_out(header, _("“{text}” is not known here. Kept out").format(text=told[:40]))
            draft.texts.pop(Target.CHANNEL)
        usual = AnswerChannel.REVIEW if column.target is Target.LIKED else AnswerChannel.WEB
        return found or usual.value

    def _when(self, draft: Draft) -> _When:
        asked, asked_timed = draft.instants.get(Target.ASKED_AT) or _NONE
        answered, timed = draft.instants.get(Target.ANSWERED_AT) or _NONE
        asked = self._past(draft, Target.ASKED_AT, asked, timed=asked_timed)
        answered = self._past(draft, Target.ANSWERED_AT, answered, timed=timed)
        if answered is not None and asked is not None and asked > answered:
            if asked - answered >= _A_DAY or (timed and asked_timed):
                draft.reject(self._headers.get(Target.ANSWERED_AT, ""), _("Answered before it was asked"))
            asked = answered
        if answered is None and asked is not None and Target.ANSWERED_AT not in self._headers:
            answered = asked
        if answered is None and not self._dated:
            return _When(None, self._now, undated=True)
        return _When(asked, answered, undated=False)

    def _past(self, draft: Draft, target: Target, at: datetime | None, *, timed: bool) -> datetime | None:
        """The instant, unless it is still to come; today's noon, which stands for a day, may be."""
        if at is None or at <= self._now:
            return at
        today = at.astimezone(ZoneInfo(self._options.zone)).date() == self._options.today
        if today and not timed:
            return self._now - _A_MOMENT
        draft.reject(self._headers.get(target, ""), _("This is still to come"))
        return at


def _ticked_text(cells: list[str], column: Column) -> str:
    """What stands in a column of scores; "N/A" and "-" are as good as nothing."""
    text = cells[column.index].strip()
    return "" if is_blank_word(text) else text


def _asked_before(comment: Column, scores: tuple[Column, ...]) -> int:
    before = [column.index for column in scores if column.index < comment.index]
    return before[-1] if before else scores[0].index if scores else -1


def _score(draft: Draft, column: Column, text: str, scale: AnsweredScale) -> int | None:
    """The whole number on the scale; the row is rejected where there is none."""
    ticked = read_ticked(text)
    number = _number_of(ticked, scale)
    reject: Callable[[str], None] = lambda reason: draft.reject(column.header, reason)  # noqa: E731
    if number is None:
        if ticked.group:
            reject(_("“{text}” tells only the group, not the score").format(text=text[:40]))
        else:
            reject(_("“{text}” is no score of this question").format(text=text[:40]))
        return None
    if ticked.of is not None and ticked.of != scale.high:
        reject(_("“{text}” is on another scale").format(text=text[:40]))
        return None
    if number != number.to_integral_value():
        reject(_("“{text}” is no score: a score is a whole number").format(text=text[:40]))
        return None
    if not scale.low <= number <= scale.high:
        reason = _("{score} is not on this scale, which goes from {low} to {high}")
        reject(reason.format(score=text[:40], low=scale.low, high=scale.high))
        return None
    return int(number)


def _number_of(ticked: Ticked, scale: AnsweredScale) -> Decimal | None:
    if ticked.number is not None:
        return ticked.number
    if scale.high == 1 and ticked.liked is not None:
        return Decimal(ticked.liked)
    ranks = {5: ticked.five, 7: ticked.seven}
    rank = ranks.get(scale.high)
    if rank is None and scale.metric == Metric.NPS:
        rank = ticked.ends
    return None if rank is None else Decimal(rank)
