"""Which case stands in which column of the board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.cases.schemas.rows import CaseRow
from app.cases.words.labels import step_words
from app.model.case import CaseState, CaseStep

STEPS = tuple(CaseStep)


@dataclass
class StepColumn:
    """The open cases whose next step is this one; DONE are those that only need to be closed."""

    step: CaseStep
    rows: list[CaseRow] = field(default_factory=list)


def by_step(rows: Iterable[CaseRow]) -> tuple[StepColumn, ...]:
    """Open cases by the step that is pending, in the order of the steps."""
    columns = {step: StepColumn(step) for step in STEPS}
    for row in rows:
        if row.state is CaseState.OPEN:
            columns[row.step].rows.append(row)
    return tuple(columns.values())


def column_words(step: CaseStep, *, to_close: str) -> str:
    """What a column is called."""
    return to_close if step is CaseStep.DONE else step_words(step)
