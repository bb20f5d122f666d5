"""Every line at once, as each database reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from app.core.measures.scales import METRICS, Scale
from app.model.answer_count import NEVER
from app.storage.answer_counts.clocks import SECONDS_BEFORE_1970, offset_case
from app.storage.answer_counts.lines import HOURS, Line
from app.storage.answer_counts.reading import ANSWER

_DAY = 86_400
_WORDS = {
    "sqlite": {
        "instant": "{column}",
        "seconds": "unixepoch(substr({column}, 1, 19))",
        "themes": "group_concat(theme_id, ' ' ORDER BY theme_id)",
        "flag": "{column}",
        "fence": "LIMIT -1",
        "join": "CROSS JOIN",
        "in order": "",
    },
    "postgresql": {
        "instant": "({column} AT TIME ZONE 'UTC')",
        "seconds": "floor(extract(epoch FROM {column}))::bigint",
        "themes": "string_agg(theme_id::text, ' ' ORDER BY theme_id)",
        "flag": "{column}::int",
        "fence": "OFFSET 0",
        "join": "JOIN",
        "in order": "ORDER BY 1, 2, 3",
    },
}
"""What the two databases say differently.

Behind the fence nothing is worked out more than once; a cross join keeps the order of what stands before it.
"""

_PEOPLE = """climb (card_id, at_id) AS (
        SELECT id, merged_into_id FROM customer WHERE merged_into_id IS NOT NULL
        UNION SELECT climb.card_id, card.merged_into_id FROM climb JOIN customer card ON card.id = climb.at_id
            WHERE card.merged_into_id IS NOT NULL),
    live (card_id, person_id) AS (
        SELECT climb.card_id, climb.at_id FROM climb JOIN customer card ON card.id = climb.at_id
            WHERE card.merged_into_id IS NULL)"""


def all_lines(connection: Connection, zone: ZoneInfo) -> str:
    """The statement that gives every line as it must be; a file gives them in the order in which they are kept.

    What comes after an answer of somebody is found among all their answers to the metric; nothing comes after one
    that is nobody's. Only what decides that is sorted, the rest of each answer joins it afterwards.
    """
    words = _WORDS[connection.dialect.name]
    local = _local_seconds(connection, "answered_at", zone)
    timed = f"""SELECT {_scale(words)} AS line, {local} AS local, a.id, a.metric, a.answered_at,
            coalesce(live.person_id, a.customer_id, 0) AS person_id
        FROM survey_answer a LEFT JOIN live ON live.card_id = a.customer_id
        WHERE a.score IS NOT NULL AND a.left_out = '' AND a.metric IN ({_metrics()}) {words["fence"]}"""
    told = f"""SELECT line, local / {_DAY} AS day, id, (local / {_DAY} - 1) % 7 * {HOURS} + local % {_DAY} / 3600 AS hour,
            person_id, metric, answered_at FROM ({timed}) timed"""
    following = f"lead(day, 1, {NEVER}) OVER (PARTITION BY person_id, metric ORDER BY day, answered_at, id)"
    placed = f"""SELECT line, day, id, {following} AS next_day, hour, person_id FROM told WHERE person_id <> 0
        UNION ALL SELECT line, day, id, {NEVER}, hour, person_id FROM told WHERE person_id = 0
        ORDER BY 1, 2, 3 {words["fence"]}"""
    columns = {"answer_id": "a.id", "themes": "coalesce(mentioned.themes, '')"}
    columns["segment"] = "coalesce(visit.segment, '')"
    columns |= {name: f"a.{name}" for name in ("score", "channel", "place")}
    columns |= {name: f"coalesce(a.{name}, 0)" for name in ("stage_id", "staff_id", "department_id")}
    names = ", ".join(columns.get(name, f"placed.{name}") for name in Line._fields)
    return f"""WITH RECURSIVE {_PEOPLE},
    mentioned AS ({mentioned_themes(connection)}),
    told AS NOT MATERIALIZED ({told})
    SELECT {names} FROM ({placed}) placed {words["join"]} survey_answer a ON a.id = placed.id
    LEFT JOIN mentioned ON mentioned.answer_id = a.id LEFT JOIN visit ON visit.id = a.visit_id {words["in order"]}"""


def mentioned_themes(connection: Connection) -> str:
    """The statement that gives the themes of every answer that mentions one, as lines hold them."""
    themes = _WORDS[connection.dialect.name]["themes"]
    return f"SELECT answer_id, {themes} AS themes FROM theme_mention GROUP BY answer_id"


def all_asked(connection: Connection, zone: ZoneInfo) -> str:
    """The statement that gives, for every scale and day, how many were asked and did not answer, and how many did."""
    words = _WORDS[connection.dialect.name]
    local = _local_seconds(connection, "asked_at", zone)
    asked = f"""SELECT {_scale(words)} AS line, {local} / {_DAY} AS day, a.score IS NULL AS unanswered
        FROM survey_answer a WHERE a.asked_at IS NOT NULL AND a.left_out = '' AND a.metric IN ({_metrics()})
        {words["fence"]}"""
    return f"""SELECT line, day, sum(CASE WHEN unanswered THEN 1 ELSE 0 END) AS unanswered,
        sum(CASE WHEN unanswered THEN 0 ELSE 1 END) AS answered FROM ({asked}) asked GROUP BY 1, 2"""


def _local_seconds(connection: Connection, column: str, zone: ZoneInfo) -> str:
    """Seconds on the clocks of the venue, from where ordinals of days begin."""
    words = _WORDS[connection.dialect.name]
    seconds, instant = (words[name].format(column=f"a.{column}") for name in ("seconds", "instant"))
    first, last = connection.execute(select(func.min(ANSWER.c[column]), func.max(ANSWER.c[column]))).one()
    now = datetime(1970, 1, 1, tzinfo=UTC)
    return f"({seconds} + {offset_case(instant, zone, first=first or now, last=last or now)} + {SECONDS_BEFORE_1970})"


def _metrics() -> str:
    return ", ".join(f"'{metric}'" for metric in METRICS)


def _scale(words: dict[str, str]) -> str:
    """The number of the scale, as ``Scale.number`` says it."""
    cases = " ".join(f"WHEN '{metric}' THEN {_base(metric)}" for metric in METRICS)
    low, high = _step("low"), _step("high")
    flag = words["flag"].format(column="a.high_is_good")
    return f"(CASE a.metric {cases} END + a.scale_min * {low} + a.scale_max * {high} + {flag})"


def _base(metric: str) -> int:
    """What the metric alone gives, in what ``_step`` counts by."""
    return Scale(metric, 0, 1, high_is_good=False).number - _step("high")


def _step(end: str) -> int:
    """By how much the number rises with each end of the scale."""
    one, other = ((0, 9), (1, 9)) if end == "low" else ((0, 8), (0, 9))
    return Scale("nps", *other).number - Scale("nps", *one).number
