"""Which encoding a file is in: certain where it can be, otherwise the best guess and "unsure"."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.reading import alphabets, multibyte
from app.transfer.reading.signatures import wide_order
from app.transfer.reading.sources import Source, read_chunks, read_head

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252 cp1250 cp1251 iso8859-15 iso8859-2 cp1254 cp1257 cp1253 iso8859-7"
_OLDER = "koi8-r koi8-u cp866 iso8859-5 mac-cyrillic cp850 cp437 cp852 mac-roman mac-latin2"
_DISTANT = "cp1255 cp1256 cp874 cp857 cp737 cp862 cp1258"
_SINGLE = (*_WINDOWS.split(), *_OLDER.split(), *_DISTANT.split())
_SAMPLE = 200_000
_ENOUGH = 0.8
_CLEAR_WORDS = 0.7
_FEWEST_WORDS = 3
_HEAD_START = 0.5
_MOST_STRAY = 0.02
_STRAY = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file.

    ``sure`` is false when another reading is nearly as likely: ask before importing.
    ``damaged`` says that some bytes are wrong in it; the rows that hold them are reported.
    ``others`` are further candidates, the likeliest first.
    """

    name: str
    sure: bool
    confidence: float
    damaged: bool = False
    others: tuple[str, ...] = field(default=())


def detect(source: Source, *, cancellation: Cancellation | None = None) -> Encoding:
    """Find out by byte-order mark, strict UTF-8, zero bytes, then by how plausible the words are."""
    head = read_head(source, 1 << 16)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _with_mark(source, name, cancellation)
    wide = wide_order(head)
    if wide:
        return Encoding(wide, sure=True, confidence=0.95)
    stray = _Utf8Check()
    for chunk in read_chunks(source, cancellation=cancellation):
        stray.feed(chunk)
    return stray.verdict() or detect_old(bytes(stray.sample))


def chosen(name: str) -> Encoding:
    """An encoding that somebody named; raises ``Unreadable`` when there is none of that name."""
    try:
        codecs.lookup(name)
        b"".decode(name)
    except (LookupError, UnicodeError) as failure:
        raise Unreadable(_("There is no encoding “{name}”.").format(name=name)) from failure
    plain = name.lower().replace("_", "-")
    if plain in ("utf-8", "utf8"):
        return Encoding("utf-8-sig", sure=True, confidence=1.0, damaged=True)
    return Encoding(plain, sure=True, confidence=1.0, damaged=True)


def decoded(source: Source, encoding: Encoding, *, cancellation: Cancellation | None = None) -> Iterator[str]:
    """The text of the file piece by piece; bytes that do not fit become lone surrogates."""
    return decode_chunks(read_chunks(source, cancellation=cancellation), encoding.name, name=source.name)


def decode_chunks(chunks: Iterable[bytes], encoding: str, *, name: str) -> Iterator[str]:
    """Decode bytes as they come; never fails on single bad bytes."""
    decoder = codecs.getincrementaldecoder(encoding)(errors_for(encoding))
    try:
        for chunk in chunks:
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
    except UnicodeError as failure:
        raise Unreadable(
            _("“{name}” is not in the encoding {encoding}.").format(name=name, encoding=encoding),
            to_do=_("Choose another encoding."),
        ) from failure


def errors_for(encoding: str) -> str:
    """How bad bytes are kept apart: as lone surrogates, or replaced where the codec cannot do that."""
    return "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def detect_old(sample: bytes) -> Encoding:
    """The likeliest encoding from before Unicode for lines that are not valid UTF-8."""
    ranked = _ranked(sample)
    if not ranked or ranked[0].score < 0.5:
        return _second_opinion(sample, ranked)
    best = ranked[0]
    rivals = [reading for reading in ranked[1:] if reading.text != best.text]
    lead = best.score - rivals[0].score if rivals else best.score
    clear = best.words >= _FEWEST_WORDS and lead * best.words >= _CLEAR_WORDS
    return Encoding(
        best.encoding,
        sure=best.score >= _ENOUGH and (clear or _plainly_western(best)),
        confidence=round(min(1.0, best.score), 2),
        others=tuple(rival.encoding for rival in rivals[:5]),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    encoding: str
    text: str
    score: float
    words: int


def _plainly_western(best: _Reading) -> bool:
    """Western European text needs no lead over its neighbours when every word of it makes sense."""
    return best.encoding == "cp1252" and best.words >= _FEWEST_WORDS and best.score >= 0.97


def _ranked(sample: bytes) -> list[_Reading]:
    """Every reading without control characters, the likeliest first; the usual encodings win a draw."""
    found: list[_Reading] = []
    for place, name in enumerate((*_SINGLE, *multibyte.ENCODINGS)):
        wide = name in multibyte.ENCODINGS
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if any("\x80" <= letter <= "\x9f" for letter in text):
            continue
        verdict = multibyte.judge(name, text) if wide else alphabets.judge(text)
        head_start = _HEAD_START / max(4, verdict.words) if place == 0 else -0.0005 * place
        found.append(_Reading(name, text, verdict.score + head_start, verdict.words))
    return sorted(found, key=lambda reading: -reading.score)


def _second_opinion(sample: bytes, ranked: list[_Reading]) -> Encoding:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:20_000]).best()
    names = [best.encoding.replace("_", "-")] if best else []
    names += [reading.encoding for reading in ranked if reading.encoding not in names] or ["cp1252"]
    return Encoding(names[0], sure=False, confidence=0.3, others=tuple(names[1:6]))


def _with_mark(source: Source, name: str, cancellation: Cancellation | None) -> Encoding:
    if name != "utf-8-sig":
        return Encoding(name, sure=True, confidence=1.0)
    stray = _Utf8Check()
    for chunk in read_chunks(source, cancellation=cancellation):
        stray.feed(chunk)
    return Encoding(name, sure=True, confidence=1.0, damaged=stray.bad > 0)


class _Utf8Check:
    """Counts what is valid UTF-8 and keeps the lines that are not plain ASCII."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.bad = 0
        self.good = 0
        self.sample = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes of the file."""
        text = self._decoder.decode(chunk)
        if chunk.isascii():
            return
        plain = len(text.encode("ascii", "ignore"))
        bad = sum(map(len, _STRAY.findall(text)))
        self.bad += bad
        self.good += len(text) - plain - bad
        if len(self.sample) < _SAMPLE:
            self._keep(chunk)

    def verdict(self) -> Encoding | None:
        """UTF-8 when it is, nothing when the bytes must be something else."""
        self.bad += len(self._decoder.decode(b"", final=True))
        if not self.bad:
            return Encoding("utf-8", sure=True, confidence=1.0)
        if self.good and self.bad <= max(1, _MOST_STRAY * self.good):
            return Encoding(
                "utf-8", sure=self.good > 3 * self.bad, confidence=0.9, damaged=True, others=("cp1252",)
            )
        return None

    def _keep(self, chunk: bytes) -> None:
        for line in chunk.replace(b"\r", b"\n").split(b"\n")[1 if self.sample else 0 : -1] or [chunk]:
            if not line.isascii():
                self.sample += line + b"\n"
            if len(self.sample) >= _SAMPLE:
                return
