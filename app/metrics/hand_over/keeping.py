"""Keeping what was answered on a screen that was handed over: never lost for what the customer cannot mend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core.card_numbers import mask_card_numbers
from app.core.changes import Change
from app.core.errors import InvalidInput
from app.core.outcome import Outcome
from app.surveys.schemas.drafts import AnswerDraft, AskDraft, CompletionDraft
from app.surveys.schemas.rows import AnswerRow
from app.surveys.services import SurveyServices
from app.ui.commands import CommandRunner
from app.ui.running import succeeded

Values = Mapping[str, Any]
_OF_SOMEBODY = {"customer_id": None, "visit_id": None, "case_id": None, "stage_id": None, "staff_id": None}
"""What an answer is kept without where it does not fit any more."""


class AnswerKeeping:
    """Writes through the command runner, so that it is told and can be taken back.

    What could not be written, as while the file was locked, is tried once more at the end.
    """

    def __init__(self, services: Callable[[], SurveyServices], runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner
        self._unsaved: list[Values] = []

    def keep(self, values: Values) -> None:
        """Keep an answer; raises InvalidInput where the comment cannot be kept as it is."""
        if not self._write(values):
            self._unsaved.append(values)

    def keep_at_last(self, values: Values) -> None:
        """Keep an answer that nobody can change any more; card numbers in it are masked."""
        self.keep({**values, "comment": mask_card_numbers(values["comment"])})

    def keep_asked(self, values: Values) -> None:
        """Keep that they were asked, unless that is on record and waits for an answer."""

        def ask(known: Values) -> Outcome[int]:
            if self._waiting(known) is not None:
                return Outcome(0, Change(), None, "")
            return self._services().answers.ask(AskDraft(**known))

        try:
            self._runner.do(lambda: ask(values))
        except InvalidInput:
            self._runner.do(lambda: ask({**values, **_OF_SOMEBODY}))

    def try_again(self) -> None:
        """Write what could not be written before; a notice says what still cannot."""
        unsaved, self._unsaved = self._unsaved, []
        for values in unsaved:
            self._write(values)

    def _write(self, values: Values) -> bool:
        try:
            return succeeded(self._runner, lambda: self._record(values))
        except InvalidInput as error:
            if any(problem.field == "comment" for problem in error.problems):
                raise
            # Their card was archived meanwhile, or the like: what they said counts all the same.
            return succeeded(self._runner, lambda: self._record({**values, **_OF_SOMEBODY}))

    def _record(self, values: Values) -> Outcome[Any]:
        answers, waiting = self._services().answers, self._waiting(values)
        if waiting is None:
            return answers.record(AnswerDraft(**values))
        given = {name: values[name] for name in ("score", "comment", "language")}
        return answers.complete(waiting.id, CompletionDraft(version=waiting.version, **given))

    def _waiting(self, values: Values) -> AnswerRow | None:
        """The question to them that is on record already, on the same scale."""
        customer_id = values.get("customer_id")
        if customer_id is None:
            return None
        row = self._services().answers.open_ask(customer_id, values["metric"])
        if row is None or (row.scale_min, row.scale_max) != (values["scale_min"], values["scale_max"]):
            return None
        return row if row.high_is_good == values["high_is_good"] else None
