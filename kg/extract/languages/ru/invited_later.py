"""Who invited the guest of a visit, told in a sentence of its own: "Премьер Чили А приедет в Осло. | Его
пригласил король", "Визит проходит | по приглашению премьера"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_ASKS = words_of("triggers", "visit", "invite", "verbs")
_CALLS = words_of("triggers", "visit", "invite", "nouns")
_SENDS = frozenset(("направить", "направлять", "передать", "передавать", "прислать", "вручить", "отправить"))
# The invitation is told so many sentences after the visit at most.
_NEAR = 2


def add_hosts(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Add to the visit told last the host who is told to have invited its guest, where nothing says to what
    else."""
    for visit in drafts:
        if visit.type != "visit" or visit.title or visit.denied or visit.place is None or not visit.parts:
            continue
        if not visit.place.country or any(p.role == "host" for p in visit.parts):
            continue
        last = min(visit.sentence + _NEAR, words.sentences[-1].index)
        for n in range(max(visit.sentence - 1, 0), last + 1):
            if n <= visit.sentence and not (n < visit.sentence and _calls_guest(words, parties, n, visit)):
                continue
            if any(d.type == "visit" and d.place is not None and d.sentence == n for d in drafts):
                break
            host = _inviting(words, [p for p in parties if p.sentence == n], n, visit)
            if host is not None:
                give_country(host, visit.place.country)
                visit.add(host, "host")
                break


def _calls_guest(words: Words, parties: Sequence[Party], sentence: int, visit: Draft) -> bool:
    """Whether the sentence before a visit tells of an invitation to the guest: "Король направил приглашение |
    президенту. Она посетит Рабат"."""
    calls = any(t.lemmas & _CALLS and "acc" in t.cases("N") for t in words.inside(sentence))
    asked = (p for p in parties if p.sentence == sentence and "dat" in p.cases and "nom" not in p.cases)
    return calls and any(_is_guest(p, visit) for p in asked)


def _inviting(words: Words, here: Sequence[Party], sentence: int, visit: Draft) -> Party | None:
    """Who invites in a sentence: of the state of the place, as far as it is told."""
    word = next((t for t in words.inside(sentence) if t.lemmas & (_ASKS | _CALLS)), None)
    if word is None or visit.place is None or _leads_elsewhere(words, word, sentence):
        return None
    host = (
        _by_verb(word, here, visit) if word.has("V") and finite(word) else _by_noun(words, word, here, visit)
    )
    own = host is not None and country_of(host) in ("", visit.place.country)
    keys = visit.keys()
    return host if own and host is not None and host.key() not in keys and not host.plural else None


def _leads_elsewhere(words: Words, word: Token, sentence: int) -> bool:
    """Whether somebody is asked to do something in particular: "пригласил | на саммит", "... | посетить"."""
    after = [t for t in words.inside(sentence) if t.index > word.index]
    aims = (t for t in after if t.lower in ("на", "в", "во") or (t.has("I") and t.readings[0].pos == "I"))
    return next(aims, None) is not None or word.lower == "не" or words.tokens[word.index - 1].lower == "не"


def _is_guest(party: Party, visit: Draft) -> bool:
    """Whether a party is who comes, by name, pronoun or as "гость"."""
    bare = party.kind == "group" and party.person is None and not party.country
    return bare or any(p.party.key() == party.key() for p in visit.parts)


def _by_verb(verb: Token, here: Sequence[Party], visit: Draft) -> Party | None:
    """The subject of "пригласить", whose object is the guest: "Её | пригласил премьер"."""
    asked = [p for p in here if "acc" in p.cases and not p.prep and _is_guest(p, visit)]
    acting = [
        p for p in here if "nom" in p.cases and not (p.prep or p.inner) and p.kind in ("person", "post")
    ]
    acting = [p for p in acting if not _is_guest(p, visit)]
    return acting[0] if len(asked) == 1 and len(acting) == 1 and verb.has("V") else None


def _by_noun(words: Words, noun: Token, here: Sequence[Party], visit: Draft) -> Party | None:
    """Whose invitation it is: "по | приглашению премьера", "| Приглашение ей направил премьер"."""
    first = phrases.first_attribute(words, noun.index, words.sentences[noun.sentence].first)
    if phrases.preposition(words, first) == "по":
        if not _tells_of_visit(words, here, noun, visit):
            return None
        behind = (
            p for p in here if noun.index < p.first <= noun.index + 2 and "gen" in p.cases and not p.prep
        )
        return next((p for p in behind if p.kind in ("person", "post")), None)
    sends = any(t.lemmas & _SENDS and finite(t) for t in words.inside(noun.sentence))
    asked = [p for p in here if "dat" in p.cases and "nom" not in p.cases and not p.prep]
    acting = [
        p for p in here if "nom" in p.cases and not (p.prep or p.inner) and p.kind in ("person", "post")
    ]
    told = sends and "acc" in noun.cases("N") and len(acting) == 1
    return acting[0] if told and any(_is_guest(p, visit) for p in asked) else None


def _tells_of_visit(words: Words, here: Sequence[Party], noun: Token, visit: Draft) -> bool:
    """Whether a sentence goes on about the visit: by that word, or by its guest, who acts in it."""
    nouns = words_of("triggers", "visit", "noun", "nouns")
    told = any(t.lemmas & nouns and t.has("N") and t.index != noun.index for t in words.inside(noun.sentence))
    goes = any(t.lemmas & words_of("triggers", "visit", "go", "verbs") for t in words.inside(noun.sentence))
    acting = [p for p in here if "nom" in p.cases and not (p.prep or p.inner)]
    return told or (goes and bool(acting) and all(_is_guest(p, visit) for p in acting))
