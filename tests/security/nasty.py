"""Words that somebody may paste, and programs that are not careful take for something else."""

from __future__ import annotations

RICH = "<b>Guest</b> <img src='file:///etc/passwd'> <a href='http://a.example'>link</a>"
NASTY = {
    "format": "{} {0} {name} {0.__class__} %s %(x)d %n $HOME `id`",
    "rich": "&amp; & <a href='http://a.example'>x</a> <br><script>alert(1)</script>",
    "sql": "'; DROP TABLE customer; -- \" * NEAR( OR AND NOT ( ^",
    "formula": "=1+1 +1 -1 @SUM(A1) =cmd|' /C calc'!A0",
    "template": "{{ name.__class__ }} {% include '/etc/passwd' %}",
    "right to left": "\u202eabc\u202d \u2067abc\u2069 ابجد עברית",
    "unseen": "\u200b\u200d\u2060\ufeff\u00ad\u034f",
    "emoji": "👩‍👩‍👧‍👦 🏴‍☠️ 👨🏿‍🦲 🇨🇭",
    "marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "path": "../../../etc/passwd C:\\con\\nul.txt file:///etc/passwd \\\\share\\x",
    "beyond": "\U0010ffff \ufffe \ufdd0 \u2028 \u2029",
    "controls": "\x00 \x01 \x1b[31m \x7f \x85",
    "halves": "\ud800 \udfff \udc80",
    "long": "Llanfair " * 3_000,
    "nothing": " \t \u3000 ",
    "lines": "one\ntwo\r\nthree\rfour",
}
REFUSED = ("controls", "halves", "long", "nothing", "lines")
"""Of which at least some fields take nothing."""
KEPT = RICH + " ".join(words for name, words in NASTY.items() if name not in REFUSED)
