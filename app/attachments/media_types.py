"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

UNKNOWN = "application/octet-stream"

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"{\\rtf", "application/rtf"),
)
_IN_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_IN_BOX = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"avif": "image/avif"}
_SNIFFED = 4096


def media_type_of(content: bytes) -> str:
    """The media type of the bytes; ``application/octet-stream`` for what is not known."""
    for start, media_type in _STARTS:
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF":
        return _IN_RIFF.get(content[8:12], UNKNOWN)
    if content[4:8] == b"ftyp":
        return _IN_BOX.get(content[8:12], "video/mp4")
    if content[:2] == b"BM" and int.from_bytes(content[2:6], "little") == len(content):
        return "image/bmp"
    return "text/plain" if _is_text(content[:_SNIFFED]) else UNKNOWN


def _is_text(start: bytes) -> bool:
    if b"\x00" in start:
        return False
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        # A letter cut in two at the end of the piece is no sign of anything else.
        return len(start) == _SNIFFED and error.start > len(start) - 4
    return True
