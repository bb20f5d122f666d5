"""The fields of an answer that is kept; see ``Shared``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.metrics.quick.sources import AskChoices
from app.model.survey import AnswerChannel, LeftOut
from app.surveys.schemas.drafts import AnswerEdit
from app.surveys.schemas.rows import AnswerRow
from app.surveys.service.answering import AnswerService
from app.surveys.words import channel_words
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.form_fields import ChoiceField, LineField, Option, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.lane import AnyLane
from app.ui.score_row import ScoreField
from app.ui.settings.bound import Bound, BoundFields
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MomentField
from app.ui.who_field import Finds, WhoField
from app.wording.reading import Reading

_NONE = ""


class AnswerFields(BoundFields):
    """Score, words, who, when and where of one answer."""

    def __init__(
        self,
        theme: Theme,
        answer: AnswerRow,
        *,
        choices: AskChoices,
        answers: AnswerService,
        runner: CommandRunner,
        reading: Reading,
        finds: Finds,
        lane: AnyLane,
    ) -> None:
        self._answer = answer
        self._answers = answers
        self._runner = runner
        self._reading = reading
        place = reading.wording.words.place
        stages = [Option(str(one.id), one.name) for one in choices.stages]
        staff = [Option(str(one.id), one.name) for one in choices.staff]
        super().__init__(
            {
                "score": _score(theme, answer),
                "comment": _comment(),
                "customer_id": _who(theme, answer, finds=finds, lane=lane),
                "answered_at": self._when(theme),
                "stage_id": _chosen(
                    _("When"), stages, none=_("Any time"), now=_kept(answer.stage_id, answer.stage_name)
                ),
                "place": _line(place[:1].upper() + place[1:]),
                "channel": _channel(),
                "staff_id": _chosen(
                    _("Looked after by"),
                    staff,
                    none=_("Nobody named"),
                    now=_kept(answer.staff_id, answer.staff_name),
                ),
                "left_out": _left_out(),
            }
        )
        for name in ("score", "comment", "customer_id"):
            self.fields[name].setProperty(WHOLE_ROW, True)
        self.fields["answered_at"].setVisible(answer.answered_at is not None)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        row = self._answer = self._runner.read(lambda: self._answers.get(self._answer.id))
        who = self.fields["customer_id"]
        assert isinstance(who, WhoField)
        if row.customer_id is not None:
            who.show_customer(row.customer_id, row.customer_name)
        values = {name: getattr(row, name) for name in self.bound}
        return row.version, values | {"answered_at": _to_minutes(row.answered_at)}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save what was changed here."""
        edit = AnswerEdit(version=version, **changes)
        return saved(self._runner, lambda: self._answers.edit(self._answer.id, edit))

    def _when(self, theme: Theme) -> Bound:
        title, wording = _("Answered"), self._reading.wording
        field = MomentField(theme, title, zone=wording.zone)

        def read(name: str) -> datetime | None:
            at = field.read(name)
            if at is None and self._answer.answered_at is not None:
                raise InvalidInput([Problem(name, _("Say when it was answered."))])
            return at

        return Bound(title, field, read, field.show_moment, lambda at: wording.instant(at) if at else "")


def _to_minutes(at: datetime | None) -> datetime | None:
    """As the field shows it."""
    return at.replace(second=0, microsecond=0) if at is not None else None


def _score(theme: Theme, answer: AnswerRow) -> Bound:
    title = _("Their score")
    field = ScoreField(theme, title)
    field.set_scale(answer.scale_min, answer.scale_max)

    def read(name: str) -> int | None:
        if field.value is None and answer.score is not None:
            raise InvalidInput([Problem(name, _("Say which score they give."))])
        return field.value

    return Bound(title, field, read, field.row.show_value, str)


def _comment() -> Bound:
    title = _("What they say about it")
    field = TextField(title, lines=3)
    return Bound(title, field, lambda _name: field.text, field.set_text, str)


def _line(title: str) -> Bound:
    field = LineField(title, limit=200)
    return Bound(title, field, lambda _name: field.text, field.set_text, str)


def _who(theme: Theme, answer: AnswerRow, *, finds: Finds, lane: AnyLane) -> Bound:
    title = _("Who")
    field = WhoField(
        theme,
        title,
        finds=finds,
        lane=lane,
        placeholder=_("Name, number or place; empty to keep it without a name"),
    )

    def put(customer_id: int | None) -> None:
        field.show_customer(customer_id, answer.customer_name if customer_id == answer.customer_id else "")

    return Bound(title, field, field.read, put, field.name_of)


def _channel() -> Bound:
    title = _("How")
    field = ChoiceField(title, [Option(each, channel_words(each)) for each in AnswerChannel])

    def put(channel: AnswerChannel) -> None:
        field.choose(channel)

    return Bound(title, field, lambda _name: AnswerChannel(field.value), put, channel_words)


def _left_out() -> Bound:
    title = _("Counts")
    words = {
        LeftOut.NO: _("Yes"),
        LeftOut.TEST: _("No, it was a try"),
        LeftOut.STAFF: _("No, it is from staff"),
    }
    field = ChoiceField(title, [Option(each.name, text) for each, text in words.items()])

    def put(left_out: LeftOut) -> None:
        field.choose(left_out.name)

    def read(_name: str) -> LeftOut:
        return LeftOut[field.value]

    return Bound(title, field, read, put, lambda left_out: words[left_out])


def _kept(row_id: int | None, name: str) -> Option | None:
    return Option(str(row_id), name) if row_id is not None else None


def _chosen(title: str, options: Sequence[Option], *, none: str, now: Option | None) -> Bound:
    """One of several, or none; what it is now is offered although it may be offered no more."""
    known = [Option(_NONE, none), *options]
    if now is not None and now.value not in {option.value for option in known}:
        known.append(now)
    field = ChoiceField(title, known)

    def put(row_id: int | None) -> None:
        field.choose(_NONE if row_id is None else str(row_id))

    def words(row_id: int | None) -> str:
        return field.words_of(_NONE if row_id is None else str(row_id))

    return Bound(title, field, lambda _name: int(field.value) if field.value else None, put, words)
