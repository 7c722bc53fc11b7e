"""Nouns of talks that tell of none: "a programme of consultations", "in consultation with allies"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_NOT_BEFORE = listed("meeting", "noun", "not_before")
_KEEPING = listed("meeting", "noun", "keeping")
_PROCESSES, _BEGINNING = listed("meeting", "noun", "processes"), listed("meeting", "noun", "beginning")
_BEGUN = 3  # "open the | accession negotiations": so many words before them
_RANKING = ("it is", "it was", "this is", "this was", "it marks", "it marked", "this marks", "this marked")
# "Met A, | which was her first | meeting with a foreign leader"
_WHICH_WAS = ("which was", "which is", "which were", "which marked", "which marks")
_DISCUSSING = listed("meeting", "discuss", "verbs") - {"negotiate", "exchange"}
_DURING = ("during", "at", "in", "after", "following", "before", "on", "for", "through")
_MET = listed("meeting", "with", "verbs") | {"hold", "talk"}
_PAPERS = frozenset((noun, "of") for noun in listed("meeting", "noun", "papers"))


def is_of_paper(scene: Scene, token: Token) -> bool:
    """Whether a document is named after talks: "a programme of consultations between the ministries"."""
    return tuple(scene.before_phrase(token.index, 2).split()) in _PAPERS


def is_kept_up(scene: Scene, token: Token) -> bool:
    """Whether only what goes on between two is meant: "hope to maintain high-level exchanges with"."""
    if token.lower not in ("exchanges", "contacts", "interactions"):
        return False
    low, _ = scene.clauses.reach(token.index)
    verb = next((i for i in range(token.index - 1, low - 1, -1) if scene.grammar.role(i)), None)
    return verb is not None and scene.verb_lemma(scene.tokens[verb]) in _KEEPING


def with_nobody(scene: Scene, token: Token) -> bool:
    """Whether who is met is not told: "held a series of meetings with his counterparts"."""
    partners = [one for p in scene.with_(token.index) for one in scene.clauses.spelled_out(p)]
    return bool(partners) and all(p.plural and p.person is None and not country_of(p) for p in partners)


def is_ranked(scene: Scene, token: Token) -> bool:
    """Whether a sentence only says which one the talk told before is: "It is their first meeting since"."""
    opening = scene.text(scene.sentence.first, scene.sentence.first + 1)
    first = scene.attributes(token.index)
    if {t.lower for t in scene.tokens[first : token.index]}.isdisjoint(listed("conference", "ordinals")):
        return False
    if opening in _RANKING and scene.tokens[first].lower in ("their", "the"):
        return True
    clause = scene.clauses.segment(token.index)
    if clause.kind != "rel" or scene.text(clause.first, clause.first + 1) not in _WHICH_WAS:
        return False
    return any(scene.is_verb(t, _MET) for t in scene.tokens[scene.sentence.first : clause.first])


def is_discussed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether talks are only what others discuss: "discussed their conversations with A", "reviewed the
    importance of a success of the talks with Iran"."""
    if not token.lower.endswith("s") or scene.preposition(token.index) in _DURING:
        return False
    first = scene.attributes(token.index)
    theirs = any(t.lower in ("their", "respective") for t in scene.tokens[max(first - 1, 0) : token.index])
    if not theirs and any(p.party.kind not in ("state", "body") for p in draft.parts):
        return False
    return any(scene.is_verb(t, _DISCUSSING) for t in scene.tokens[scene.sentence.first : first])


def is_manner(scene: Scene, token: Token) -> bool:
    """Whether a talk only says how something is done: "in consultation with allies", "in talks with"."""
    before = scene.tokens[token.index - 1].lower if token.index > scene.sentence.first else ""
    if before not in ("in", "close", "continued", "continuing", "constant", "ongoing", "regular"):
        return False
    opening = before if before == "in" else scene.text(token.index - 2, token.index - 2)
    return not token.lower.endswith("s") and opening == "in"


def is_business(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether somebody only has meetings: "attends meetings and briefings at the department"."""
    general = token.lower in ("meetings", "consultations") and scene.attributes(token.index) == token.index
    verb = scene.light_verb(token.index) if general else None
    attends = verb is not None and scene.verb_lemma(verb) == "attend"
    return attends and len(draft.parts) < 2 and scene.preposition(token.index) == ""


def is_process(scene: Scene, token: Token) -> bool:
    """Whether talks that go on for years are only begun: "decided to open accession | negotiations with"."""
    first = scene.attributes(token.index)
    if {t.lower for t in scene.tokens[first : token.index]}.isdisjoint(_PROCESSES):
        return False
    before = scene.tokens[max(first - _BEGUN, scene.sentence.first) : first]
    return any(t.lemmas & _BEGINNING for t in before)


def is_other_thing(scene: Scene, token: Token) -> bool:
    """Whether the noun only opens another one ("meeting room"), or is a session of a body."""
    following = scene.behind(token)
    if token.lower in ("bilateral", "trilateral") and following.shape == "word":
        return following.lower not in words_of("grammar", "prepositions")
    if following.lower in _NOT_BEFORE and following.index != token.index:
        return True
    before = scene.tokens[token.index - 1] if token.index > scene.sentence.first else None
    if before is not None and before.lower in ("press", "news", "cabinet", "town", "hall"):
        return True
    return token.capital and not scene.title and scene.spans.over(token.index) is not None
