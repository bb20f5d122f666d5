"""What encodings are called by people."""

from __future__ import annotations

from app.core.words import gettext as _


def encoding_name(name: str) -> str:
    """The short name of an encoding, as other programs show it ("UTF-8", "Windows-1252")."""
    plain = name.lower().replace("_", "-").removesuffix("-sig")
    for start, shown in _STARTS:
        if plain.startswith(start):
            return shown + plain.removeprefix(start).lstrip("-").capitalize()
    return plain.upper()


def encoding_words(name: str) -> str:
    """The same with where it was used ("Windows-1252, Western Europe"), for a list to choose from."""
    region = _regions().get(name.lower().replace("_", "-").removesuffix("-sig"), "")
    return f"{encoding_name(name)}, {region}" if region else encoding_name(name)


_STARTS = (
    ("cp125", "Windows-125"),
    ("cp874", "Windows-874"),
    ("cp", "DOS-"),
    ("iso8859-", "ISO 8859-"),
    ("mac-", "Mac "),
)


def _regions() -> dict[str, str]:
    west, centre, cyrillic = _("Western Europe"), _("Central Europe"), _("Cyrillic")
    greek, turkish, baltic = _("Greek"), _("Turkish"), _("Baltic")
    hebrew, arabic, thai, vietnamese = _("Hebrew"), _("Arabic"), _("Thai"), _("Vietnamese")
    chinese, traditional = _("Chinese"), _("Chinese, traditional")
    japanese, korean, every = _("Japanese"), _("Korean"), _("every language")
    return {
        **dict.fromkeys(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"), every),
        **dict.fromkeys(("cp1252", "iso8859-1", "iso8859-15", "cp850", "cp437", "mac-roman"), west),
        **dict.fromkeys(("cp1250", "iso8859-2", "cp852", "mac-latin2"), centre),
        **dict.fromkeys(("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"), cyrillic),
        **dict.fromkeys(("cp1253", "iso8859-7", "cp737"), greek),
        **dict.fromkeys(("cp1254", "cp857"), turkish),
        **dict.fromkeys(("cp1255", "cp862"), hebrew),
        **dict.fromkeys(("gb18030", "gb2312", "gbk"), chinese),
        **dict.fromkeys(("big5", "big5-hkscs", "cp950"), traditional),
        **dict.fromkeys(("shift-jis", "cp932", "euc-jp", "iso-2022-jp"), japanese),
        **dict.fromkeys(("euc-kr", "cp949"), korean),
        "cp1257": baltic,
        "cp1256": arabic,
        "cp874": thai,
        "cp1258": vietnamese,
    }
