"""Days that "həmin gün" does not go back to: those of a matter that is only spoken of."""

from __future__ import annotations

import re

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import stems
from kg.extract.languages.az.verbs import Verb, is_finite, unlisted, verb_at
from kg.extract.words import Words

_EVENTS = frozenset().union(*(words_of("triggers", "nouns", k) for k in ("meeting", "conference", "visit")))
_DURING = words_of("triggers", "cues", "during")
# What tells that the parties themselves met, came or signed.
_DEEDS = (
    "meet",
    "received",
    "receive",
    "phone",
    "ring",
    "go",
    "visit",
    "stay",
    "signed",
    "sign",
    "attend",
    "happen",
)
# Talks on a matter; a day right before them is theirs.
_DISCUSSING = ("müzakirə", "nəzərdən", "danışıq", "fikir", "məsləhət", "söhbət", "görüş")
# Participles of verbs that no list has: "baş vermiş", "dağıdılan"
_PARTICIPLE = re.compile(r"\w{3,}(?:m[ıiuü]ş|(?:l|n|r|d|t|ş|v)[aə]n|[aə]c[aə][qk]|[dt][ıiuü][ğy][ıiuü])")
# A day that is no time, "Fevralın 24-ü ildönümüdür"
_NO_TIME = re.compile(r"\d-(?:s?[ıiuü])(?:n[ıiuü]n?)?$")


def is_of_matter(words: Words, first: int, last: int) -> bool:
    """Whether a day at the tokens is told of a matter: "martın 1-də | imzalanmış sənədin icrası müzakirə
    olunub", "nazir martın 1-də səfirliyə hücumu | pisləyib"; not that of a talk, "martın 1-də keçirilən
    görüşdə ... müzakirə olunub".
    """
    if _NO_TIME.search(lower(words.tokens[last].text)):
        return True
    end = words.sentence_of(last).last
    verbs = [v for i in range(last + 1, end + 1) if (v := _verb(words, i, last + 1)) is not None]
    main = next((v for v in verbs if v.kind == "finite"), None)
    if main is None or main.has(*_DEEDS):
        return False
    inner = next((v for v in verbs if v.kind in ("attribute", "object") and v.last < main.first), None)
    if inner is not None:
        return not _is_occasion(words, inner, main)
    opens = words.sentence_of(first).first == first
    return not opens and main.has("topic", "say") and not main.name.startswith(_DISCUSSING)


def _verb(words: Words, index: int, low: int) -> Verb | None:
    tokens = words.tokens
    if tokens[index].shape != "word":
        return None
    found = verb_at(tokens, index, low)
    if found is None and is_finite(tokens, index):
        return unlisted(tokens, index)
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    described = after is not None and after.shape == "word" and after.sentence == tokens[index].sentence
    if found is None and described and _PARTICIPLE.fullmatch(lower(tokens[index].text)):
        return Verb(index, index, "", "attribute", "past", False, frozenset())
    return found


def _is_occasion(words: Words, participle: Verb, main: Verb) -> bool:
    """Whether what a participle describes is when something is said: "keçirilən | görüşdə", "etdiyi səfər |
    zamanı"."""
    near = words.tokens[participle.last + 1 : min(participle.last + 6, main.first)]
    named = (t for t in near if not _EVENTS.isdisjoint(stems(t.text)))
    noun = next(named, None)
    if noun is None:
        return False
    after = words.tokens[noun.index + 1].lower if noun.index < main.first else ""
    return after in _DURING or re.search(r"d[aə]$", noun.lower) is not None
