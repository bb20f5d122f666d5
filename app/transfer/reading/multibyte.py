"""Chinese, Japanese and Korean encodings, told by how often their everyday characters come up.

Each of them keeps its everyday characters in a block of their own; text read in the wrong encoding
falls outside that block.
"""

from __future__ import annotations

from collections.abc import Callable

from app.transfer.reading.alphabets import Verdict

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_CJK_SIGNS = range(0x3000, 0x3020)


def _lead_between(encoding: str, first: int, last: int) -> Callable[[str], bool]:
    def everyday(letter: str) -> bool:
        coded = letter.encode(encoding, "replace")
        return len(coded) == 2 and first <= coded[0] <= last and (encoding != "gb2312" or coded[1] >= 0xA1)

    return everyday


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30ff"


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


_EVERYDAY: dict[str, Callable[[str], bool]] = {
    "big5": _lead_between("big5", 0xA4, 0xC6),
    "gb18030": _lead_between("gb2312", 0xB0, 0xD7),
    "cp932": _lead_between("cp932", 0x88, 0x97),
    "euc_jp": _lead_between("euc_jp", 0xB0, 0xCF),
    "cp949": _lead_between("euc_kr", 0xB0, 0xC8),
}
ENCODINGS = tuple(_EVERYDAY)


def judge(encoding: str, text: str) -> Verdict:
    """How everyday the characters of ``text`` are for the readers of ``encoding``."""
    letters = [letter for letter in text if ord(letter) > 0x7F and not _is_sign(letter)]
    if len(letters) < 2:
        return Verdict(0.0, 0)
    everyday = _EVERYDAY[encoding]
    kana = sum(map(_is_kana, letters)) / len(letters)
    hangul = sum(map(_is_hangul, letters)) / len(letters)
    known = sum(_is_kana(letter) or everyday(letter) for letter in letters) / len(letters)
    if encoding in ("cp932", "euc_jp"):
        score = known * (1.0 if kana > 0.05 else 0.95)
    elif encoding == "cp949":
        score = hangul if hangul > 0.9 else 0.7 * hangul
    else:
        score = known * (0.5 if kana > 0.03 or hangul > 0.1 else 0.97) * _spread(encoding, letters)
    return Verdict(score, len(letters) // 2)


def _spread(encoding: str, letters: list[str]) -> float:
    """Chinese uses all its everyday characters; Korean read as Chinese would use the first half alone."""
    if encoding != "gb18030" or len(letters) < 8:
        return 1.0
    late = sum(letter.encode("gb2312", "replace")[:1] >= b"\xc9" for letter in letters)
    return 1.0 if late >= 0.1 * len(letters) else 0.8


def _is_sign(letter: str) -> bool:
    code = ord(letter)
    return code in _FULL_WIDTH or code in _CJK_SIGNS or letter in "・—…“”‘’·×"
