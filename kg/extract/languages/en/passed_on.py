"""Who passes the news on, around what he tells: "State media reported that, in Riga, A and B held talks".

Blanks take his place, and a capital that of the next letter, so that rules for what begins a sentence see
the event that is told. When he said it is no day of the event. Who makes a claim of his own stays, unless a
phrase opens what he says: then the event counts for more. A spokesman with a name stays as a sentence of his
own then: "Spokesman A. At talks in Riga, B and C".
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.asides import blank
from kg.extract.languages.en.lexicon import table

_BEGINS = r"(?P<before>^|(?<=[.!?…] )|(?<=[”\"»)] ))"
# "The Foreign Ministry of Oman", "Oman's Foreign Ministry": so many capitals around the noun at most.
_OWNER = r"(?:[Tt]he |[A-Z][\w-]+(?:’s|'s) |[Aa]n? |[Ii]ts )?(?:[A-Z][\w-]+ ){0,4}"
_OF = r"(?: of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})?"

_TO_PRESS = re.compile(
    r"\btold (?:reporters|journalists|newsmen|the press|the media)\b(?=[^.!?]{0,60} that )"
)


def without_sources(text: str) -> str:
    """Return a text with blanks for those who pass its news on, and all else in its place."""
    if _cue().search(text) is None:
        return text
    leading, trailing = _patterns()
    text = _spokesmen().sub(_apart, text)
    return _TO_PRESS.sub(_said, trailing.sub(blank, leading.sub(_begun, text)))


def _begun(match: re.Match[str]) -> str:
    lead, letter = match["lead"], match["letter"]
    return " " * len(lead) + letter.upper() if lead[0].isupper() else match[0]


def _apart(match: re.Match[str]) -> str:
    who, letter = match["who"], match["letter"]
    return f"{who}.{' ' * (len(match[0]) - len(who) - 2)}{letter.upper()}"


def _said(match: re.Match[str]) -> str:
    """ "Told reporters on Monday that" tells no more than "said on Monday that"."""
    return "said".ljust(len(match[0]))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('passed_on')['sources']['verbs']}|According)\b")


@cache
def _spokesmen() -> re.Pattern[str]:
    """Return what finds spokesmen with a name, before a phrase that opens what they say."""
    told = table("passed_on")["sources"]
    who = rf"(?P<who>{_OWNER}(?i:spokesman|spokeswoman|spokesperson) [A-Z][\w’-]+(?: [A-Z][\w’-]+){{0,3}})"
    tail = rf"(?: (?:{told['tails']}|{told['days']})\b){{0,4}}"
    opens = rf"(?=(?:{told['phrases']}) )"
    return re.compile(
        rf"{_BEGINS}{who} (?:{told['verbs']}){tail}(?: that|,)? {opens}(?P<letter>[^\W\d_])", re.MULTILINE
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds sources before and behind what they tell."""
    told = table("passed_on")["sources"]
    tail = rf"(?: (?:{told['tails']}|{told['days']})\b){{0,4}}"
    issued = rf"(?:In (?:a|its|their) (?:{told['papers']}){tail}, )?"
    nouns = rf"(?:{told['passing']}|(?-i:{told['offices']}))"
    passing = rf"(?:(?:[Tt]he|[Aa]n?|Its) )?(?i:(?:(?:{told['before']}) ){{0,3}}{nouns})"
    claiming = rf"{_OWNER}(?i:{told['claiming']}){_OF}"
    said, reported = (rf"(?:{told[verbs]}){tail}" for verbs in ("verbs", "reporting"))
    opens = rf"(?=(?:{told['phrases']}) )"
    leads = (
        rf"{issued}{passing} {said}(?: that|,)? ",
        rf"{issued}{claiming} {reported} that ",
        rf"It (?:was|is|has been) {reported} that ",
        rf"According to {passing}, ",
        rf"{issued}{claiming} {said} (?:that |(?!on (?:{told['days']}) [A-Z])){opens}",
        rf"According to {claiming}, {opens}",
    )
    leading = rf"{_BEGINS}(?P<lead>{'|'.join(leads)})(?P<letter>[^\W\d_])"
    return re.compile(leading, re.MULTILINE), re.compile(rf", {passing} {said}(?=\.(?:\s|$))")
