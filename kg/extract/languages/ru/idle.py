"""Sentences that tell nothing of an event, which stand between two that belong together: "Погода была ясной."

They are left out before a text is read, so that for every rule the sentence before is the last one that tells
something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.languages.ru.said_beside import OF_EVENTS, SAID
from kg.extract.languages.ru.states import Adjectives
from kg.extract.words import Sentence, Token, Words

# The tables of words that tell something, and of events the lists with one of the keys.
_EVENTS = ("meeting", "call", "visit", "conference", "signing", "happen", "there", "along")
_TOPICS = ("cues", "soft")
_POSTS = (
    *(
        "led",
        "heads",
        "bodies",
        "factions",
        "oppositions",
        "armed_groups",
        "groups",
        "deputies",
        "leaders",
        "authorities",
        "people_listed",
        "partisans",
    ),
    "retinue",
)
_KEYS = ("verbs", "nouns", "forms", "officials", "members", "roles", "along", "documents")


def _words_in(entry: Any, keys: Collection[str] = (), key: str = "") -> Iterator[str]:
    """The words of the lists of a table, however deep: of those with one of ``keys``, of all without."""
    if isinstance(entry, str) and (key in keys or not keys):
        yield from entry.split()
    elif isinstance(entry, dict):
        for inner, value in entry.items():
            yield from _words_in(value, keys, inner)


def _telling() -> frozenset[str]:
    """The lemmas that tell of an event, its people or its matters, or mean somebody told before."""
    told = [*words_of("triggers", "idle", "telling")]
    told += (word for part in _EVENTS for word in _words_in(table("triggers")[part], _KEYS))
    told += (word for part in _TOPICS for word in _words_in(table("topics")[part]))
    told += (word for part in _POSTS for word in _words_in(table("posts")[part]))
    return OF_EVENTS.union(told) - words_of("triggers", "idle", "plain")


_TELLING = _telling()
_SOURCES = words_of("triggers", "idle", "sources") | words_of("statements", "media")
_OBSERVERS = words_of("triggers", "idle", "observers")
_POINTING = words_of("triggers", "idle", "pointing")
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"))
_REMINDING = words_of("triggers", "idle", "reminding")
_CREDITED = words_of("triggers", "idle", "credited")
_SAID, _REPORTING = SAID | _CREDITED, words_of("statements", "reporting") | _CREDITED
_ENDS = frozenset(".!?…")
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_BULLETS = frozenset("–—-•*")
_ROMAN = frozenset("IVXLC")
# So many tokens at least make a sentence, and so many of a credit: "Об этом сообщает Report."
_LEAST, _CREDIT = 3, 4
# More of them in a row leave the matter: "Обсудили торговлю. День был теплым. По площади гуляли люди.
# Играла музыка. Подчеркивалась важность выборов."
_ROW = 2


def without_idle(words: Words, adjectives: Adjectives, body_start: int) -> Words:
    """Return the words of a text but for the sentences below its headline that tell nothing of an event."""
    below = (s for s in words.sentences if words.tokens[s.first].start >= body_start)
    idle = {s.index for s in below if _is_idle(words.inside(s.index), adjectives) and not _is_item(words, s)}
    few = {n for n in idle if not any(set(range(k, k + _ROW + 1)) <= idle for k in range(n - _ROW, n + 1))}
    return words.without(few) if few and len(few) < len(words.sentences) else words


def _is_item(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: "Обсуждались: торговля; | энергетика."."""
    first = words.tokens[sentence.first]
    after = sentence.first > 0 and words.tokens[sentence.first - 1].text in ":;"
    return after or first.shape == "number" or first.text in _BULLETS


def _is_idle(tokens: Sequence[Token], adjectives: Adjectives) -> bool:
    if tokens[-1].text not in _ENDS and tokens[-1].text not in _CLOSING:
        return False
    if _is_credit(tokens):
        return True
    if len(tokens) < _LEAST or _names(tokens):
        return False
    telling = [t for t in tokens if not t.lemmas.isdisjoint(_TELLING)]
    if telling and not _is_only_said(tokens, telling):
        return False
    return not any(adjectives.countries(t) for t in tokens)


def _is_only_said(tokens: Sequence[Token], telling: Sequence[Token]) -> bool:
    """Whether a sentence tells no more than that somebody who is no party says something: "Эксперты назвали
    это успехом", "Представитель ведомства обещал рассказать о подробностях"."""
    if not all(t.lemmas & _SAID or t.lemmas & _SOURCES or t.lemmas & _OBSERVERS for t in telling):
        return False
    if any(t.lemmas & _OBSERVERS for t in tokens):
        return True
    if tokens[0].lower in _REMINDING:
        return True
    return any(t.lemmas & _POINTING for t in tokens) and any(t.lemmas & _SOURCES for t in tokens)


def _names(tokens: Sequence[Token]) -> bool:
    """Whether a word may be a name, or a quotation goes on in another sentence."""
    opened = 0
    for k, token in enumerate(tokens):
        opened += (token.text in _OPENING) - (token.text in _CLOSING)
        begins = k == 0 or tokens[k - 1].text in _OPENING
        if token.text == '"' or opened not in (0, 1) or _may_be_name(token, begins):
            return True
    return opened != 0


def _may_be_name(token: Token, begins: bool) -> bool:
    """Whether a word has a capital and begins no sentence, or is in no dictionary but as a name."""
    if not token.capital or _ROMAN.issuperset(token.text):
        return False
    return not begins or not known(token.text) or any(r.tags & _NAMES for r in token.readings)


def _is_credit(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only says who passes the news on: "Об этом сообщает Report", "Об этом сообщили в МИД
    Чада"; not one that names who says it: "Об этом сообщил Росас"."""
    if len(tokens) < _CREDIT or (tokens[0].lower, tokens[1].lower) != ("об", "этом"):
        return False
    verb, rest = tokens[2], tokens[3:]
    impersonal = any(r.pos == "V" and ("past" not in r.tags or r.number == "p") for r in verb.readings)
    passes_on = impersonal and not verb.lemmas.isdisjoint(_REPORTING)
    return passes_on and all(not t.lemmas & _TELLING or t.lemmas & _SOURCES for t in rest)
