"""Small made-up pictures: a table, a cake and candles, drawn in code."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 160, 120
CANDLE = (250, 244, 230)
FLAME = (240, 176, 66)
PLATE = (236, 232, 224)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)
Colour = tuple[int, int, int]


def draw_cake(*, wall: Colour, table: Colour, cake: Colour, candles: int) -> bytes:
    """A PNG of a cake with so many candles on a table before a wall."""
    picture = [[wall] * WIDTH for _ in range(HEIGHT)]
    _fill(picture, (0, 88, WIDTH, HEIGHT), table)
    _fill(picture, (34, 88, 126, 93), PLATE)
    _fill(picture, (44, 58, 116, 88), cake)
    _fill(picture, (44, 58, 116, 63), CANDLE)
    step = 72 // (candles + 1)
    for number in range(1, candles + 1):
        left = 44 + number * step - 1
        _fill(picture, (left, 46, left + 3, 58), CANDLE)
        _fill(picture, (left, 40, left + 3, 46), FLAME)
    return _png(picture)


def _fill(picture: list[list[Colour]], box: tuple[int, int, int, int], colour: Colour) -> None:
    left, top, right, bottom = box
    for y in range(top, bottom):
        picture[y][left:right] = [colour] * (right - left)


def _png(picture: list[list[Colour]]) -> bytes:
    lines = b"".join(b"\0" + bytes(part for pixel in line for part in pixel) for line in picture)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, *_EIGHT_BIT_RGB)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
