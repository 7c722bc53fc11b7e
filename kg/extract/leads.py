"""What opens a sentence and tells nothing of an event: "In addition, at a meeting with A, B said".

Blanks take its place and a capital that of the next letter, so that rules for what begins a sentence see
what does. The same for every language; words are in leads.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Final

from kg.extract.lexicon import any_of, lists_in

# What a sentence begins after.
_BEFORE: Final = r"(?P<before>\A|\n|[.!?…][»”\")\]]*\s)"
_DOTTED: Final = frozenset(("az", "tr"))  # of these, the capital of "i" is "İ"

_QUOTES: Final = '“"'  # around the name of an agency

_table, _ = lists_in(Path(__file__).parent)


def without_leads(text: str, lang: str) -> str:
    """Return a text with blanks for what leads sentences on, and all else in its place."""
    pattern = _pattern(lang)
    return text if pattern is None else pattern.sub(partial(_begun, is_dotted=lang in _DOTTED), text)


def _begun(match: re.Match[str], *, is_dotted: bool) -> str:
    lead, letter = match["lead"], match["letter"]
    capital = "İ" if is_dotted and letter == "i" else letter.upper()
    if not lead.lstrip(_QUOTES)[0].isupper() or len(capital) > 1:  # "ß"
        return match[0]
    return f"{match['before']}{' ' * len(lead)} {capital}"


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    listed = _table("leads")
    if lang not in listed["leads"]:
        return None
    others = (_table("asides")["told_by"].get(lang), listed["circumstances"].get(lang))
    lead = rf"(?:{'|'.join([any_of(listed['leads'][lang]), *(f'(?x:{o})' for o in others if o)])}),"
    bare, manner = listed["leads_without_mark"].get(lang), _table("asides")["manner"].get(lang)
    if bare:
        lead = rf"(?:{any_of(bare)}{f'|(?x:{manner})' if manner else ''})(?!,)|{lead}"
    return re.compile(rf"{_BEFORE}(?P<lead>{lead}) (?P<letter>[^\W\d_])", re.IGNORECASE)
