"""What does a converter make of a specimen's PDF? Text with lost numbers, false items, cut paragraphs, odd headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.specimens.markup import Item, Specimen

# Concern: Too few ... · Key concern (1.41): ... · Theme 2: ...
_LABELLED = re.compile(r"^((?:Key c|C)oncern|(?:Key r|R)ecommendation|Theme \d+)(?: \([\d.]+\))?:")
_ROLES = re.compile(r"\s*\|\s*")


def to_text(specimen: Specimen, pages: Mapping[str, int]) -> str:
    """The text of a specimen with its converter's habits; `pages` gives the page of each heading in the contents."""
    out: list[str] = []
    for item in specimen.items:
        words = _block(specimen, item, pages)
        if "tail" in item.marks or (item.kind == "label" and item.text.startswith("{tail} ")):
            out[-1] += " " + words.replace("{tail} ", "")
        elif words:
            out.append(words)
    text = "\n\n".join(out)
    text = text.replace("{cut-}", "\n\n- ").replace("{cut}", "\n\n")
    text = re.sub(r" *(\n+) *", r"\1", text)
    return ("\n\n" + curl(text) if specimen.habit("quotes") == "curly" else "\n\n" + text) + "\n"


def curl(text: str) -> str:
    """The words with printed quotation marks for typed ones."""
    text = re.sub(r"(^|[\s(\[–])'", "\\1‘", text)
    text = re.sub(r'(^|[\s(\[–])"', "\\1“", text)
    return text.replace("'", "’").replace('"', "”")


def plain(words: str) -> str:
    """The words without inner marks."""
    return re.sub(r" ?\{cut-?\} ?", " ", words).replace("{tail} ", "")


def _block(specimen: Specimen, item: Item, pages: Mapping[str, int]) -> str:
    match item.kind:
        case "heading":
            return _heading(specimen, item)
        case "paragraph":
            return _paragraph(specimen, item)
        case "contents":
            return _contents(specimen, pages)
        case "label":
            return f"**{item.text}**" if specimen.habit("labels") == "bold" or "{tail}" in item.text else item.text
        case "table" | "team":
            return _rows(specimen, item)
        case "sign":
            return specimen.habit("sign", " ").replace("/", "\n").join(item.lines)
        case _:
            return _PLAINLY[item.kind](item)


_PLAINLY: Mapping[str, Callable[[Item], str]] = {
    "bullets": lambda item: "\n".join(f"- {line}" for line in item.lines),
    "bars": lambda item: f"\n{item.text}\n\n",
    "lines": lambda item: "\n".join(item.lines),
    "chart": lambda item: f"\n{item.text}\n\n",
    "photo": lambda item: f"\n\n{item.text}",
    "list": lambda item: "\n".join("\t" * line.startswith("- ") + line for line in item.lines),
    "box": lambda item: "\n\n".join([item.text, *item.lines]),
    "cover": lambda item: "\n\n".join(item.lines),
    "page": lambda _: "",
}


def _heading(specimen: Specimen, item: Item) -> str:
    style = specimen.habit("headings", "bare")
    if style == "hash":
        return "#" * item.level + " " + item.text
    return f"**{item.text}**" if style == "bold" and item.level > 1 else item.text


def _paragraph(specimen: Specimen, item: Item) -> str:
    bullet = "- " if specimen.habit("bullets") == "yes" and "bare" not in item.marks else ""
    if item.number:
        return f"- {item.text}" if "lost" in item.marks else f"{bullet}{item.number} {item.text}"
    labelled = _LABELLED.match(item.text)
    if "bold" in item.marks:
        return f"**{item.text}**"
    if labelled and specimen.habit("labels") == "bold":
        return f"**{labelled[0]}**{item.text[labelled.end() :]}"
    return item.text if specimen.habit("leads") == "bold" else item.text.replace("**", "")


def _contents(specimen: Specimen, pages: Mapping[str, int]) -> str:
    lines = ["Contents\n"]
    for title, page in pages.items():
        section, rest = re.match(r"^(Section \d+\.?)? ?(.*)$", title).groups()  # type: ignore[union-attr]  # always matches
        entry = f"{section}\t{rest}" if section else f"\t{rest}"
        lines.append(f"{entry}.....{page}" if specimen.habit("contents") == "dots" else f"{entry}\t{page}")
    return "\n".join(lines)


def _rows(specimen: Specimen, item: Item) -> str:
    rows = [_ROLES.split(line) for line in item.lines]
    if item.kind == "team" and specimen.habit("team") == "run":
        return " ".join(" ".join(row) for row in rows)
    return "\n".join("\t".join(row) for row in rows)
