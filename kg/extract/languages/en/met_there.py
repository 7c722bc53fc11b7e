"""The states of officials whom a visitor meets where the text has just brought him.

"The minister goes to Riga for talks with President A", "She arrived in Oslo on Monday. There she was
received by Premier B": they are of the state of the place. Not at a gathering, where all states meet, nor
where a third state is told of ("flew to Riga for talks with Peru"), whose officials may come, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import neutral
from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.private_posts import leads
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

# The visitor is there for so many sentences after the one that brings him.
_STAYS = 2
# Before who is met: so many words to what he is met for.
_NEAR = 16
_MEETING = words_of("vocabulary", "meeting")
_RECEIVING = frozenset(("receive", "greet", "welcome", "host"))
_COMPANY = frozenset(("accompany", "join", "alongside", "along", "together", "lead", "head"))
_GATHERED = words_of("vocabulary", "gathered")
_GOING = frozenset(("travel", "arrive", "fly", "go", "come", "land", "continue", "proceed", "head"))
# "Paid a two-day official | visit to Lima": so many words before the place.
_VISITS, _PAYING, _PAID = frozenset(("visit", "trip")), frozenset(("pay", "make", "begin", "undertake")), 8
_CAPITAL = frozenset(("capital",))
_JOINTS = frozenset((",", "and", "&", "as", "well", "with"))
# From a host to whom he receives: so many words, and these.
_HOSTING = 9
_GUEST = frozenset(("him", "her", "them", "the", "his", "its"))


def met(
    words: Words, spans: Spans, parties: Sequence[Party], sentence: Sentence, here: tuple[str, int]
) -> tuple[list[Party], tuple[str, int]]:
    """Return who is met in a sentence where the visitor is, and where he is after it: a state, a sentence.

    ``here`` is the same of the sentences before it, ("", -1) for nowhere.
    """
    led = _led(words, spans, sentence) if sentence.paragraph >= 0 else []
    if not led and (sentence.paragraph < 0 or here[1] < sentence.index - _STAYS):
        return [], ("", -1)
    tokens = words.tokens[sentence.first : sentence.last + 1]
    comma = next((n for n, t in enumerate(tokens) if t.text == ","), len(tokens))
    gathered = next((n for n, t in enumerate(tokens) if t.lemmas & _GATHERED), None)
    if gathered is not None and gathered < comma:
        return [], ("", -1)
    states = {country for _, country in led}
    if len(states) > 1:
        return [], ("", -1)
    if led:
        here = (states.pop(), sentence.index)
    elif _elsewhere(spans, sentence, here[0]):
        return [], ("", -1)
    within = range(here[1], sentence.index + 1)
    if len(neutral.states_told(words, spans, parties, here[0], within)) > 1:
        return [], here  # another one than the visitor's
    first = min(at for at, _ in led) if led else sentence.first - 1
    found = listed(words, parties, sentence, first) if here[0] else []
    # "Premier A will receive him, after which they | will open the forum".
    return [p for p in found if gathered is None or p.last < sentence.first + comma], here


def where_all_meet(words: Words, spans: Spans, sentence: Sentence) -> frozenset[int]:
    """The first tokens of towns to which all came who meet there: "on the sidelines of the summit in | Lima",
    "when the two meet in | Lima". Nobody is of their state for that."""
    tokens = words.tokens
    towns = [s for s in spans.all if sentence.first < s.first <= sentence.last and s.kind == "place"]
    towns = [s for s in towns if tokens[s.first - 1].lower in ("in", "at")]
    inside = tokens[sentence.first : sentence.last + 1] if towns else []
    gathered = next((t.index for t in inside if t.lemmas & _GATHERED), sentence.last)
    both = (
        t.index for t in inside if t.lower == "meet" and tokens[t.index - 1].lower in ("two", "they", "both")
    )
    since = min(gathered, next(both, sentence.last))
    return frozenset(s.first for s in towns if s.first > since)


def _led(words: Words, spans: Spans, sentence: Sentence) -> list[tuple[int, str]]:
    """The places to which a sentence brings somebody, by their last token, and their states."""
    seats = table("posts")["seats"]
    named = [s for s in spans.all if sentence.first < s.first <= sentence.last - 2]
    found = [(s.last, s.country) for s in named if s.country and _is_reached(words, sentence, s)]
    inside = words.tokens[sentence.first + 1 : sentence.last + 1]
    capitals = not _CAPITAL.isdisjoint([t.lower for t in inside])
    for token in inside[:-1] if capitals else ():
        adjective = gazette.adjective(words, token.index) if token.capital else None
        inner = adjective is not None and adjective[0] < sentence.last
        after = words.tokens[adjective[0] + 1] if adjective is not None and inner else None
        if adjective is not None and after is not None and after.lower in _CAPITAL:
            found.append((after.index, adjective[1]))
    return found if not {country for _, country in found} & set(seats) else [(0, ""), (0, "-")]


def _is_reached(words: Words, sentence: Sentence, span: Span) -> bool:
    """Whether somebody goes to a place or is there: "flying on to Riga", "was in Riga, where"."""
    if span.kind not in ("place", "state"):
        return False
    opens = span.first - (words.tokens[span.first - 1].lower == "the")
    before = words.tokens[max(sentence.first, opens - 4) : opens]
    after = [t.lower for t in words.tokens[span.last + 1 : span.last + 3]]
    if before and before[-1].lower == "in" and after == [",", "where"]:
        return True
    led = bool(before) and before[-1].lower in ("to", "in", "into")
    led = led and (span.kind == "place" or before[-1].lower == "to")
    rest = words.tokens[span.last + 1 : min(span.last + _PAID, sentence.last)]
    stays = bool(before) and before[-1].lower == "in" and [t.lower for t in rest[:2]] == ["on", "a"]
    if stays and span.kind == "place" and any(t.lower in _VISITS for t in rest):
        return any("be" in t.lemmas for t in before)  # "is in London on a two-day visit"
    paid = led and len(before) > 1 and before[-2].lower in _VISITS and before[-1].lower == "to"
    paid = paid and any(t.lemmas & _PAYING for t in words.tokens[max(sentence.first, opens - _PAID) : opens])
    return paid or (led and any(r.pos == "V" and r.lemma in _GOING for t in before for r in t.readings))


def _elsewhere(spans: Spans, sentence: Sentence, country: str) -> bool:
    """Whether a sentence names a place of another state."""
    inside = (
        s for s in spans.all if sentence.first <= s.first <= sentence.last and s.kind in ("place", "state")
    )
    return any(s.country not in ("", country) for s in inside)


def listed(words: Words, parties: Sequence[Party], sentence: Sentence, first: int) -> list[Party]:
    """Who is met after a token: by name and post, with those of his list."""
    out: list[Party] = []
    for party in (p for p in parties if p.sentence == sentence.index and p.first > first):
        between = {t.lower for t in words.tokens[out[-1].last + 1 : party.first]} if out else {"-"}
        joined = bool(between) and between <= _JOINTS
        known = party.person is not None and leads(party.person.name)
        told = joined or _is_met(words, sentence, party) or _receives(words, sentence, party)
        if party.kind == "person" and not known and told:
            out.append(party)
    return out


def _receives(words: Words, sentence: Sentence, party: Party) -> bool:
    """Whether somebody receives the visitor: "Premier A is to receive | him the next morning"."""
    near = words.tokens[party.last + 1 : min(party.last + _HOSTING, sentence.last)]
    verb = next((n for n, t in enumerate(near) if t.lemmas & _RECEIVING), None)
    opens = all(t.capital or t.lower == "the" for t in words.tokens[sentence.first : party.first])
    whom = near[verb + 1].lower if verb is not None and verb + 1 < len(near) else ""
    plain = verb is not None and not any(t.text in ",;:" or t.lower == "and" for t in near[:verb])
    return plain and opens and not party.prep and whom in _GUEST


def _is_was(token: Token) -> bool:
    return token.lower in ("was", "were")


def _is_met(words: Words, sentence: Sentence, party: Party) -> bool:
    """Whether a talk is what leads to somebody: "talks with", "was received there by", "called on"."""
    near = words.tokens[max(sentence.first, party.first - _NEAR) : party.first]
    aside = next((n for n in range(len(near) - 1, 0, -1) if near[n - 1].text == "," and _is_was(near[n])), 0)
    near = near[aside:]  # "who was accompanied by A, | was met at the airport by"
    if any(t.lemmas & _COMPANY for t in near):
        return False
    if not near[1:] and party.prep == "with":  # "With Premier A the minister spoke about trade"
        near = words.tokens[party.last : min(party.last + _NEAR, sentence.last)]
    if party.prep == "by":
        return any(t.lemmas & (_RECEIVING | {"meet"}) for t in near)
    if party.prep in ("with", "on"):
        return any(t.lemmas & _MEETING for t in near)
    return not party.prep and bool(near) and bool(near[-1].lemmas & {"meet", "see"})
