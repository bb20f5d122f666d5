"""One question and its answer while the row is made."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.measures.scales import Scale
from app.rehearsal.days import Days
from app.rehearsal.rows import Rows


@dataclass(slots=True)
class Reply:
    """The columns of a survey answer; instants as moments, ids None where there is nothing."""

    scale: Scale
    channel: str
    stage: int | None = None
    customer: int | None = None
    score: int | None = None
    comment: str = ""
    language: str = ""
    place: str = ""
    visit: int | None = None
    case: int | None = None
    department: int | None = None
    staff: int | None = None
    asked: int | None = None
    answered: int | None = None
    arrived: int | None = None
    source: str = ""
    left_out: str = ""
    id: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether somebody is to answer it."""
        return self.score is not None and not self.left_out and self.scale.is_bad(self.score)

    def write(self, rows: Rows, days: Days) -> int:
        """Add its row; gives its id."""
        self.id = rows.new_id("survey_answer")
        asked, answered, arrived = self.asked, self.answered, self.arrived
        rows.of["survey_answer"].append(
            (
                self.id,
                self.customer,
                self.scale.metric,
                self.scale.low,
                self.scale.high,
                int(self.scale.high_is_good),
                self.score,
                self.comment,
                self.language,
                self.stage,
                self.channel,
                self.place,
                self.visit,
                self.case,
                self.department,
                self.staff,
                None if asked is None else days.written(asked),
                None if answered is None else days.written(answered),
                None if arrived is None else days.written(arrived),
                self.source,
                self.left_out,
            )
        )
        return self.id
