"""What is called like a gathering and is none: treaties named conventions, forums listed among bodies,
sessions that are talks of two sides."""

from __future__ import annotations

from kg.extract.languages.en.adjectives import adjectival
from kg.extract.languages.en.gathering_words import NOUNS, names_by_number
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import ADVERBS, DETERMINERS, PREPOSITIONS
from kg.extract.words import Token

_TREATY = listed("conference", "treaty_prepositions")
_OBSERVING = listed("conference", "before_treaties")
# "The implementation of | the OECD Anti-Bribery Convention": so many words of its name, and before that.
_NAME, _BEFORE = 6, 3
# "With stakeholders, including A, the B Consultative | Forum, and the C Council": so many words of the list.
_LIST = 30
_LISTING = (("including",), ("such", "as"))
_ORGANIZATIONS = listed("conference", "organizations")
_BODIES = frozenset(("council", "association", "organization", "organisation", "agency", "network", "union"))
_NAMED = frozenset(("summit", "forum", "conference", "congress", "symposium", "dialogue"))
_AT_TABLE = frozenset(("working", "negotiating"))
# "The two leaders held a closed session", no "closed session of the Council"
_CLOSED = frozenset(
    ("closed", "closed-door", "bilateral", "private", "one-on-one", "expanded", "tête-à-tête")
)


def is_treaty(scene: Scene, token: Token, following: Token) -> bool:
    """Whether a convention is a treaty: "the Convention on the Law of the Sea", "the Geneva Conventions",
    "the implementation of the Anti-Bribery Convention"."""
    if scene.noun_lemma(token) != "convention" or not token.capital:
        return False
    if following.lower in _TREATY or token.lower == "conventions":
        return True
    first = token.index
    while first > scene.sentence.first and token.index - first < _NAME and scene.tokens[first - 1].capital:
        first -= 1
    before = scene.tokens[max(scene.sentence.first, first - _BEFORE) : first]
    return any(t.lower in _OBSERVING for t in before)


def is_listed_body(scene: Scene, token: Token) -> bool:
    """Whether a forum is one of the organizations that a list gives: "with stakeholders, including the
    Business Council, the Consultative | Forum, and the Regulators’ Council"."""
    if token.lower != "forum" or not token.capital:
        return False
    opening = max(scene.sentence.first + 1, token.index - _LIST)
    for i in range(token.index - 1, opening, -1):
        words = tuple(t.lower for t in scene.tokens[i : i + 2])
        if words[:1] in _LISTING or words in _LISTING:
            before = scene.tokens[max(scene.sentence.first, i - 2) : i]
            rest = scene.tokens[i : min(i + _LIST, scene.sentence.last)]
            others = any(t.capital and t.lower in _BODIES for t in rest)
            fora = any(t.lower in ("fora", "forums") for t in before)
            return fora or (others and any(t.lower in _ORGANIZATIONS for t in before))
    return False


def is_of_sides(scene: Scene, session: Token, following: str) -> bool:
    """Whether a session is one of two sides, by the word before it; ``following`` is the one after it."""
    before = scene.tokens[max(session.index - 1, 0)].lower
    return before in _AT_TABLE or (before in _CLOSED and following not in ("of", "on"))


# What follows a gathering and is nothing of it: "the Summit | will", "the Summit | meeting".
_NO_THINGS = (
    NOUNS
    | DETERMINERS
    | words_of("triggers", "places", "on_a_day")
    | PREPOSITIONS
    | ADVERBS
    | words_of("grammar", "left_over")
    | {"and", "or"}
)


def only_describes(scene: Scene, first: int, token: Token) -> bool:
    """Whether a noun that no name stands before only says of which gathering a thing is: "institutionalize
    Summit | themes", "among other Summit | goals"."""
    following = scene.behind(token)
    own = scene.tokens[first : token.index]
    if not token.capital or names_by_number(token) or any(t.capital or t.shape == "number" for t in own):
        return False
    if following.index == token.index or following.capital or following.shape != "word":
        return False
    several = following.lower.endswith("s") and any(r.pos == "N" for r in following.readings)
    noun = several or (bool(following.readings) and following.readings[0].pos == "N")
    noun = noun and not scene.grammar.role(following.index) and not adjectival(following)
    return noun and following.lower not in _NO_THINGS


_VALUES = frozenset(("importance", "role", "significance", "potential", "relevance", "mission", "mandate"))
# "The importance of the Baku Process and | the World Forum": so many words at most.
_VALUED = 8


def is_only_valued(scene: Scene, first: int, last: int) -> bool:
    """Whether a gathering that recurs is only praised: "the importance of the World Water | Forum"; not so
    where it is told when or where it is."""
    before = [t.lower for t in scene.tokens[max(scene.sentence.first, first - _VALUED) : first]]
    at = next(
        (n for n, word in enumerate(before) if word in _VALUES and before[n + 1 : n + 2] == ["of"]), None
    )
    if at is None or any(scene.grammar.role(i) for i in range(first - len(before) + at + 1, first)):
        return False
    after = scene.tokens[last + 1 : min(last + 4, scene.sentence.last)]
    dated = any(t.lower in ("to", "due", "scheduled", "held", "in", "at", "which", "on") for t in after)
    return not dated and not any(t.shape == "number" for t in scene.tokens[first : last + 1])


_OFFICES, _WHERE = listed("conference", "offices"), listed("conference", "where")
_HEADS = words_of("posts", "heads")
# "Youth Summit | Project Manager": so many words of a post.
_OF_POST = 3


def is_of_office(scene: Scene, first: int, last: int) -> bool:
    """Whether a gathering only says of which office somebody is: "Youth Summit | Project Manager", "the Forum
    | Secretariat", "COP30 | President A"; no "at the summit | President A met"."""
    for token in scene.tokens[last + 1 : min(last + 1 + _OF_POST, scene.sentence.last)]:
        if token.shape != "word" or scene.grammar.role(token.index):
            break
        if token.lower in _OFFICES:
            return True
        if token.lower in _HEADS:
            return names_by_number(scene.tokens[last]) and _comes_first(scene, first)
    return False


def _comes_first(scene: Scene, first: int) -> bool:
    """Whether no word before a gathering says that something is there: "met | COP30 President A"."""
    before = first - 1
    while before >= scene.sentence.first and scene.tokens[before].lower in DETERMINERS:
        before -= 1
    return before < scene.sentence.first or scene.tokens[before].lower not in _WHERE


_COUNTED = frozenset(("first", "second", "third", "opening", "closing", "plenary", "main", "final"))
# The gathering is told at most so many sentences before.
_TOLD = 3


def is_part_of_told(scene: Scene, token: Token) -> bool:
    """Whether a session is one of a gathering with a name that the text has told right before."""
    if token.lower != "session" or token.index - 2 < scene.sentence.first:
        return False
    the, counted = scene.tokens[token.index - 2].lower, scene.tokens[token.index - 1].lower
    following = scene.behind(token).lower
    if the != "the" or counted not in _COUNTED or following in ("of", "between", "with"):
        return False
    near = range(max(0, scene.sentence.index - _TOLD), scene.sentence.index)
    before = (t for n in near for t in scene.words.inside(n) if t.capital and t.shape == "word")
    return any(scene.noun_lemma(t) in _NAMED for t in before)
