"""A review whose text attacks: whoever shows it, saves it or hands it on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

import prisongraph

SPECIMEN = Path(prisongraph.__file__).parent / "specimens" / "irp-gallowhithe-2019.txt"
KEY = "irp-gallowhithe-2019-11"

CLOSES = "</script></title></textarea></style>--><script>window.hacked=1</script>"
HANDLER = "\"><img src=x onerror='window.hacked=1'>"
FORMULA = '=HYPERLINK("http://attacker.example/","see")'
ADDRESS = "[here](javascript:window.hacked=1) javascript:window.hacked=1"
MARKUP = "]]><!ENTITY a SYSTEM 'file:///etc/passwd'>&a; {{ 7*7 }} {% raw %} ${7*7} <b>bold</b>"
TURNED = "\u202eedocno\u202c \u2066apart"
UNSEEN = "a\u200bb\u200dc\ufeffd \U0001f525\U0001f469\u200d\U0001f680"
CONTROLS = "bell\x07 escape\x1b[31m zero\x00 line\u2028end"
LONG = "w" * 10_000

ATTACKS: Mapping[str, str] = {
    "New arrivals spent hours": f"{FORMULA} New arrivals spent hours",
    "All new arrivals should": f"+1+cmd {HANDLER} All new arrivals should",
    "Levels of violence were": f"@SUM(1) {CLOSES} Levels of violence were",
    "Prisoners should be unlocked": f"-2+3 {TURNED} Prisoners should be unlocked",
    "The prison was filthy": f"{MARKUP} The prison was filthy",
    "Men who did not work": f"{ADDRESS} Men who did not work",
    "A plan had been written": f"{LONG} A plan had been written",
    "Rats were now rare": f"{CONTROLS} Rats were now rare",
    "Men now waited": f"{UNSEEN} Men now waited",
    "Wing staff now unlocked": f"{CLOSES}{HANDLER} Wing staff now unlocked",
    "Crabtree College": "Crabtree <svg/onload=window.hacked=1> College",
    "Edmund Vale": "Edmund <i onclick=window.hacked=1>Vale",
    "**Living conditions**": f"**Living {TURNED} conditions <img/src=x onerror=window.hacked=1>**",
    "**Violence**": f"**{FORMULA} Violence**",
}
"""Innocent words, and what stands there instead."""


def hostile_text() -> str:
    """The review with every attack in it."""
    text = SPECIMEN.read_text("utf-8")
    for words, attack in ATTACKS.items():
        assert words in text, words
        text = text.replace(words, attack)
    return text


def hostile_pdf(path: Path) -> None:
    """The same as a PDF, a paragraph a paragraph."""
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6, splitLongWords=1)
    text = hostile_text().replace("\x00", "").replace("\x07", "").replace("\x1b", "")
    lines = [escape(each.strip().strip("*").replace("**", "")) for each in text.split("\n\n") if each.strip()]
    title = f"{CLOSES} {HANDLER}"
    SimpleDocTemplate(str(path), title=title, author=title).build([Paragraph(each, style) for each in lines])
