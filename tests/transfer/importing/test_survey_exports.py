"""Exports of survey programs and review sites as they really look: several headers, blocks, zones and signs."""

from __future__ import annotations

import pytest

from app.command_line.importing import refuse_unknown_scales
from app.core.errors import Unreadable
from tests.transfer.importing.imports import Imports

BLOCK = """Respondent ID,Collector ID,Start Date,End Date,Email Address,How likely is it that you would recommend Harbour House to a friend or colleague?,"Overall, how satisfied were you with your stay?",Please rate the following:,,Anything else you want to tell us?
,,,,,Response,Response,Check-in,Breakfast,Open-Ended Response
114001,55,05/21/2026 10:00:00 AM,05/21/2026 10:02:00 AM,carl@example.com,10 - Extremely likely,Very satisfied,5,4,Nothing
114002,55,05/22/2026 11:00:00 PM,05/22/2026 11:02:00 PM,,Not at all likely - 0,Very dissatisfied,1,,Everything
"""
_QUESTION = "On a scale from 0-10, how likely are you to recommend us to a friend or colleague?"
_IDS = (
    "startDate endDate status _recordId recipientEmail distributionChannel QID1_NPS_GROUP QID1 QID2_TEXT QID3"
)
THREE_HEADERS = (
    "StartDate,EndDate,Status,ResponseId,RecipientEmail,DistributionChannel,Q1_NPS_GROUP,Q1,Q2,Q3\n"
    f'Start Date,End Date,Response Type,Response ID,Recipient Email,Distribution Channel,"{_QUESTION} - Group",'
    f'"{_QUESTION}",What could we improve?,How easy was it to book?\n'
    + ",".join(f'"{{""ImportId"":""{name}""}}"' for name in _IDS.split())
    + "\n2026-05-03 08:00:00,2026-05-03 08:05:00,IP Address,R_1,dora@example.com,email,Promoter,10,Light,Somewhat easy\n"
    "2026-05-03 09:00:00,2026-05-03 09:05:00,IP Address,R_2,,email,Detractor,3,,Extremely difficult\n"
)
ASKED = """Response ID,Name,Email,Answer,Comment,Sent,Responded,Segment,Question Type
1,Eva Roth,eva@example.com,9,nice,2026-05-01 10:00:00,2026-05-03 10:00:00,,nps
2,Fay Roth,fay@example.com,,,2026-05-01 10:00:00,,,nps
"""
PORTAL = """Survey ID,Response Date,Unit,Guest Name,Guest Email,Arrival Date,Departure Date,Likelihood to Recommend,Overall Satisfaction,Comments
9001,05/14/2026,ZRH01,Eva Roth,eva@example.com,05/10/2026,05/12/2026,9,8,Fine
9002,05/15/2026,ZRH01,Fay Roth,fay@example.com,05/11/2026,05/13/2026,4,6,Loud
"""
SCORES = "SELECT metric, scale_max, score FROM survey_answer ORDER BY id"


def _scores(imports: Imports) -> list[tuple[str, int, int]]:
    return [(str(row[0]), int(row[1]), row[2]) for row in imports.rows(SCORES)]


def test_a_second_header_with_the_names_of_a_block_is_no_answer(imports: Imports) -> None:
    report = imports.bring(imports.file("block.csv", BLOCK))
    assert (report.rows_rejected, report.customers_added) == (0, 1)
    assert _scores(imports)[:2] == [("nps", 10, 10), ("csat", 5, 5)]
    assert imports.rows("SELECT DISTINCT answered_at FROM survey_answer ORDER BY 1") == [
        ("2026-05-21 08:02:00.000000",),
        ("2026-05-22 21:02:00.000000",),
    ]


def test_a_long_question_in_the_second_of_three_headers_is_found(imports: Imports) -> None:
    report = imports.bring(imports.file("three.csv", THREE_HEADERS))
    assert report.rows_rejected == 0
    assert _scores(imports) == [("nps", 10, 10), ("ces", 5, 4), ("nps", 10, 3), ("ces", 5, 1)]


def test_answers_called_answers_are_scores_and_the_silent_are_kept_as_asked(imports: Imports) -> None:
    report = imports.bring(imports.file("asked.csv", ASKED))
    assert report.answers_added == 2
    assert _scores(imports) == [("nps", 10, 9), ("nps", 10, None)]


