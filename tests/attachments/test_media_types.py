"""What files are, by their bytes."""

from __future__ import annotations

import pytest

from app.attachments.media_types import UNKNOWN, media_type_of


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"GIF89arest", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x00\x00\x00\x00XXXX", UNKNOWN),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        (b"BM\x08\x00\x00\x00xx", "image/bmp"),
        (b"BM is how this letter begins", "text/plain"),
        ("Straße".encode(), "text/plain"),
        ("Straße".encode("latin-1"), UNKNOWN),
        (b"a\x00b", UNKNOWN),
        (b"x" * 4095 + "é".encode(), "text/plain"),
        (b"MZ\x90\x00", UNKNOWN),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type
