"""What survey programs call their columns, and what the questions of surveys ask, in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.core.text_folding import fold
from app.transfer.mapping.targets import Target

_PHRASES = """
nps: nps, nps score, net promoter score, nps rating, likelihood to recommend, ltr, recommendation score, recommend, would recommend, weiterempfehlung, weiterempfehlungsbereitschaft, recommandation, recomendacion, raccomandazione, recomendacao, aanbeveling, nps wert, score nps, puntuacion nps, 推荐度, 推奨度, 추천 의향
csat_1_5: csat, csat score, customer satisfaction, customer satisfaction score, satisfaction, satisfaction score, satisfaction rating, overall satisfaction, kundenzufriedenheit, zufriedenheit, gesamtzufriedenheit, satisfaccion, satisfaction client, satisfaction generale, soddisfazione, soddisfazione cliente, satisfacao, tevredenheid, klanttevredenheid, zadowolenie, nojdhet, tilfredshed, tilfredshet, tyytyvaisyys, удовлетворенность, 满意度, 満足度, 만족도
ces_1_5: ces, ces score, customer effort score, ease, ease of use, ease score, easy, ease rating
effort_1_5: effort, effort score, customer effort, aufwand, moeite, sforzo, esfuerzo, esforco
score: score, answer, answer value, rating, stars, star rating, review score, overall rating, overall score, review rating, note globale, note sur 5, bewertung, bewertungspunkte, sterne, gesamtbewertung, punktzahl, punteggio, valutazione, stelle, valoracion, puntuacion, calificacion, estrellas, avaliacao, pontuacao, beoordeling, waardering, cijfer, betyg, vurdering, ocena, оценка, 評価, 评分, 평점, notation, answer score, value of answer
liked: liked, like, thumbs, thumbs up, recommended, is recommended, would come back, gefallen, gefiel, aime, piaciuto
metric: metric, survey type, question type, kpi, type of survey, metric type, question, question text, question title, frage, fragetext, pregunta, domanda, umfragetyp, kennzahl, type d enquete, tipo de encuesta, tipo di sondaggio
scale: scale, rating scale, skala, echelle, escala, scala, schaal
scale_min: scale min, scale minimum, minimum score, lowest score, scale low, scale from
scale_max: scale max, scale maximum, maximum score, highest score, scale high, out of, scale to, max score, best rating
direction: direction, high is good, higher is better, high is easy, higher is easier, scale direction
comment: review, review text, review comment, feedback, feedback text, customer feedback, guest feedback, verbatim, verbatim comment, open text, free text, survey comment, answer text, text of review, your review, reason, reason for score, nps reason, nps comment, nps feedback, csat comment, ces comment, follow up answer, kommentar zur bewertung, freitext, begrundung, rezension, bewertungstext, rückmeldung, avis, commentaire client, verbatims, opinion, resena, recensione, commento, avaliacao texto, toelichting, beoordelingstekst, opinia, отзыв, комментарий к оценке, レビュー, 口コミ, コメント, ご意見, 自由記述, 意见, 의견, 댓글, 评论, 评价, 리뷰
answered_at: answered at, answered on, responded, answer date, responded at, response date, response time, responded on, submitted at, submitted, submitted on, submission date, submission time, submit date, date submitted, completed at, completion date, completion time, date completed, completed on, end date, recorded date, recorded at, timestamp, survey date, survey completed, review date, reviewed at, date of review, posted at, posted on, published at, feedback date, received at
answered_at: zeitstempel, beantwortet am, antwortdatum, ausgefullt am, abgeschickt am, bewertungsdatum, datum der bewertung, horodateur, date de reponse, repondu le, date de l avis, fecha de respuesta, respondido el, marca temporal, fecha de la opinion, data risposta, data della risposta, informazioni cronologiche, data recensione, data da resposta, respondido em, carimbo de data hora, tijdstempel, beantwoord op, antwoorddatum, sygnatura czasowa, отметка времени, дата ответа, タイムスタンプ, 回答日, 回答日時, 提交时间, 答题时间, 타임스탬프
asked_at: asked at, asked on, date asked, sent at, sent on, sent, survey sent, survey sent at, survey sent date, date sent, invited at, invitation date, invitation sent, invite date, delivered at, emailed at, gefragt am, versendet am, gesendet am, eingeladen am, versanddatum, envoye le, date d envoi, demande le, enviado el, fecha de envio, inviato il, data invio, enviado em, data de envio, verzonden op, 送信日時, 发送时间
response_id: response id, responseid, respondent id, respondentid, submission id, answer id, survey response id, review id, feedback id, entry id, ticket no of survey, antwort id, id de reponse, id de respuesta, id risposta, token, response number, response no, survey id number
stage: stage, journey stage, touchpoint, touch point, moment of journey, phase, etappe, abschnitt, etape, etapa, fase, tappa, contact moment
department: department, dept, abteilung, bereich, service concerne, departement concerne, reparto, departamento, afdeling, avdelning, dzial
staff: staff, staff member, employee, agent, server, waiter, waitress, host, served by, handled by, assisted by, team member, associate, sales associate, mitarbeiter, mitarbeiterin, bedienung, bedient von, employe, serveur, empleado, camarero, dipendente, cameriere, funcionario, medewerker, kelner
name: reviewer, reviewer name, respondent, respondent name, author, author name, bewerter, verfasser, auteur, autor, autore
place: place, location, location name, outlet, area, standort, emplacement, ubicacion, luogo, local, locatie
test: test, is test, test response, test answer, preview
"""
_WHY = re.compile(
    r"\b(why|reason|reasons|what could|what can we|what did you|what do you|anything else|tell us|please explain|elaborate|improve|share your|"
    r"warum|weshalb|grund|verbesser\w*|was hat|was konnen|erzahlen|pourquoi|raison\w*|ameliorer|qu est ce qui|dites nous|"
    r"por que|porque|motivo|razon|mejorar|cuentenos|perche|migliorare|cosa possiamo|raccont\w*|melhorar|conte nos|"
    r"waarom|reden|verbeteren|dlaczego|varfor|hvorfor|miksi|почему|причин\w*)\b|为什么|原因|理由|なぜ|이유"
)
_RECOMMEND = re.compile(
    r"recommend|recomiend|weiterempf|empfehl|recommand|recomend|consigli|raccomand|aanbevel|rekommend|anbefal|suositel|polec|doporuc|"
    r"рекоменд|συστησ|tavsiye|推荐|推薦|すすめ|薦め|추천"
)
_EFFORT = re.compile(
    r"\beffort|aufwand|sforzo|esfuerzo|esforco|inspanning|anstrangning|wysilk|усили|努力|手間"
)
_EASY = re.compile(
    r"\b(easy|ease|easily|einfach|leicht|facile|facil|facilite|facilita|facilidad|facilidade|facilement|makkelijk|gemakkelijk|latt|let|enkelt|latwo|latwe)\b|легко|kolay|简单|容易|簡単|쉬"
)
_SATISFIED = re.compile(
    r"satisf|zufrieden|soddisf|tevreden|nojd|tilfreds|tyytyv|zadowol|spokoj|удовлетвор|довольн|ικανοποι|memnun|满意|満足|만족|"
    r"\brate (your|our|the)\b|how was|how would you rate|how (do|did) you (feel|like|enjoy)|wie war|wie bewerten|comment etait|como fue|com e stat"
)
_GROUP = re.compile(r"\b(group|category|segment|gruppe|kategorie|type of customer|classification|bucket)\b")
_SECOND_HEADERS = frozenset(
    "response|open-ended response|open-ended comment|offene antwort|reponse ouverte|respuesta abierta|risposta aperta".split(
        "|"
    )
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPACES = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_IMPORT_ID = '{"ImportId"'
_LEAST_WORDS = 4
"""From so many words on a header is a question."""


def words_of(header: str) -> str:
    """A header folded, with its words apart by one space."""
    return " ".join(_SPACES.sub(" ", fold(header)).split())


@cache
def survey_phrases() -> dict[str, Target]:
    """Every name of a column that only surveys have."""
    found: dict[str, Target] = {}
    for line in _PHRASES.strip().splitlines():
        target, _colon, names = line.partition(":")
        for name in names.split(","):
            found.setdefault(words_of(name), Target(target))
    return found


def _known(words: str) -> Target | None:
    """The name of a column, which may say that its times are UTC."""
    return survey_phrases().get(words.removesuffix(" utc").removesuffix(" gmt"))


def survey_meaning(header: str) -> tuple[Target, float] | None:
    """What a header of a survey says and how surely; nothing where it is no survey's."""
    words = words_of(header)
    if not words:
        return None
    if _GROUP.search(words) and ("nps" in words.split() or _RECOMMEND.search(words)):
        return Target.LEAVE_OUT, 0.9
    known = _known(words) or _known(words_of(_CAMEL.sub(" ", header.strip())))
    if known is not None:
        return known, 0.95
    if _WHY.search(words):
        return (Target.COMMENT, 0.85) if _is_question(words, header) else None
    return _asked(words, header)


