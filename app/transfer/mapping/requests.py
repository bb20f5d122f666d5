"""Requests and remarks of an export: preferences, clues, and musts only where health is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.core.text_folding import fold
from app.model.preference import MustKind, Scope

_PIECES = re.compile(r"\s*(?:[,;|•\n\r、，；]|\s/\s|\s\+\s|(?<=\w)\.\s+(?=[A-ZÀ-Þ]))\s*")
_LONGEST_PIECE = 300

_ALLERGY = r"""allerg|alerg|anaphyla|anafila|аллерг|αλλεργ|alerj|uczulen|uczulon|アレルギ|过敏|過敏|알레르기|알러지|حساسي|אלרגי|epi[- ]?pen
|\bnut[- ]free|peanut[- ]free|nussfrei|sans (?:noix|arachide)|sin (?:frutos secos|nueces)|notenvrij|bee sting"""
_DIET = r"""c(?:o)?eliac|zoliak|celiak|celiac|cœliaque|coeliaque|gluten|лютен|глютен|無麩質|麸质|グルテン|글루텐
|la[ck]tos|lattosio|лактоз|乳糖|유당|intoleran|unvertrag|nietoleranc|sulphite|sulfite|sulfit|fructose|fruktose|histamin"""
_ACCESS = r"""wheel ?chair|rollstuhl|fauteuil roulant|silla de ruedas|sedia a rotelle|carrozzina|cadeira de rodas|rolstoel|rullstol|rullestol|korestol|pyoratuoli
|wozek inwalidz|wozku inwalidz|invalidni vozik|kerekesszek|инвалидн|коляск(?:а|е|у) инвалид|αναπηρικ|tekerlekli sandalye|車椅子|车いす|轮椅|輪椅|휠체어|כיסא גלגלים|كرسي متحرك
|mobility|disab|handicap|behindert|barrierefrei|pmr|reduced mobility|minusvalid|discapacid|disabili|deficien|crutch|kruck|walking frame|rollator|\bblind (?:guest|person|man|woman)|visually impaired|partially sighted|\bdeaf\b|hearing loop|guide dog|assistance dog|gehorlos"""
_HEALTH = r"""diabet|zuckerkrank|insulin|epilep|asthma|asma\b|pacemaker|schrittmacher|dialys|oxygen|sauerstoff|heart (?:condition|disease|problem)|herzkrank|cardiac|medication|medikament|medicat
|pregnan|schwanger|enceinte|embaraz|incinta|gravid|zwanger|cpap|immuno|chemo|糖尿|диабет|беремен|妊娠|孕|당뇨|migraine|seizure"""
_MUSTS = (
    (MustKind.ALLERGY, _ALLERGY),
    (MustKind.DIET, _DIET),
    (MustKind.ACCESS, _ACCESS),
    (MustKind.HEALTH, _HEALTH),
)

_DENIED = r"\bno (?:known )?(?:\w+ ){0,2}allerg|\bnot allergic|\bno diet|keine (?:\w+ )?\w*allerg|nicht allergisch|pas d.?allerg|aucune allerg|sin alerg|nessuna allerg|sem alerg|geen allerg|\bnone\b|allerg\w*\s*[:=-]?\s*(?:no|none|nein|non|keine|n/a|-)\s*$"

_GROUPS = {
    "room": r"""room|suite|floor|view|balcon|lift|elevator|quiet|corner|terrace|connecting|adjoining|smok|away from|near|window|stair|zimmer|etage|blick|aussicht|ruhig|aufzug|chambre|vue|calme|ascenseur
    |habitacion|vista|tranquil|ascensor|camera|piano alto|silenzios|ascensore|quarto|andar|kamer|uitzicht|rustig|table|booth|outside|inside|tisch|fenster|terrasse|mesa|tavolo|номер|этаж|вид|тих|部屋|階|眺め|房|层|方""",
    "bed": r"""\bbeds?\b|\btwin|\bking\b|\bqueen\b|pillow|mattress|duvet|blanket|linen|bedding|hypoallergen|feather|foam|bett|kissen|matratze|decke|lit\b|lits|oreiller|matelas|cama|almohada|colchon|letto|letti|cuscino|materasso|travesseiro|bedden|kussen|sang|kudde|lozko|poduszk|кровать|подушк|ベッド|枕|床|枕头""",
    "food": r"""breakfast|vegan|vegetar|halal|kosher|milk|coffee|tea\b|wine|water|champagne|fruit|menu|meal|dinner|fruhstuck|kaffee|milch|wein|petit.?dejeuner|cafe|lait|vin\b|desayuno|leche|vino|colazione|latte|pequeno.almoco|leite|vinho|ontbijt|koffie|melk|wijn|завтрак|кофе|чай|веган|朝食|素食|早餐|咖啡""",
    "service": r"""check.?out|check.?in|late|early|transfer|taxi|shuttle|airport|parking|parkplatz|garage|cot\b|crib|baby|towel|wake|newspaper|luggage|gepack|spat|fruh|tardi|anticip|navette|aeroport|stationnement|berceau|serviette|aeropuerto|aparcamiento|cuna|toalla|aeroporto|parcheggio|culla|asciugaman|estacionamento|berco|toalha|luchthaven|parkeren|handdoek|аэропорт|парков|полотенц|送迎|駐車|タオル|机场|停车|毛巾""",
}
_ONE_VISIT = r"check.?out|check.?in|\blate\b|\bearly\b|transfer|taxi|shuttle|airport|parking|parkplatz|\bcot\b|crib|extra |towel|tonight|today|tomorrow|this (?:stay|time|visit)|during stay|arriv|spate|fruhe|navette|aeroport|anreise|abreise|tardi|aeropuerto|diesmal|heute|morgen|for the (?:stay|visit)"
_CELEBRATING = r"honeymoon|anniversar|birthday|wedding|engagement|proposal|graduat|celebrat|flitterwochen|hochzeit|geburtstag|verlobung|lune de miel|anniversaire|mariage|luna de miel|aniversario|cumpleanos|boda|viaggio di nozze|compleanno|nozze|lua de mel|casamento|huwelijksreis|verjaardag|bruiloft|медовый|день рождения|годовщин|свадьб|ハネムーン|誕生日|記念日|蜜月|生日|结婚|신혼|생일"
_ABOUT_OTHERS = r"\bdog\b|\bcat\b|\bpet\b|hund|katze|chien|perro|\bcane\b|gatto|cachorro|hond|собак|犬|狗|\bvip\b|complain|regular|knows |same room|travels with|beschwer|plainte|queja|reclam"


class FindingKind(StrEnum):
    """What an imported phrase becomes."""

    MUST = "must"
    PREFERENCE = "preference"
    CLUE = "clue"


@dataclass(frozen=True, slots=True)
class Finding:
    """One phrase of a request or remark, to be kept with the evidence "imported".

    ``group`` is a hint for the preference group: room, bed, food, service, health or "".
    """

    kind: FindingKind
    text: str
    group: str = ""
    must_kind: MustKind | None = None
    scope: Scope = Scope.STANDING


_MUST_PATTERNS = tuple(
    (kind, re.compile(fold(pattern).replace(" ", r"\ "), re.VERBOSE)) for kind, pattern in _MUSTS
)
_GROUP_PATTERNS = tuple(
    (group, re.compile(fold(pattern).replace(" ", r"\ "), re.VERBOSE)) for group, pattern in _GROUPS.items()
)
_DENIED_PATTERN = re.compile(_DENIED)
_ONE_VISIT_PATTERN = re.compile(_ONE_VISIT)
_CLUE_PATTERN = re.compile(fold(f"{_CELEBRATING}|{_ABOUT_OTHERS}"))


def sort_requests(text: str) -> tuple[Finding, ...]:
    """Phrases of a column of requests: health is a must, wishes are preferences, the rest are clues."""
    return tuple(_sorted(piece, wished=True) for piece in pieces(text))


def sort_remarks(text: str) -> tuple[Finding, ...]:
    """A cell of remarks: phrases that name health are musts; what else it says stays one clue, word for word."""
    found = [_sorted(piece, wished=False) for piece in pieces(text)]
    musts = [one for one in found if one.kind is FindingKind.MUST]
    if len(musts) < len(found) or (text and not found):
        return (*musts, Finding(FindingKind.CLUE, text))
    return tuple(musts)


def pieces(text: str) -> list[str]:
    """The single phrases of a cell, each once."""
    found = (piece.strip(" .-–*") for piece in _PIECES.split(text))
    return list(dict.fromkeys(piece[:_LONGEST_PIECE] for piece in found if piece))


def names_health(text: str) -> MustKind | None:
    """The kind of must that a phrase names: an allergy, a diet or access need, an illness."""
    folded = fold(text)
    if _DENIED_PATTERN.search(folded):
        return None
    return next((kind for kind, pattern in _MUST_PATTERNS if pattern.search(folded)), None)


def _sorted(piece: str, *, wished: bool) -> Finding:
    must = names_health(piece)
    if must is not None:
        return Finding(FindingKind.MUST, piece, "health", must)
    folded = fold(piece)
    if not wished or _CLUE_PATTERN.search(folded) or _DENIED_PATTERN.search(folded):
        return Finding(FindingKind.CLUE, piece)
    group = next((group for group, pattern in _GROUP_PATTERNS if pattern.search(folded)), "")
    if not group:
        return Finding(FindingKind.CLUE, piece)
    scope = Scope.VISIT if _ONE_VISIT_PATTERN.search(folded) else Scope.STANDING
    return Finding(FindingKind.PREFERENCE, piece, group, scope=scope)
