"""What a text only names: by an infinitive ("lacks the courage to meet"), as what a verb has for its object
("floated a meeting"), in a condition ("a visit would anger").

The words that wish, advise, value and doubt are endless; those that say that something came about, or will,
are few. So it is these that are listed, and what hangs on any other word is no event.
"""

from __future__ import annotations

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE
from kg.extract.words import Token

# "Is now expected | to meet", "agreed on Monday | to hold": a plan stands so near.
_NEAR = 3
_PLANNED = listed("cues", "planned")
_DUE = words_of("vocabulary", "due") - {"hopes"}
_PLANS = words_of("vocabulary", "plans")
_INVITING = listed("visit", "invite", "asking")
_TAKING = listed("visit", "invite", "taking") | listed("visit", "invite", "extending")
_ERRANDS = frozenset().union(
    listed("visit", "go", "verbs"),
    listed("visit", "object", "verbs"),
    words_of("vocabulary", "errands"),
)
_TALKED_OF = words_of("vocabulary", "purposes")
_PRAISING = listed("conference", "thanking") | {"highlight"}
_DEEDS = listed("conference", "deeds") | {"efforts"}
_ASKED = frozenset(("whether", "how", "when", "where", "if", "about"))
_CARRYING = words_of("vocabulary", "carrying")
_HAPPEN = listed("light", "happen")
_SUPPOSING = frozenset(("would", "could", "might"))
_ARTICLES = frozenset(("a", "an", "any", "another"))
_APART = frozenset((",", ";", ":", "(", "of", "for", "in", "on", "at", "to", "with", "from", "by", "and"))
# "A visit to Rome | by the premier": so many words to who came.
_AGENT = 8
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "’s"))


def is_to_come(scene: Scene, token: Token, start: int, governor: int | None) -> bool:
    """Whether the words that an infinitive hangs on say that something will be, or for what somebody goes."""
    if token.lemmas & _TALKED_OF:
        return True  # "met | to discuss trade": what a talk is for is no event of its own
    if governor is None:
        return not _is_of_noun(scene, start)
    near = scene.tokens[max(governor, start - _NEAR) : start]
    if any(t.lower in _DUE for t in near) or near[-1].lower in _PLANS:
        return True
    if near[-1].lower in _ASKED:
        return False  # "pondered whether | to meet"
    verb = scene.tokens[governor]
    if near[-1].lower in ("and", "or") and scene.grammar.role(governor) == INFINITIVE:
        first = scene.grammar.group_start(governor)  # "flew to Lima to sign the pact and | to meet A"
        return is_to_come(scene, token, first, scene.clauses.governor(first))
    between = scene.tokens[governor + 1 : start]
    if any(t.lower in _INVITING | _PLANS for t in between):
        return True  # "conveyed an invitation to the king to | visit Oslo"
    lemma = scene.verb_lemma(verb)
    if lemma == "be":
        return _is_after_be(scene, verb, start)
    if "call" in verb.lemmas and scene.behind(verb).lower in ("on", "upon", "for"):
        return False  # "called on the two sides to | hold talks"
    if lemma == "continue":
        return start == governor + 1  # "will continue to | meet", no "continues his efforts to | organize"
    praised = lemma in _PRAISING and any(t.lower in _DEEDS for t in between)
    return praised or lemma in _PLANNED or lemma in _ERRANDS


def _is_of_noun(scene: Scene, start: int) -> bool:
    """Whether an infinitive says what a noun is for, which is no plan: "an attempt | to arrange talks"."""
    before = scene.tokens[start - 1] if start > scene.sentence.first else None
    if before is None or before.capital or before.lower in _PLANS | _DUE | _BE:
        return False
    party = any(p.first <= before.index <= p.last for p in scene.clauses.parties)
    return not party and any(r.pos == "N" for r in before.readings)


def _is_after_be(scene: Scene, verb: Token, start: int) -> bool:
    """Whether "be" says that somebody is to do something, or is somewhere for it: "is in Lima | to meet"."""
    if start == verb.index + 1:
        return any(p.last == verb.index - 1 for p in scene.clauses.parties)
    return bool(scene.places(verb.index + 1, start))


def is_only_object(scene: Scene, token: Token, first: int) -> bool:
    """Whether some talk is only what a verb is about that tells of none: "floated a | meeting of ministers",
    "promised his voters a | visit"; not where it is told who came ("mocked a visit by the premier")."""
    start = _article(scene, token, first)
    if start is None or scene.preposition(token.index):
        return False
    low = scene.clauses.reach(token.index)[0]
    verb = next((t for t in reversed(scene.tokens[low:start]) if scene.grammar.role(t.index)), None)
    if verb is None or scene.grammar.role(verb.index) != FINITE or scene.verb_lemma(verb) in _CARRYING:
        return False
    at_once = verb.index == start - 1 or _is_given(scene, verb, start)
    return at_once and not any(t.lower == "by" for t in scene.tokens[token.index : token.index + _AGENT])


def _article(scene: Scene, token: Token, first: int) -> int | None:
    """The article that opens the phrase of a noun and says that it is some event: "a | meeting"."""
    near = (i for i in range(token.index - 1, first - 1, -1) if scene.tokens[i].lower in _ARTICLES)
    return next(near, None)


def _is_given(scene: Scene, verb: Token, start: int) -> bool:
    """Whether nothing but to whom it is given stands between a verb and a talk: "promised his voters a"."""
    between = scene.tokens[verb.index + 1 : start]
    return 0 < len(between) <= _NEAR and not any(t.lower in _APART for t in between)


def is_supposed(scene: Scene, token: Token, first: int) -> bool:
    """Whether a sentence only says what some event would do: "a | visit to Taiwan would anger Beijing"."""
    low, high = scene.clauses.reach(token.index)
    if _article(scene, token, first) is None or scene.preposition(token.index):
        return False
    if any(scene.grammar.role(i) for i in range(low, first)):
        return False  # "paid an official | visit and would not discuss tariffs"
    modal = next((t for t in scene.tokens[token.index : high] if t.lower in _SUPPOSING), None)
    if modal is None or any(scene.grammar.is_finite(i) for i in range(token.index, modal.index)):
        return False
    return not any(t.lemmas & _HAPPEN for t in scene.tokens[modal.index : modal.index + _NEAR])


def is_undone(scene: Scene, token: Token, verb: Token, first: int, state: str) -> bool:
    """Whether an event is what an infinitive has for its object that nobody is told to have carried out:
    "an attempt to organise a | meeting came to nothing"."""
    carried = verb.index == first - 1 and scene.grammar.role(verb.index) == INFINITIVE
    return carried and state == "denied" and not calls_off(scene, verb, token)
