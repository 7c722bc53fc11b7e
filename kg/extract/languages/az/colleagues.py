"""Counterparts: "gürcüstanlı həmkarı İrakli Çikovani", "türkiyəli və azərbaycanlı həmkarları ilə"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower, stems
from kg.extract.languages.az.states import demonym, demonym_at
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_HEADS = words_of("posts", "counterparts")
_RANKS, _RANK = words_of("posts", "ranks"), 3  # a rank has so many words at most
_MAIN = "həmkar"
# "bir sıra | həmkarı ilə", "hər iki | həmkarını"
_SEVERAL = (["bir", "sıra"], ["bir", "neçə"], ["bir", "çox"], ["hər", "iki"], ["hər", "üç"])
# "həmkarım", "həmkarlarımla"
_MINE = re.compile("həmkar(?P<many>lar)?ım(?P<case>|ın|a|ı|la|da|dan)")
# "həmkarı, | xarici işlər naziri vəzifəsini müvəqqəti icra edən |": so many tokens at most.
_DUTIES = 9
_CASES = {"": "nom", "ın": "gen", "a": "dat", "ı": "acc", "la": "ins", "da": "loc", "dan": "abl"}


def read(words: Words, spans: Spans, parties: Sequence[Party]) -> Iterator[Party]:
    """Yield the counterparts; a name right after one becomes its party and leaves ``parties``' bare name."""
    by_first = {p.first: p for p in parties if p.kind == "person" and p.capacity is None}
    states = {
        stem: p.capacity.country
        for p in parties
        if p.kind == "person" and p.capacity is not None and p.capacity.country
        for stem in stems(words.tokens[p.last].text)
    }
    for token, found in told_in(words):
        yield from _counterpart(words, spans, token, found, _of_state(words, spans, token, by_first, states))


def _of_state(
    words: Words, spans: Spans, token: Token, names: dict[int, Party], states: dict[str, str]
) -> dict[int, Party]:
    """The names without that of an official of another state: "Norveçli həmkarı | Bondara zəng edib"."""
    named = names.get(token.index + 1)
    said, _ = _countries(words, spans, token) if named is not None else ([], 0)
    if named is None or len(said) != 1:
        return names
    told = {states[s] for s in stems(words.tokens[named.last].text) if s in states}
    return {k: p for k, p in names.items() if p is not named} if told and said[0] not in told else names


def told_in(words: Words) -> Iterator[tuple[Token, list[Form]]]:
    """Yield the words of a text that are forms of "həmkar", each with its analyses."""
    for token in words.tokens:
        may_be = token.lower.startswith(_MAIN) or not token.lemmas.isdisjoint(_HEADS)
        if may_be and (found := forms_of(token)):
            yield token, found


def forms_of(token: Token) -> list[Form]:
    """Return the analyses of a word as "həmkar"; [] when it is none."""
    if token.shape != "word" or not (token.lower.startswith(_MAIN) or token.lemmas & _HEADS):
        return []
    mine = _MINE.fullmatch(token.lower)
    if mine is not None:
        return [Form("həmkar", _CASES[mine["case"]], "1s", mine["many"] is not None)]
    return [f for f in forms(token.text) if lower(f.stem) in _HEADS]


def _counterpart(
    words: Words, spans: Spans, token: Token, found: list[Form], names: dict[int, Party]
) -> Iterator[Party]:
    countries, first = _countries(words, spans, token)
    before = [words.tokens[i].lower for i in range(max(0, first - 2), first)]
    plural = any(f.plural for f in found) or before in _SEVERAL
    named = _named(words, token, names, plural=plural)
    owned = [f for f in found if f.owner] or found
    cases = frozenset(f.case for f in owned)
    for n, party in enumerate(named):
        country = (
            countries[n] if len(countries) == len(named) else countries[0] if len(countries) == 1 else ""
        )
        party.capacity = Capacity("", "", country, False, first, token.index)
        party.counterpart, party.first = True, first if n == 0 else party.first
    if named:
        return
    for country in countries or [""]:
        party = Party(first, token.index, token.index, "post", token.sentence, cases)
        party.capacity = Capacity("", "", country, False, first, token.index)
        party.country, party.counterpart = country, True
        party.plural = plural and len(countries) < 2
        yield party


def _named(words: Words, token: Token, names: dict[int, Party], *, plural: bool) -> list[Party]:
    """The names after a counterpart, all that are joined when it is in the plural."""
    out: list[Party] = []
    index = _beyond_rank(words, _beyond_duties(words, token.index + 1))
    while index in names:
        party = names[index]
        out.append(party)
        following = words.tokens[party.last + 1] if party.last + 1 < len(words.tokens) else None
        if not plural or following is None or following.lower not in ("və", ",", "ilə"):
            break
        index = party.last + 2
    return out


def _beyond_duties(words: Words, index: int) -> int:
    """Where a name stands after what its bearer does for somebody: "həmkarı, | nazir vəzifəsini icra edən |
    A"."""
    if index >= len(words.tokens) or words.tokens[index].text != ",":
        return index
    last = min(index + _DUTIES, len(words.tokens) - 1)
    acts = (i for i in range(index + 2, last) if words.tokens[i].lower in ("edən", "aparan", "daşıyan"))
    at = next((i for i in acts if words.tokens[i - 1].lower in ("icra", "müvəqqəti", "vəzifəsini")), None)
    return at + 1 if at is not None else index


def _beyond_rank(words: Words, index: int) -> int:
    """Where a name stands after a rank: "həmkarı, | general-leytenant | A"."""
    first = index + (index < len(words.tokens) and words.tokens[index].text == ",")
    ranked = itertools.takewhile(lambda t: t.lower in _RANKS, words.tokens[first : first + _RANK])
    return first + n if (n := len(list(ranked))) else index


def _from(words: Words, spans: Spans, k: int, low: int) -> tuple[list[str], int]:
    """The states of "Özbəkistan və Qazaxıstandan olan həmkarları", and where they begin."""
    out: list[str] = []
    j = first = k - 1
    while j >= low:
        span = spans.over(j)
        if span is not None and span.kind == "state":
            case = bodies.case_of(words, span)
            if case != ("nom" if out else "abl"):
                break
            out.insert(0, span.country)
            j = first = span.first
        elif not (out and words.tokens[j].lower in ("və", ",")):
            break
        j -= 1
    return out, first if out else k + 1


def _countries(words: Words, spans: Spans, token: Token) -> tuple[list[str], int]:
    """The states of "türkiyəli və azərbaycanlı həmkarları", and where they begin."""
    out: list[str] = []
    k = token.index - 1
    first = token.index
    low = words.sentences[token.sentence].first
    while k >= low:
        word = words.tokens[k]
        if word.lower == "olan" and k == token.index - 1 and k - 1 >= low:
            return _from(words, spans, k, low)
        small = word.text[:1].islower() or k == low or k == token.index - 1
        country = demonym_at(words, k) if word.shape == "word" and small else ""
        span = spans.over(k)
        if country:
            out.insert(0, country)
            k -= demonym(word.text) != country  # "şimali | koreyalı"
            first = k
        elif (
            span is not None
            and span.kind == "state"
            and bodies.case_of(words, span) in ("nom", "gen")
            and not out
        ):
            return [span.country], span.first
        elif not (out and word.lower in ("və", ",")):
            break
        k -= 1
    return out, first
