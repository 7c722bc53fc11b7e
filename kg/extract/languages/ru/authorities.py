"""Talks with authorities that are named by no state: "встретится с руководством страны", "с властями".

They are those of the state where the talk, or the visit around it, is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.places import is_located
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_RULERS = words_of("posts", "authorities", "rulers")
_MEMBERS = words_of("posts", "authorities", "members")
_ALL = _RULERS | _MEMBERS
_BODIES = words_of("posts", "authorities", "bodies")
_LANDS = words_of("posts", "authorities", "lands")
_LIKE = words_of("posts", "authorities", "attributes")
_OFFICIALS = frozenset(("лицо", "чиновник"))
_INS = frozenset(("ins",))
_UNSETTLED = "власти"
# A talk is of a visit told so many sentences before it at most.
_NEAR = 4


def read(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with the authorities after "с", of whom ``settle`` says for which state they act."""
    known = {i: p for p in parties for i in range(p.first, p.last + 1)}
    out = list(parties)
    for party in _found(words, spans):
        before = known.get(party.first) or known.get(party.head)
        if before is None:
            out.append(party)
        elif _is_vague(before):
            before.capacity, before.country, before.plural = party.capacity, party.country, False
    return sorted(out, key=lambda p: p.first)


def _is_vague(party: Party) -> bool:
    """Whether a post says of nobody in particular: "представители властей"."""
    held = party.capacity if party.kind == "post" and party.person is None else None
    return held is not None and not (held.organization or held.country)


def _found(words: Words, spans: Spans) -> Iterator[Party]:
    for token in words.tokens:
        if not token.lemmas & _ALL or "ins" not in token.cases("N"):
            continue
        first = phrases.first_attribute(words, token.index, words.sentences[token.sentence].first)
        if phrases.preposition(words, first) != "с":
            continue
        place = (first, token.index, token.index)
        body = spans.at(token.index + 1) if "руководство" in token.lemmas else None
        if body is not None and body.kind == "body" and body.key:  # "с руководством | НАТО"
            party = Party(*place, "body", token.sentence, _INS, "с", body=body.name, country=body.country)
            yield party
        elif _governs(words, spans, token, first) or _serves(words, spans, token, first):
            land = spans.at(token.index + 2)  # "с руководством провинции | Цзилинь"
            land = _land(words, spans, token) if token.lemmas & _OFFICIALS else land
            party = Party(*place, "post", token.sentence, _INS, "с")
            party.capacity = Capacity(_UNSETTLED, first=first, last=token.index, local=True)
            named = land.country if land is not None and land.kind in ("place", "state") else ""
            party.country = named or _by_adjective(words, token, first)
            yield party


def _governs(words: Words, spans: Spans, token: Token, first: int) -> bool:
    """Whether it is those who govern: "руководством страны", "представителями властей", "официальными
    лицами"; nobody whom the words after it name more closely, as "среди которых президент"."""
    ahead = words.tokens[token.index + 1 : token.index + 5]
    if any(t.lower in ("среди", "числе", "включая") for t in ahead):
        return False
    after = words.tokens[token.index + 1 : token.index + 2]
    named = spans.over(token.index + 1) is not None
    of = after[0].lemmas if after and "gen" in after[0].cases("N") else frozenset()
    if "власть" in token.lemmas:
        return token.lower == "властями" and not named and (not of or bool(of & _LANDS))
    if "лицо" in token.lemmas:
        return any(t.lemmas & _LIKE for t in words.tokens[first : token.index]) and not named
    wanted = _LANDS | _BODIES if token.lemmas & _RULERS else _BODIES
    further = spans.over(token.index + 2)
    return bool(of & wanted) and (further is None or further.kind in ("place", "state"))


def _serves(words: Words, spans: Spans, token: Token, first: int) -> bool:
    """Whether officials are those of one state that is named: "официальными лицами | Египта", "с египетскими
    | чиновниками"; none whom a name or who they are follows."""
    if not token.lemmas & _OFFICIALS or not any(r.number == "p" for r in token.readings):
        return False
    if "лицо" in token.lemmas and not any(t.lemmas & _LIKE for t in words.tokens[first : token.index]):
        return False
    land = _land(words, spans, token)
    last = land.last if land is not None else token.index
    after = words.tokens[last + 1 : last + 2]
    if any(t.lower in ("–", "—", "(", ":") or spans.at(t.index) is not None for t in after):
        return False
    if land is not None:
        return land.kind == "state" and not _by_adjective(words, token, first)
    return bool(_by_adjective(words, token, first))


