"""Answers of surveys: as many systems write them, never doubled, never mixed, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.command_line.importing import refuse_unknown_scales
from app.core.errors import Unreadable
from app.surveys.schemas.drafts import AnswerEdit
from app.surveys.services import SurveyServices
from app.transfer.outcome.words import taken_back_words
from tests.transfer.importing.imports import BOOKINGS, Imports
from tests.venues import troubles

GOOGLE = """Timestamp,How satisfied were you with your stay?,How likely are you to recommend us to a friend?,Email Address,Why did you give this score?
5/14/2026 18:03:22,5,10,anna@example.com,Lovely
5/15/2026 9:00:01,2,3,ben@example.com,"Queue, again"
5/16/2026 9:00:01,,9,,
"""
MONKEY = """Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,How likely is it that you would recommend Harbour House to a friend or colleague?,What could we do better?
,,,,,,,,,Open-Ended Response
114001,55,2026-05-01 10:00:00,2026-05-01 10:02:00,10.0.0.1,carl@example.com,Carl,Berg,10 - Extremely likely,Nothing
114002,55,2026-05-01 11:00:00,2026-05-01 11:02:00,10.0.0.1,,,,Not at all likely - 0,Everything
"""
QUALTRICS = """StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,RecipientEmail,Q1_NPS_GROUP,Q1,Q2
Start Date,End Date,Response Type,Finished,Recorded Date,Response ID,Recipient Email,How likely are you to recommend us? - Group,How likely are you to recommend us?,What is the primary reason for your score?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"
2026-05-03 08:00:00,2026-05-03 08:05:00,IP Address,True,2026-05-03 08:05:01,R_1,dora@example.com,Promoter,10,Great
2026-05-03 09:00:00,2026-05-03 09:05:00,Survey Preview,True,2026-05-03 09:05:01,R_2,,Detractor,1,Just trying
"""
TYPEFORM = """#,How likely are you to recommend us?,*Why?*,Start Date (UTC),Submit Date (UTC),Network ID,Tags
aq1x,9,Good,2026-05-02 10:00:00,2026-05-02 10:01:00,abc,
bq2y,7,,2026-05-02 22:00:00,2026-05-02 23:30:00,abd,
"""
DELIGHTED = """Response ID,Person ID,Name,Email,Survey Type,Score,Comment,Sent At,Responded At
1,p1,Eva Roth,eva@example.com,nps,9,nice,2026-05-01,2026-05-03
2,p2,Fay Roth,fay@example.com,nps,,,2026-05-01,
3,p3,Gus Roth,gus@example.com,csat,4,,2026-05-01,2026-05-02
"""
GERMAN = """Datum;Wie zufrieden waren Sie mit dem Check-in?;Wie einfach war die Buchung?;Kommentar
03.05.2026;Sehr zufrieden;5 - Sehr einfach;Danke
04.05.2026;unzufrieden;sehr schwierig;
"""
LATELY = """date,nps,email,comment
2026-11-20,3,ida@example.com,Cold shower
2026-11-20,10,jan@example.com,
2026-10-01,2,kim@example.com,Long ago
"""
SCORES = "SELECT metric, scale_min, scale_max, high_is_good, score FROM survey_answer ORDER BY id"


def _whole(imports: Imports) -> None:
    imports.assert_whole()
    assert troubles(imports.place.work.database) == []


def test_a_form_of_two_questions_gives_two_answers_a_row_and_blank_is_missing(imports: Imports) -> None:
    report = imports.bring(imports.file("google.csv", GOOGLE))
    assert (report.answers_added, report.customers_added, report.rows_rejected) == (5, 2, 0)
    assert [row[:3] + row[4:] for row in imports.rows(SCORES)] == [
        ("csat", 1, 5, 5),
        ("nps", 0, 10, 10),
        ("csat", 1, 5, 2),
        ("nps", 0, 10, 3),
        ("nps", 0, 10, 9),
    ]
    assert imports.rows("SELECT metric, comment FROM survey_answer WHERE comment <> '' ORDER BY id") == [
        ("nps", "Lovely"),
        ("nps", "Queue, again"),
    ]
    _whole(imports)


def test_a_row_below_the_header_that_only_explains_it_is_no_answer(imports: Imports) -> None:
    report = imports.bring(imports.file("monkey.csv", MONKEY))
    assert (report.answers_added, report.customers_added, report.rows_rejected) == (2, 1, 0)
    assert imports.rows("SELECT score, comment FROM survey_answer ORDER BY id") == [
        (10, "Nothing"),
        (0, "Everything"),
    ]


def test_of_three_headers_the_one_with_the_question_counts_and_tests_are_left_out(imports: Imports) -> None:
    report = imports.bring(imports.file("qualtrics.csv", QUALTRICS))
    assert (report.answers_added, report.rows_rejected) == (2, 0)
    assert imports.rows("SELECT score, left_out FROM survey_answer ORDER BY id") == [(10, ""), (1, "test")]


def test_times_of_another_zone_are_read_in_it(imports: Imports) -> None:
    imports.bring(imports.file("typeform.csv", TYPEFORM))
    assert imports.rows("SELECT answered_at FROM survey_answer ORDER BY id") == [
        ("2026-05-02 10:01:00.000000",),
        ("2026-05-02 23:30:00.000000",),
    ]


def test_whoever_was_asked_and_did_not_answer_is_kept_as_asked(imports: Imports) -> None:
    report = imports.bring(imports.file("delighted.csv", DELIGHTED))
    assert report.answers_added == 3
    assert imports.rows(
        "SELECT metric, score, answered_at IS NULL, asked_at IS NULL FROM survey_answer ORDER BY id"
    ) == [
        ("nps", 9, 0, 0),
        ("nps", None, 1, 0),
        ("csat", 4, 0, 0),
    ]
    _whole(imports)


def test_labels_in_another_language_are_scores(imports: Imports) -> None:
    imports.bring(imports.file("german.csv", GERMAN))
    assert [(row[0], row[4]) for row in imports.rows(SCORES)] == [
        ("csat", 5),
        ("ces", 5),
        ("csat", 2),
        ("ces", 1),
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "Informazioni cronologiche,Quanto è probabile che ci consigli a un amico?,Commenti",
            "2026/05/01 10:00:00 AM GMT+2,10,Ottimo",
            ("nps", 10, "Ottimo", "2026-05-01 08:00:00.000000"),
        ),
        (
            "Horodateur,Quel est votre niveau de satisfaction ?,Pourquoi cette note ?",
            "2026-05-01 10:00,Très satisfait,Accueil",
            ("csat", 5, "Accueil", "2026-05-01 08:00:00.000000"),
        ),
        (
            "Marca temporal,¿Qué tan fácil fue reservar?,Comentarios",
            "2026-05-01 10:00:00,Muy difícil,Ay",
            ("ces", 1, "Ay", "2026-05-01 08:00:00.000000"),
        ),
        (
            "タイムスタンプ,当ホテルを友人に薦める可能性はどのくらいですか？,コメント",
            "2026/05/01 10:00:00,9,良い",
            ("nps", 9, "良い", "2026-05-01 08:00:00.000000"),
        ),
        ("Date,Rating,Review", "2026-05-01,★★★★☆,Nice", ("csat", 4, "Nice", "2026-05-01 10:00:00.000000")),
        (
            "Submitted,Score,Question,Feedback",
            "2026-05-01,9,How likely are you to recommend us?,Fine",
            ("nps", 9, "Fine", "2026-05-01 10:00:00.000000"),
        ),
        (
            "answered_at,metric,score,comment,scale_min,scale_max,high_is_good",
            "2026-05-01T12:00:00+02:00,ces,2,Easy,1,7,false",
            ("ces", 2, "Easy", "2026-05-01 10:00:00.000000"),
        ),
    ],
)
def test_headers_of_many_languages_and_systems_are_understood(
    imports: Imports, header: str, row: str, expected: tuple[str, int, str, str]
) -> None:
    report = imports.bring(imports.file("answers.csv", f"{header}\n{row}\n"))
    assert (report.rows_rejected, report.values_left_out) == (0, 0)
    assert imports.rows("SELECT metric, score, comment, answered_at FROM survey_answer") == [expected]


def test_a_list_of_people_or_visits_with_a_number_called_score_stays_one(imports: Imports) -> None:
    people = imports.file(
        "people.csv", "Name,Email,Score,Notes\nMax Lead,max@example.com,87,x\nMin Lead,m@example.com,55,y\n"
    )
    visits = imports.file(
        "visits.csv",
        "Confirmation No,Guest Name,Arrival,Departure,Rating\nA1,Max Moor,2026-05-01,2026-05-03,5\n",
    )
    looks = imports.service.inspect([people, visits])
    assert [look.kind_of_rows for look in looks] == ["people", "visits"]


@pytest.mark.parametrize("content", [GOOGLE, MONKEY, QUALTRICS, TYPEFORM, DELIGHTED, GERMAN, LATELY])
def test_the_same_file_again_adds_nothing(imports: Imports, content: str) -> None:
    path = imports.file("answers.csv", content)
    imports.bring(path)
    before = imports.rows("SELECT * FROM survey_answer ORDER BY id")
    again = imports.bring(path)
    assert (again.answers_added, again.answers_updated, again.customers_added) == (0, 0, 0)
    assert imports.rows("SELECT * FROM survey_answer ORDER BY id") == before
    _whole(imports)


def test_an_answer_that_came_later_completes_what_was_asked(imports: Imports) -> None:
    imports.bring(imports.file("first.csv", DELIGHTED))
    later = DELIGHTED.replace("nps,,,2026-05-01,", "nps,6,slow,2026-05-01,2026-05-09")
    report = imports.bring(imports.file("second.csv", later))
    assert (report.answers_added, report.answers_updated) == (0, 1)
    assert imports.rows("SELECT score, comment FROM survey_answer WHERE comment = 'slow'") == [(6, "slow")]
    imports.undo(report)
    assert imports.rows("SELECT count(*) FROM survey_answer WHERE score IS NULL") == [(1,)]
    _whole(imports)


def test_what_staff_changed_stays_as_they_left_it(imports: Imports) -> None:
    imports.bring(imports.file("first.csv", TYPEFORM))
    row_id = imports.rows("SELECT min(id) FROM survey_answer")[0][0]
    answers = SurveyServices.at(imports.place.work).answers
    answers.edit(row_id, AnswerEdit(version=1, comment="Very good"))
    report = imports.bring(imports.file("second.csv", TYPEFORM.replace("Good", "Bad")))
    assert report.answers_updated == 0
    assert imports.rows("SELECT comment FROM survey_answer ORDER BY id LIMIT 1") == [("Very good",)]


def test_what_staff_took_out_does_not_come_back(imports: Imports) -> None:
    path = imports.file("first.csv", TYPEFORM)
    imports.bring(path)
    row_id = imports.rows("SELECT min(id) FROM survey_answer")[0][0]
    SurveyServices.at(imports.place.work).answers.remove(row_id, 1)
    assert imports.bring(path).answers_added == 0
    assert imports.count("survey_answer") == 1


def test_only_bad_answers_of_late_make_a_promise_and_it_goes_with_the_import(imports: Imports) -> None:
    report = imports.bring(imports.file("lately.csv", LATELY))
    assert report.answers_added == 3
    promised = imports.rows(
        "SELECT a.score, p.state FROM promise p JOIN survey_answer a ON a.id = p.answer_id"
    )
    assert promised == [(3, "open")]
    undone = imports.undo(report)
    assert undone.removed["survey_answer"] == 3
    assert (imports.count("promise"), imports.count("survey_answer"), imports.count("customer")) == (0, 0, 0)
    _whole(imports)


def test_anonymous_answers_are_taken_back_too_and_can_come_again(imports: Imports) -> None:
    path = imports.file("german.csv", GERMAN)
    imports.undo(imports.bring(path))
    assert (imports.count("survey_answer"), imports.count("answer_count")) == (0, 0)
    assert imports.bring(path).answers_added == 4
    _whole(imports)


def test_an_answer_that_somebody_answered_stays(imports: Imports) -> None:
    report = imports.bring(imports.file("lately.csv", LATELY))
    with imports.place.work.write() as session:
        session.connection().exec_driver_sql("UPDATE promise SET state = 'kept', version = 2")
    undone = imports.undo(report)
    assert len(undone.kept) == 1
    assert imports.rows("SELECT score FROM survey_answer") == [(3,)]


@pytest.mark.parametrize(
    ("score", "day", "reason"),
    [
        ("7.5", "2026-05-01", "“7.5” is no score: a score is a whole number"),
        ("11", "2026-05-01", "11 is not on this scale, which goes from 0 to 10"),
        ("-1", "2026-05-01", "-1 is not on this scale, which goes from 0 to 10"),
        ("9", "2030-01-01", "This is still to come"),
        ("9", "", "There is no date"),
        ("", "2026-05-01", "There is no score"),
        ("Promoter", "2026-05-01", "“Promoter” tells only the group, not the score"),
    ],
)
def test_what_cannot_be_stays_out_with_the_reason(
    imports: Imports, score: str, day: str, reason: str
) -> None:
    content = f"date,nps\n{day},{score}\n2026-05-02,10\n2026-05-03,0\n2026-05-04,8\n"
    report = imports.bring(imports.file("bad.csv", content))
    assert [problem.reason for problem in report.files[0].problems] == [reason]
    assert (report.answers_added, report.rows_rejected) == (3, 1)


@pytest.mark.parametrize(
    ("header", "values", "likely"),
    [
        ("NPS (1-10)", ("7", "10"), "csat_1_10"),
        ("score", ("4/5", "8/10"), "score"),
        ("satisfaction", ("5", "4", "5", "3", "5", "9"), "csat_1_10"),
        ("Would you recommend us to a friend?", ("1", "2", "3", "4", "5", "5", "4", "5"), "csat_1_5"),
    ],
)
def test_a_scale_in_doubt_is_asked_about_and_nothing_is_mixed(
    imports: Imports, header: str, values: tuple[str, ...], likely: str
) -> None:
    rows = "".join(f"2026-05-{day:02},{value}\n" for day, value in enumerate(values, 1))
    path = imports.file("doubt.csv", f"date,{header}\n{rows}")
    looks = imports.service.inspect([path])
    with pytest.raises(Unreadable) as told:
        refuse_unknown_scales(looks)
    assert likely in str(told.value)
    report = imports.service.run(looks).value
    assert (report.answers_added, report.rows_rejected) == (0, len(values))


def test_what_is_chosen_for_a_column_is_taken_and_remembered(imports: Imports) -> None:
    path = imports.file("chosen.csv", "date,NPS (1-10)\n2026-05-01,7\n2026-05-02,10\n")
    looks = imports.service.inspect([path], mapping={"NPS (1-10)": "csat_1_10"})
    refuse_unknown_scales(looks)
    assert imports.service.run(looks).value.answers_added == 2
    assert [row[:3] for row in imports.rows(SCORES)] == [("csat", 1, 10)] * 2
    more = imports.file("more.csv", "date,NPS (1-10)\n2026-05-03,1\n")
    assert imports.bring(more).answers_added == 1


def test_nps_asked_from_1_to_10_is_refused_row_by_row_too(imports: Imports) -> None:
    content = (
        "date,survey type,score,scale\n2026-05-01,NPS,7,1-10\n2026-05-01,CSAT,7,1-10\n2026-05-01,CES,2,1-7\n"
    )
    report = imports.bring(imports.file("scales.csv", content))
    assert [row[:3] + row[4:] for row in imports.rows(SCORES)] == [("csat", 1, 10, 7), ("ces", 1, 7, 2)]
    assert "no NPS" in report.files[0].problems[0].reason


def test_effort_is_kept_the_way_it_was_asked(imports: Imports) -> None:
    content = (
        "date,How much effort did you personally have to put forth?,direction\n2026-05-01,1,\n2026-05-02,5,\n"
    )
    imports.bring(imports.file("effort.csv", content))
    assert imports.rows(SCORES) == [("ces", 1, 5, 0, 1), ("ces", 1, 5, 0, 5)]


def test_stage_channel_place_and_staff_are_found_and_others_kept_out(imports: Imports) -> None:
    content = "date,csat,stage,channel,place,staff\n2026-05-01,4,check-in,SMS,Front desk,\n2026-05-01,5,moon,pigeon,,Nobody\n"
    report = imports.bring(imports.file("where.csv", content))
    assert imports.rows(
        "SELECT key, channel, place FROM survey_answer a LEFT JOIN journey_stage s ON s.id = stage_id ORDER BY a.id"
    ) == [("arrival", "message", "Front desk"), (None, "web", "")]
    assert (report.rows_rejected, report.values_left_out) == (0, 3)


def test_a_booking_number_leads_to_the_visit_and_whose_it_was(imports: Imports) -> None:
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    imports.bring(imports.file("nps.csv", "Booking No;Datum;NPS\nB1;27.01.2026;9\nB9;27.01.2026;8\n"))
    found = "SELECT a.score, v.reference, c.display_name FROM survey_answer a LEFT JOIN visit v ON v.id = a.visit_id"
    assert imports.rows(f"{found} LEFT JOIN customer c ON c.id = a.customer_id ORDER BY a.id") == [
        (9, "B1", "Léa Müller"),
        (8, None, None),
    ]


def test_a_name_alone_is_somebody_only_where_exactly_one_has_it(imports: Imports) -> None:
    imports.bring(imports.file("people.csv", "Name,Email\nEva Roth,eva@example.com\n"))
    report = imports.bring(
        imports.file("nps.csv", "date,nps,guest\n2026-05-01,9,Eva Roth\n2026-05-01,8,Zoe Unknown\n")
    )
    assert (report.customers_added, report.answers_added) == (0, 2)
    assert imports.rows("SELECT score, customer_id FROM survey_answer ORDER BY id") == [(9, 1), (8, None)]


def test_likes_of_a_list_without_days_are_56_comments_of_which_27_liked_it(
    imports: Imports, corpora: Path
) -> None:
    path = corpora / "reviews-uci" / "restaurant_reviews.csv"
    report = imports.service.run(imports.service.inspect([path])).value
    assert (report.answers_added, report.rows_rejected) == (56, 0)
    assert imports.rows("SELECT metric, scale_max, sum(score) FROM survey_answer") == [("csat", 1, 27)]
    assert imports.rows("SELECT count(*) FROM survey_answer WHERE comment LIKE '-%'") == [(3,)]
    assert imports.count("promise") == 0
    assert imports.service.run(imports.service.inspect([path])).value.answers_added == 0
    _whole(imports)


def test_past_imports_and_what_was_taken_back_are_told_in_answers(imports: Imports) -> None:
    outcome = imports.run(imports.file("typeform.csv", TYPEFORM))
    assert outcome.said == "Imported: 2 answers"
    batch = imports.service.list_batches()[0]
    assert (batch.answers_added, batch.customers_added) == (2, 0)
    undone = imports.service.undo(batch.id)
    assert undone.said == "2 taken back"
    assert taken_back_words(undone.value, imports.place.work.wording) == "Taken back: 0 guests, 2 answers"
