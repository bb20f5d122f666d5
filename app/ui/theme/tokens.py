"""The colours of both themes, and which of them may be written on which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["neutral", "brand", "brass", "alert", "plum", "blue", "good"]


@dataclass(frozen=True)
class Tokens:
    """One theme's colours as #RRGGBB; ``soft`` ones are backgrounds for the tone of the same name."""

    bg: str
    surface: str
    sunk: str
    line: str
    ink: str
    ink2: str
    ink3: str
    rail: str
    railink: str
    railon: str
    brand: str
    brandink: str
    brandsoft: str
    brass: str
    brasssoft: str
    alert: str
    alertsoft: str
    plum: str
    plumsoft: str
    blue: str
    bluesoft: str
    good: str
    goodsoft: str

    @property
    def railbright(self) -> str:
        """The brightest text, for the rail, which is dark in both themes."""
        return max(self.surface, self.ink, key=_luminance)

    def text_on_soft(self, tone: Tone) -> str:
        """The colour to write with in a chip or band of this tone."""
        return self.ink if tone == "neutral" else str(getattr(self, tone))

    def soft(self, tone: Tone) -> str:
        """The background of a chip or band of this tone."""
        return self.sunk if tone == "neutral" else str(getattr(self, f"{tone}soft"))

    def strong(self, tone: Tone) -> str:
        """The colour of a mark, icon or word of this tone on a plain background."""
        return self.ink2 if tone == "neutral" else str(getattr(self, tone))


LIGHT = Tokens(
    bg="#F6F3EE",
    surface="#FFFFFF",
    sunk="#EFEBE4",
    line="#E2DCD2",
    ink="#22292B",
    ink2="#5C6664",
    ink3="#686F6D",
    rail="#1E3A34",
    railink="#D9E4DF",
    railon="#2C5249",
    brand="#23594C",
    brandink="#FFFFFF",
    brandsoft="#E1EEE9",
    brass="#875A17",
    brasssoft="#F6ECDA",
    alert="#B23A2B",
    alertsoft="#FAE7E3",
    plum="#77487F",
    plumsoft="#F1E7F3",
    blue="#2F6690",
    bluesoft="#E4EEF5",
    good="#276B43",
    goodsoft="#E2F2E8",
)

DARK = Tokens(
    bg="#14191A",
    surface="#1C2324",
    sunk="#171D1E",
    line="#2E3839",
    ink="#E9EDEA",
    ink2="#A9B4B0",
    ink3="#8C9893",
    rail="#0F1F1B",
    railink="#B9C8C2",
    railon="#1F3B34",
    brand="#5DB59C",
    brandink="#0E1B17",
    brandsoft="#1F3B34",
    brass="#D9A859",
    brasssoft="#3A2F1B",
    alert="#F08A78",
    alertsoft="#43231D",
    plum="#C79BD0",
    plumsoft="#37273B",
    blue="#86B8DC",
    bluesoft="#1E3343",
    good="#7CCB98",
    goodsoft="#1D3A29",
)

_ON_PLAIN = ("ink", "ink2", "ink3", "brand", "brass", "alert", "plum", "blue", "good")
_TONES = ("brand", "brass", "alert", "plum", "blue", "good")

PAIRS: tuple[tuple[str, str], ...] = (
    *((text, "surface") for text in _ON_PLAIN),
    *((text, "bg") for text in ("ink", "ink2", "ink3", "brand", "brass", "alert")),
    *((text, "sunk") for text in ("ink", "ink2")),
    *((tone, f"{tone}soft") for tone in _TONES),
    *((text, "brandsoft") for text in ("ink", "ink2")),
    *((text, "brasssoft") for text in ("ink", "ink2")),
    ("ink", "alertsoft"),
    ("railink", "rail"),
    ("railink", "railon"),
    ("railbright", "rail"),
    ("railbright", "railon"),
    ("brandink", "brand"),
    ("brandink", "brass"),
    ("brandink", "alert"),
)
"""(text, background) as written on screen; a test holds each to 4.5:1 in both themes."""


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two #RRGGBB colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
