"""Ceremonies: who presented letters of credence ("The envoys were A, B and C"), who opened what was built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.asked import on
from kg.extract.drafts import Draft, Part
from kg.extract.languages.en.bodies import is_sent
from kg.extract.languages.en.gathering_names import is_gathering
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# The list stands so many sentences after the ceremony at most.
_NEAR = 4
_LISTING = frozenset(
    ("included", "include", "are", "were", "among", "namely", "presenting", "presented", "received", "from")
)
# What else tells of those whom a list names.
_OF_LIST = ("credentials", "attendance", "joined", "delegation")
_OPENING = 4
_OPENING_VERBS = listed("ceremony", "verbs")
_OPENING_PHRASES = [phrase.split() for phrase in table("triggers")["ceremony"]["phrases"]]
_TWO = 2


@on(_OPENING_VERBS, {verb for verb, _ in _OPENING_PHRASES})
def inaugurate(scene: Scene, token: Token) -> Draft | None:
    """What officials of two states open or begin to build: "inaugurated a plant", "broke ground for"."""
    if scene.grammar.role(token.index) not in (FINITE, INFINITIVE) or not _is_ceremony(scene, token):
        return None
    people = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    high = scene.clauses.reach(token.index)[1]
    gathering = any(is_gathering(scene, t) for t in scene.tokens[token.index + 1 : high + 1])
    if len(people) < _TWO or gathering:
        return None
    draft = mention(scene, "conference", token, "conference")
    draft.name, draft.named, draft.attended = "ceremony", True, True
    scene.put(draft, people)
    return draft


def _is_ceremony(scene: Scene, token: Token) -> bool:
    lemma = scene.verb_lemma(token)
    after = scene.tokens[token.index + 1 : min(token.index + 5, scene.sentence.last)]
    return lemma in _OPENING_VERBS or any(
        lemma == verb and any(t.lower == noun for t in after) for verb, noun in _OPENING_PHRASES
    )


def name_envoys(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, envoys without names replaced by those whom the next sentences list.

    To envoys with names those come that "Others were" lists after them.
    """
    out = list(drafts)
    for draft in (d for d in drafts if d.rule == "credentials" and not d.title):
        guests = [p for p in draft.parts if p.role != "host"]
        if draft not in out:
            continue
        named = any(p.party.person is not None for p in guests)
        found: list[Party] = []
        for sentence in range(
            draft.sentence + named, min(draft.sentence + _NEAR, len(words.sentences) - 1) + 1
        ):
            envoys = _listed(words, parties, draft, sentence)
            others = [d for d in out if d.sentence == sentence and d is not draft]
            goes_on = bool(found) or named
            listed = len(envoys) >= _TWO and (not goes_on or _are_others(words, sentence))
            if not listed or not all(d.rule in _OF_LIST for d in others):
                if goes_on:
                    break
                continue
            found += envoys
            draft.scope = (*draft.scope, *(s for d in others if d.rule == "credentials" for s in d.scope))
            out = [d for d in out if d not in others]
        if found:
            _give_posts(found, [p.party for p in guests])
            kept = [p for p in draft.parts if p.role == "host" or p.party.person is not None]
            draft.parts = [*kept, *(Part(e, "guest") for e in found)]
    return out


def _are_others(words: Words, sentence: int) -> bool:
    """Whether a list goes on: "Others were", "The remaining four were", "The other envoys included"."""
    told = words.sentences[sentence]
    opening = {t.lower for t in words.tokens[told.first : min(told.first + _OPENING, told.last)]}
    return not opening.isdisjoint(("others", "other", "remaining", "rest", "also"))


def _give_posts(envoys: Sequence[Party], posts: Sequence[Party]) -> None:
    """Give those who are listed by name and state the posts that were told of their states.

    "Ambassadors A (Malta) and B (Chile). Others were C (Peru)": an ambassador is C, too.
    """
    last = None
    for envoy in envoys:
        post = next(
            (p.capacity for p in posts if p.country == envoy.country and p.capacity is not None), None
        )
        post = post or (replace(last, country=envoy.country, organization="") if last is not None else None)
        if envoy.person is not None and not envoy.person.capacities and post is not None:
            envoy.person.add(post)
        last = envoy.capacity if envoy.capacity is not None and is_sent(envoy.capacity) else last


def _listed(words: Words, parties: Sequence[Party], draft: Draft, sentence: int) -> list[Party]:
    """The envoys of other states that a sentence lists by name."""
    told = words.sentences[sentence]
    if not any(t.lower in _LISTING for t in words.tokens[told.first : told.last]):
        return []
    hosts = draft.keys()
    own = {p.party.country for p in draft.parts if p.role == "host"}
    here = (p for p in parties if p.sentence == sentence and p.kind == "person" and p.first > draft.last)
    abroad = [p for p in here if p.country and p.country not in own and p.key() not in hosts]
    return [p for p in abroad if p.capacity is None or is_sent(p.capacity)]
