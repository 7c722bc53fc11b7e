"""Meetings told by a phrase: "last saw each other", "came face to face", "compared notes with"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_PEOPLE = ("person", "post", "pronoun", "group")
_TOGETHER: dict[str, list[str]] = table("triggers")["meeting"]["together"]
_CALLING = frozenset(("call", "phone", "telephone", "ring"))
# The phrase has so many words after its verb at most.
_LONGEST = 4
_FILLERS = ADVERBS - {"each", "together"}
_LEADING = ("on", "into", "of", "to")


@on(frozenset(_TOGETHER))
def each_other(scene: Scene, token: Token) -> Draft | None:
    """Who did together what a phrase tells, else who did so with whom; nothing for one alone."""
    lemma = scene.verb_lemma(token)
    if lemma not in _TOGETHER or not scene.is_verb(token, frozenset((lemma,))):
        return None
    end = _phrase(scene, token, _TOGETHER[lemma])
    if end is None or (scene.grammar.role(token.index) == PASSIVE) != (lemma == "closet"):
        return None
    subjects = [p for p in scene.subject(token.index) if p.kind in _PEOPLE]
    partners = [p for p in _with_whom(scene, token, end) if p.kind in _PEOPLE and p.first - end <= _LONGEST]
    subjects = [p for p in subjects if p not in partners]
    if not subjects or not (partners or are_several(subjects)):
        return None
    if lemma == "bid" and any(p.kind != "person" for p in subjects):
        return None  # "A and the members bade farewell to B": at a session of theirs
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, [*subjects, *partners])
    draft.open = not partners
    if lemma in _CALLING or scene.by_phone(token.index):
        draft.type = "call"
    return draft


def _with_whom(scene: Scene, verb: Token, end: int) -> list[Party]:
    """Behind "with", or right behind a phrase that ends so: "dropped in on | the premier"."""
    prep = scene.tokens[end].lower
    if end == verb.index or prep not in _LEADING:
        return scene.clauses.after(end, ("with",))
    return [p for p in scene.clauses.after(verb.index, (prep,)) if p.first > end]


def _phrase(scene: Scene, verb: Token, phrases: list[str]) -> int | None:
    """The last token of one of the phrases right after a verb; a verb alone stands for itself."""
    if scene.grammar.role(verb.index) not in (FINITE, INFINITIVE, PASSIVE):
        return None
    first = verb.index + 1
    while first < scene.sentence.last and scene.tokens[first].lower in _FILLERS:
        first += 1
    for phrase in phrases:
        last = first + len(phrase.split()) - 1
        if last <= scene.sentence.last and scene.text(first, last) == phrase:
            return last
    return verb.index if "" in phrases else None


def are_several(parties: Sequence[Party]) -> bool:
    """Whether parties are two or more, or one mention of several."""
    return len(parties) > 1 or any(p.plural for p in parties)
