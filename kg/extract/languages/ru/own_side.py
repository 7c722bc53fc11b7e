"""Officials of the state whose body or official the headline is about: "МИД Чили призвал к миру. ¶ ...,
сказал | министр А". A text leaves out the state of its own side alone.

Precision first: nothing is said where the headline leads abroad, somebody of that state is a guest, or who is
meant deals with that state as another side.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, held_by
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.hosts import comes_along
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.officials import Official, Telling
from kg.extract.languages.ru.other_officials import met_by, named_in, ruled
from kg.extract.languages.ru.state_posts import is_of_state, is_sent
from kg.extract.parties import Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_SAYING = words_of("statements", "saying") | words_of("statements", "opining")
# "пояснил | министр А", "министр А | рассчитывает": so many words between.
_NEAR = 2
# "прибывший | с ним министр", "в ее | составе министр"
_WITH = frozenset(("ним", "ней", "ними", "составе"))
_OF_AFFAIRS = ("иностранных дел", "МИД")


def of_headline(telling: Telling, official: Official) -> str:
    """The state of the headline, of officials of whom nothing else tells one."""
    words, spans, adjectives = telling.words, telling.spans, telling.adjectives
    titles = [s.index for s in words.sentences if s.paragraph < 0]
    if not titles or titles[-1] + 1 >= len(words.sentences):
        return ""
    acting = _acting(telling.parties, titles)
    abroad = any(s.kind == "place" and s.country and s.country != acting for s in _in(words, spans, titles))
    if acting and not abroad and not _goes_abroad(acting, telling.drafts):
        return acting if _fits(telling, official, acting) else ""
    told = {country for t in titles for country in named_in(words, spans, adjectives, t)}
    opening = named_in(words, spans, adjectives, titles[-1] + 1)
    if len(told) != 1 or opening != told or any(_is_foreign(p, told) for p in telling.parties):
        return ""
    country = told.pop()
    return country if _is_quoted(words, official.person) and _fits(telling, official, country) else ""


def _in(words: Words, spans: Spans, sentences: Sequence[int]) -> list[Span]:
    return [s for s in spans.all if words.tokens[s.first].sentence in sentences]


def _acting(parties: Sequence[Party], titles: Sequence[int]) -> str:
    """The state of the only official or body that acts in a headline, no envoy; '' for none or several."""
    here = [p for p in parties if p.sentence in titles and p.kind in ("person", "post", "body")]
    acting = [p for p in here if "nom" in p.cases and not (p.prep or p.inner)]
    envoys = [c for p in acting for c in held_by(p) if is_sent(c)]
    states = {country_of(p) for p in acting}
    return states.pop() if len(states) == 1 and not envoys else ""


def _goes_abroad(country: str, drafts: Sequence[Draft]) -> bool:
    """Whether somebody of a state is told to be elsewhere, or to be received."""
    for draft in drafts:
        away = draft.place is not None and draft.place.country not in ("", country)
        for part in draft.parts if draft.modality != "cancelled" else ():
            guest = part.role == "guest" or (draft.type == "visit" and part.role != "host" and away)
            if guest and country_of(part.party) == country:
                return True
    return False


def _is_foreign(party: Party, own: set[str]) -> bool:
    """Whether a party is an official or body of another state, or of several."""
    if party.kind not in ("person", "post", "body"):
        return False
    return bool(country_of(party)) and country_of(party) not in own


def _is_quoted(words: Words, person: Person) -> bool:
    """Whether somebody is told by what he says, and is no diplomat: "пояснил | министр экономики А"."""
    if any(any(w in f"{c.position} {c.organization}" for w in _OF_AFFAIRS) for c in person.capacities):
        return False
    first = person.mentions[0]
    sentence = words.sentences[first.sentence]
    low, high = max(sentence.first, first.first - _NEAR), min(sentence.last, first.last + _NEAR)
    near = [*words.tokens[low : first.first], *words.tokens[first.last + 1 : high + 1]]
    return any(finite(t) and t.lemmas & _SAYING for t in near)


def _fits(telling: Telling, official: Official, country: str) -> bool:
    """Whether somebody without a state may act for the one of the headline, in a post of a state."""
    first, capacity, words = official.first, official.capacity, telling.words
    met = met_by(official.person, telling.drafts)
    named = named_in(words, telling.spans, telling.adjectives, first.sentence)
    if country in met or named - {country} - met or "nom" not in first.cases:
        return False
    if comes_along(words, first) or any(t.lower in _WITH for t in words.inside(first.sentence)):
        return False
    fits = is_of_state(capacity) and not (capacity.former or is_sent(capacity))
    return fits and country not in ruled(telling.persons, capacity)
