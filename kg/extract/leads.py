"""What opens a sentence and tells nothing of an event: "In addition, at a meeting with A, B said".

Blanks take its place and a capital that of the next letter, so that rules for what begins a sentence see
what does. The same for every language; words are in leads.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Final

from kg.extract.asides import Gate
from kg.extract.lexicon import any_of, lists_in

# What a sentence begins after.
_BEFORE: Final = r"(?P<before>\A|\n|[.!?…][»”\")\]]*\s)"
_DOTTED: Final = frozenset(("az", "tr"))  # of these, the capital of "i" is "İ"

_QUOTES: Final = '“"'  # around the name of an agency

_table, _ = lists_in(Path(__file__).parent)


def without_leads(text: str, lang: str) -> str:
    """Return a text with blanks for what leads sentences on, and all else in its place."""
    for gate, pattern in _patterns(lang):
        if not gate or any(word in text for word in gate):
            text = pattern.sub(partial(_begun, is_dotted=lang in _DOTTED), text)
    return text


def _begun(match: re.Match[str], *, is_dotted: bool) -> str:
    lead, letter = match["lead"], match["letter"]
    capital = "İ" if is_dotted and letter == "i" else letter.upper()
    if not lead.lstrip(_QUOTES)[0].isupper() or len(capital) > 1:  # "ß"
        return match[0]
    return f"{match['before']}{' ' * len(lead)} {capital}"


@cache
def _patterns(lang: str) -> tuple[tuple[Gate, re.Pattern[str]], ...]:
    listed, asides = _table("leads"), _table("asides")
    if lang not in listed["leads"]:
        return ()
    lead = rf"(?:{any_of(listed['leads'][lang])}),"
    if bare := listed["leads_without_mark"].get(lang):
        lead = rf"(?:{any_of(bare)})(?!,)|{lead}"
    found: list[tuple[str, str]] = [("", lead)]
    if told_by := asides["told_by"].get(lang):
        found.append((asides["told_by_ends"][lang], rf"(?x:{told_by}),"))
    found += [(gate, rf"(?:{one})(?!,)") for gate, one in asides["manner"].get(lang, {}).items()]
    found += [(gate, rf"(?x:{one}),") for gate, one in listed["circumstances"].get(lang, {}).items()]
    return tuple((tuple(filter(None, gate.split("|"))), _begins(one)) for gate, one in found)


def _begins(lead: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<lead>{lead}) (?P<letter>[^\W_])", re.IGNORECASE)