def test_an_answer_with_the_days_of_the_stay_is_an_answer_and_no_stay(imports: Imports) -> None:
    report = imports.bring(imports.file("portal.csv", PORTAL))
    assert (report.answers_added, report.visits_added, report.customers_added) == (4, 0, 2)
    assert _scores(imports) == [("nps", 10, 9), ("csat", 10, 8), ("nps", 10, 4), ("csat", 10, 6)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Person Email,Score,Comment,Responded at (UTC),Survey type\neva@example.com,9,nice,2026-05-03 10:00:00 UTC,nps\n",
            ("nps", 10, 9, "2026-05-03 10:00:00.000000"),
        ),
        (
            "createTime,reviewer,starRating,comment\n2026-05-14T10:00:00Z,Eva R,FIVE,Lovely\n",
            ("csat", 5, 5, "2026-05-14 10:00:00.000000"),
        ),
        (
            "Ticket ID,Satisfaction Score,Satisfaction Comment,Updated at\n1,bad,Slow,2026-05-04 10:00\n",
            ("csat", 5, 2, "2026-05-04 08:00:00.000000"),
        ),
        (
            "Review ID,Review Date,Reviewer Name,Rating,Review Title,Review Text\n1,2026-05-14,EvaR,4,Great,Lovely\n",
            ("csat", 5, 4, "2026-05-14 10:00:00.000000"),
        ),
        (
            "Zeitstempel;Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?\n14.05.2026 18:03:22;9,0\n",
            ("nps", 10, 9, "2026-05-14 16:03:22.000000"),
        ),
    ],
)
def test_what_review_sites_and_others_call_their_columns_is_understood(
    imports: Imports, content: str, expected: tuple[str, int, int, str]
) -> None:
    imports.bring(imports.file("export.csv", content))
    assert imports.rows("SELECT metric, scale_max, score, answered_at FROM survey_answer") == [expected]


def test_the_marks_of_responses_tell_them_apart_where_the_column_is_called_by_a_sign(
    imports: Imports,
) -> None:
    content = "#,How likely are you to recommend us?,Submit Date (UTC)\naq1x,9,2026-05-02 10:01:00\nbq2y,9,2026-05-02 10:01:00\n"
    report = imports.bring(imports.file("form.csv", content))
    assert (report.answers_added, report.files[0].mapping["#"]) == (2, "response_id")


def test_tabs_and_utf_16_are_read(imports: Imports) -> None:
    content = "Marca temporal\t¿Qué probabilidad hay de que nos recomiende a un amigo?\tComentarios\n14/05/2026 18:03:22\t9\tBien\n"
    imports.bring(imports.file("es.csv", content.encode("utf-16")))
    assert _scores(imports) == [("nps", 10, 9)]


def test_not_available_is_missing_and_no_reason_to_leave_the_row_out(imports: Imports) -> None:
    content = "date,nps,csat\n2026-05-14,N/A,4\n2026-05-15,9,-\n2026-05-16,n/a,-\n"
    report = imports.bring(imports.file("blank.csv", content))
    assert _scores(imports) == [("csat", 5, 4), ("nps", 10, 9)]
    assert [problem.reason for problem in report.files[0].problems] == ["There is no score"]


@pytest.mark.parametrize(
    "content",
    [
        'Date,"On a scale of 1 to 10, how likely are you to recommend us?"\n2026-05-14,10\n2026-05-15,1\n',
        "Review date,Guest name,Review score,Staff\n2026-05-14,Eva,8.0,10.0\n2026-05-15,Fay,10,10\n",
        "Date,How do you feel about your visit?\n2026-05-14,🙁\n2026-05-15,😐\n2026-05-16,🙂\n",
        "response_id,email,answer,answerlabel,responded\n1,eva@example.com,9,promoter,2026-05-03\n",
    ],
)
def test_a_scale_that_nobody_names_is_asked_about(imports: Imports, content: str) -> None:
    looks = imports.service.inspect([imports.file("export.csv", content)])
    with pytest.raises(Unreadable, match="on which scale"):
        refuse_unknown_scales(looks)
    assert imports.service.run(looks).value.answers_added == 0


@pytest.mark.parametrize(
    ("faces", "ranks"), [(("😡", "😐", "😀"), [1, 3, 5]), (("😡", "🙁", "🙂", "😀"), [1, 2, 4, 5])]
)
def test_faces_are_scores_where_it_is_clear_how_many_there_were(
    imports: Imports, faces: tuple[str, ...], ranks: list[int]
) -> None:
    rows = "".join(f"2026-05-{day:02},{face}\n" for day, face in enumerate(faces, 1))
    imports.bring(imports.file("faces.csv", f"Date,How do you feel about your visit?\n{rows}"))
    assert _scores(imports) == [("csat", 5, rank) for rank in ranks]
