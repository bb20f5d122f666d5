"""The words that stand for scores in surveys, from the worst to the best, in several languages."""

from __future__ import annotations

from app.core.text_folding import fold

_FIVE = """
very dissatisfied | dissatisfied | neutral | satisfied | very satisfied
extremely dissatisfied | somewhat dissatisfied | neither satisfied nor dissatisfied | somewhat satisfied | extremely satisfied
very unsatisfied | unsatisfied | neither | mostly satisfied | completely satisfied
very unhappy | unhappy | ok | happy | very happy
very poor | poor | fair | good | excellent
terrible | bad | average | great | outstanding
very bad | below average | okay | above average | very good
very difficult | difficult | neither easy nor difficult | easy | very easy
extremely difficult | somewhat difficult | neither difficult nor easy | somewhat easy | extremely easy
very hard | hard | neither easy nor hard | fairly easy | super easy
strongly disagree | disagree | neither agree nor disagree | agree | strongly agree
completely disagree | somewhat disagree | undecided | somewhat agree | completely agree
one | two | three | four | five
sehr unzufrieden | unzufrieden | teils teils | zufrieden | sehr zufrieden
sehr schlecht | schlecht | mittelmassig | gut | sehr gut
sehr schwierig | schwierig | weder einfach noch schwierig | einfach | sehr einfach
sehr schwer | schwer | mittel | leicht | sehr leicht
stimme uberhaupt nicht zu | stimme nicht zu | weder noch | stimme zu | stimme voll und ganz zu
tres insatisfait | insatisfait | neutre | satisfait | tres satisfait
tres insatisfaite | insatisfaite | ni satisfait ni insatisfait | satisfaite | tres satisfaite
tres mauvais | mauvais | moyen | bon | tres bon
tres difficile | difficile | ni facile ni difficile | facile | tres facile
pas du tout d accord | pas d accord | ni d accord ni pas d accord | d accord | tout a fait d accord
molto insoddisfatto | insoddisfatto | neutrale | soddisfatto | molto soddisfatto
molto insoddisfatta | insoddisfatta | ne soddisfatto ne insoddisfatto | soddisfatta | molto soddisfatta
pessimo | scarso | sufficiente | buono | ottimo
molto difficile | un po difficile | ne facile ne difficile | abbastanza facile | molto facile
muy insatisfecho | insatisfecho | ni satisfecho ni insatisfecho | satisfecho | muy satisfecho
muy insatisfecha | insatisfecha | regular | satisfecha | muy satisfecha
muy malo | malo | normal | bueno | muy bueno
muy dificil | dificil | ni facil ni dificil | facil | muy facil
muito insatisfeito | insatisfeito | neutro | satisfeito | muito satisfeito
muito dificil | um pouco dificil | nem facil nem dificil | um pouco facil | muito facil
zeer ontevreden | ontevreden | neutraal | tevreden | zeer tevreden
zeer moeilijk | moeilijk | niet makkelijk niet moeilijk | makkelijk | zeer makkelijk
zeer slecht | slecht | matig | goed | zeer goed
mycket missnojd | missnojd | varken eller | nojd | mycket nojd
bardzo niezadowolony | niezadowolony | obojetny | zadowolony | bardzo zadowolony
非常不满意 | 不满意 | 一般 | 满意 | 非常满意
大変不満 | 不満 | 普通 | 満足 | 大変満足
とても不満 | やや不満 | どちらでもない | やや満足 | とても満足
"""
_SEVEN = """
extremely dissatisfied | moderately dissatisfied | slightly dissatisfied | neither satisfied nor dissatisfied | slightly satisfied | moderately satisfied | extremely satisfied
very dissatisfied | dissatisfied | somewhat dissatisfied | neutral | somewhat satisfied | satisfied | very satisfied
extremely difficult | moderately difficult | slightly difficult | neither easy nor difficult | slightly easy | moderately easy | extremely easy
very difficult | difficult | somewhat difficult | neutral | somewhat easy | easy | very easy
strongly disagree | disagree | somewhat disagree | neither agree nor disagree | somewhat agree | agree | strongly agree
strongly disagree | moderately disagree | slightly disagree | neither | slightly agree | moderately agree | strongly agree
"""
_EFFORT = """
very low effort | low effort | neither low nor high effort | high effort | very high effort
very little effort | little effort | some effort | much effort | very much effort
sehr geringer aufwand | geringer aufwand | mittlerer aufwand | hoher aufwand | sehr hoher aufwand
"""


def _ranks(table: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in table.strip().splitlines():
        for rank, words in enumerate(line.split("|"), start=1):
            found.setdefault(" ".join(fold(words).split()), rank)
    return found


FIVE = _ranks(_FIVE) | _ranks(_EFFORT)
"""Ranks among five from 1, the worst; of effort, from the least."""
SEVEN = _ranks(_SEVEN)
"""Ranks among seven."""
ONLY_SEVEN = frozenset(SEVEN) - frozenset(FIVE)
"""Labels that stand only where there are seven."""
TWO_ENDS = {
    "not at all likely": 0,
    "extremely likely": 10,
    "very unlikely": 0,
    "sehr unwahrscheinlich": 0,
} | {
    "ausserst wahrscheinlich": 10,
    "uberhaupt nicht wahrscheinlich": 0,
    "extremement probable": 10,
    "pas du tout probable": 0,
}
"""The two ends of 0 to 10 where only they have words."""
GROUPS = frozenset(
    "promoter promoters passive passives neutral detractor detractors promotor promotoren passiver passiv "
    "kritiker detraktor promoteur passif detracteur promotore passivo detrattore detractora detratore".split()
) - {"neutral"}
"""Words that tell only which group of three somebody is in."""
FACES = {
    face: rank
    for rank, faces in enumerate(("😡😠🤬", "🙁☹😞😟😕", "😐😑", "🙂😊", "😀😃😄😁😍🤩"), start=1)
    for face in faces
}
"""Faces by their rank among five, the angry one first."""
LIKED = frozenset(
    "yes y true liked like positive up 👍 ja oui si sim gefallt tak да はい 是 good".split()
) - {"good"}
NOT_LIKED = frozenset(
    "no n false disliked dislike negative down 👎 nein non nao nee nie нет いいえ 否 not liked".split()
) - {"not", "liked"} | {"not liked"}