def _land(words: Words, spans: Spans, token: Token) -> Span | None:
    """The state named behind officials: "официальными лицами | Египта", "с чиновниками из | Египта"."""
    after = words.tokens[token.index + 1 : token.index + 2]
    return spans.at(token.index + (2 if after and after[0].lower == "из" else 1))


def _by_adjective(words: Words, token: Token, first: int) -> str:
    """The only state that the attributes of a word for officials name, '' for none."""
    if not token.lemmas & _OFFICIALS:
        return ""
    found = [c for t in words.tokens[first : token.index] for c in adjectives().countries(t)]
    return found[0] if len(found) == 1 else ""


def settle(words: Words, spans: Spans, drafts: Sequence[Draft]) -> None:
    """Let authorities act for the state where they are met; who are met nowhere in particular are nobody."""
    for draft in drafts:
        for part in draft.parts if draft.type in TALKS else ():
            if _is_of_unknown(part.party):
                _send(words, spans, draft, part.party, drafts)
        for part in [p for p in draft.parts if _is_unsettled(p.party)]:
            guests = {p.party.key() for p in draft.parts if p is not part}
            country = part.party.country or _visited(draft, guests, drafts) or _venue(words, spans, draft)
            own = {country_of(p.party) for p in draft.parts if p is not part}
            if draft.type not in TALKS or not country or country in own:
                draft.parts.remove(part)
            else:
                party = part.party
                part.party = Party(
                    party.first, party.last, party.head, "state", party.sentence, party.cases, party.prep
                )
                part.party.country = country


# What every state has one of: "с представителями | правительства", "с депутатами | парламента".
_OF_STATES = frozenset(("правительство", "парламент", "кабинет министров"))


def _is_of_unknown(party: Party) -> bool:
    """Whether several nameless people are met who serve the government of a state that is not named."""
    nameless = party.kind == "post" and party.person is None
    held = party.capacity if nameless and party.prep in ("с", "") and "ins" in party.cases else None
    return held is not None and not held.country and held.organization in _OF_STATES


def _send(words: Words, spans: Spans, talk: Draft, party: Party, drafts: Sequence[Draft]) -> None:
    """Let those of a government act for the state where somebody from abroad meets them."""
    guests = {p.party.key() for p in talk.parts if p.party is not party}
    country = _venue(words, spans, talk) or _visited(
        talk, guests, [d for d in drafts if not _is_stop(d, drafts)]
    )
    own = {country_of(p.party) for p in talk.parts if p.party.person is not None}
    if country and party.capacity is not None and country not in own:
        party.capacity.country = country
        if party.capacity.position == "представитель" and party.capacity.organization == "правительство":
            party.capacity.organization = ""


def _is_stop(visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a visit is one of several that a sentence lists, so that nothing tells at which stop one is."""
    same = (d for d in drafts if d.type == "visit" and d.sentence == visit.sentence and d is not visit)
    here = visit.place.country if visit.place is not None else ""
    return any(d.place is not None and d.place.country != here for d in same)


def _is_unsettled(party: Party) -> bool:
    held = party.capacity if party.kind == "post" and party.person is None else None
    return held is not None and held.local and held.position == _UNSETTLED


def _visited(talk: Draft, guests: set[tuple[str, str, str, str]], drafts: Sequence[Draft]) -> str:
    """The state of the visit told last, of who talks where that is told."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None and d.first < talk.last]
    visits += [d for d in drafts if d.type == "visit" and d.place is not None and d.sentence == talk.sentence]
    near = [d for d in visits if 0 <= talk.sentence - d.sentence <= _NEAR]
    own = [d for d in near if not guests or guests & d.keys()]
    return own[-1].place.country if own and own[-1].place is not None else ""


def _venue(words: Words, spans: Spans, talk: Draft) -> str:
    """The state of the place where the sentence says that a talk is."""
    inside = (s for s in spans.all if s.country and any(f <= s.first <= e for f, e in talk.scope))
    return next((s.country for s in inside if is_located(words, spans, s)), "")