def is_second_header(cells: Sequence[str]) -> bool:
    """Whether a row below the header only tells more of the columns, as survey programs write it."""
    filled = [text for cell in cells if (text := cell.strip())]
    if not filled:
        return False
    said = " ".join(filled)
    if _IMPORT_ID in said and any(text.startswith(_IMPORT_ID) for text in filled):
        return True
    # Beside "Response" stand the names of what was asked in one block, and never a date or a score, as in other rows.
    if _DIGIT.search(said):
        return False
    named = any(fold(text) in _SECOND_HEADERS for text in filled)
    return named and not any(letter.isdigit() for text in filled for letter in text)


def _asked(words: str, header: str) -> tuple[Target, float] | None:
    named = words.split()
    if (
        "nps" in named
        or "net promoter" in words
        or (_RECOMMEND.search(words) and _is_question(words, header))
    ):
        return Target.NPS, 0.9
    if "csat" in named:
        return Target.CSAT_5, 0.9
    if not _is_question(words, header):
        return (Target.CES_5, 0.9) if "ces" in named and len(named) <= _LEAST_WORDS else None
    if _EASY.search(words):
        return Target.CES_5, 0.9
    if _EFFORT.search(words):
        return Target.EFFORT_5, 0.9
    return (Target.CSAT_5, 0.9) if _SATISFIED.search(words) else None


def _is_question(words: str, header: str) -> bool:
    return "?" in header or "？" in header or len(words.split()) >= _LEAST_WORDS or not words.isascii()
