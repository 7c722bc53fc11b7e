"""What stands on a page beside its article: the line above the headline, headlines of other articles.

Blanks take their place, so that all else keeps its own. The same for every language.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.extract.lexicon import lists_in

# Characters: what stands above a headline is a short line, and a line of a list of links a headline.
_ABOVE, _HEADLINE = 60, 160
_LINE = re.compile(r"[^\n]*\S[^\n]*")

_table, _ = lists_in(Path(__file__).parent)


def without_surroundings(text: str, title: str, body_start: int, lang: str) -> str:
    """Return a text with blanks for what is above its headline and for links to other articles.

    ``body_start`` is where headline and date line end.
    """
    return _without_links(_without_first_lines(text, title, body_start), lang)


def _without_first_lines(text: str, title: str, body_start: int) -> str:
    """Blank what stands above the headline, which is to come first: a date, the path of the page, itself."""
    start = text.rfind(title, 0, body_start) if title else -1
    above = text[: max(start, 0)]
    other = above.replace(title, "").strip() if title else ""
    is_line = len(other) <= _ABOVE and "\n" not in other and ("\n" in above or any(map(str.isdigit, above)))
    return " " * start + text[start:] if is_line else text


def _without_links(text: str, lang: str) -> str:
    """Blank lines such as "Read also: ..."; where only that stands in the line, the headlines below, too."""
    cue = _cue(lang)
    if cue is None or not cue.search(text):
        return text
    out: list[str] = []
    end, below = 0, False
    for line in _LINE.finditer(text):
        found = cue.match(text, line.start(), line.end())
        is_headline = len(line[0].strip()) <= _HEADLINE and not line[0].rstrip().endswith((".", "!", "?"))
        if found and is_headline:
            below = not text[found.end() : line.end()].strip()
        elif not (below and is_headline):
            below = False
            continue
        out += [text[end : line.start()], " " * len(line[0])]
        end = line.end()
    return "".join((*out, text[end:]))


@cache
def _cue(lang: str) -> re.Pattern[str] | None:
    words = _table("surroundings").get(lang)
    if words is None:
        return None
    listed = "|".join(re.escape(w.strip()).replace(r"\ ", r"\s+") for w in words.split("|"))
    return re.compile(rf"^[^\w\n]*(?:{listed})[ \t]*(?:[:.…>»-]+|$)", re.IGNORECASE | re.MULTILINE)
