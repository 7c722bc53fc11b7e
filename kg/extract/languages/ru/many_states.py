"""Officials of many states, who come together: "министры 20 африканских государств", "главы МИД стран
Балтии", "европейские лидеры". Which states they are is not told, so nobody in particular takes part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

# The rule of gatherings of many states that are counted, or of a region.
RULE = "gather-many"
_LANDS = frozenset(("государство", "страна"))
_COUNTS = frozenset(("ряд", "десяток", "множество"))
_FEW = frozenset(("двух", "обеих", "обоих"))
# "европейские лидеры", "лидеры прикаспийских государств"
_OF_REGION = listed("conference", "many", "attributes")
# "лидеры стран Балтии", "стран Персидского залива": the last word of a region.
_REGIONS = listed("conference", "many", "regions")
# "министры иностранных дел двадцати трех | государств": so many words at most.
_STATES = 8
# "стран Юго-Восточной | Азии": so many words after the noun.
_REGION = 4


def of_many(scene: Scene, party: Party) -> int:
    """The last token of so many states whose officials a post in the plural means: "главы МИД двенадцати |
    государств"; 0 for none."""
    tokens = scene.words.tokens
    told = party.person is not None or (party.capacity is not None and party.capacity.country)
    if told or party.kind != "post" or not _is_plural(tokens[party.head]):
        return 0
    near = tokens[party.first + 1 : min(party.first + _STATES, scene.sentence.last) + 1]
    noun = next((t for t in near if t.lemmas & _LANDS and "gen" in t.cases("N")), None)
    if noun is None:
        regional = any(t.lemmas & _OF_REGION for t in tokens[party.first : party.head])
        return party.last if regional else 0
    before = tokens[max(noun.index - 2, party.first) : noun.index]
    counted = any(t.shape == "number" or t.has("NUM") or t.lemma in _COUNTS for t in before)
    if any(t.lower in _FEW for t in before):
        return 0
    if counted or any(t.lemmas & _OF_REGION for t in before):
        return noun.index
    return region_after(scene, noun)


def counted_lands(scene: Scene, gathering: Token) -> bool:
    """Whether a clause says from how many states those are who come to a gathering: "| форум собрал гостей из
    30 стран"."""
    if "nom" not in gathering.cases("N") or phrases.preposition(scene.words, scene.phrase_start(gathering)):
        return False
    lands = [t for t in scene.clause(gathering) if t.lemmas & _LANDS and "gen" in t.cases("N")]
    for land in lands:
        before = scene.words.tokens[max(land.index - 2, scene.sentence.first) : land.index]
        counted = any(t.shape == "number" or t.has("NUM") or t.lemma in _COUNTS for t in before)
        people = scene.words.tokens[max(land.index - _STATES, scene.sentence.first) : land.index]
        if counted and any(t.lemmas & _PEOPLE for t in people):
            return True
    return False


_PEOPLE = words_of("vocabulary", "people_of_states")


def region_after(scene: Scene, noun: Token) -> int:
    """The last token of the region whose states are meant: "стран Персидского | залива"; 0 for none."""
    after = scene.words.tokens[noun.index + 1 : min(noun.index + _REGION, scene.sentence.last) + 1]
    for token in after:
        if token.lemmas & _REGIONS and "gen" in token.cases("N"):
            return token.index
        if not (token.capital or token.has("A")):
            return 0
    return 0


def is_region(name: str) -> bool:
    """Whether what a post seems to be of is a region: "министры стран Балтии"; it acts for no body."""
    words = name.lower().split()
    return bool(words) and words[-1] in _REGIONS


def make_gathering(scene: Scene, draft: Draft, party: Party, last: int) -> None:
    """Let a talk of those of many states be a conference, and have its name from them."""
    draft.type, draft.rule, draft.named, draft.many = "conference", RULE, True, True
    draft.name = scene.words.quote(party.first, last)
    act_for_nobody(party)
    draft.parts = []
    draft.add(party)


def gather(scene: Scene, draft: Draft, many: tuple[Party, int], besides: Sequence[Party]) -> Draft:
    """Return a gathering of officials of many states, with who is named besides: "съехались делегаты на
    конгресс, который открыл премьер"."""
    make_gathering(scene, draft, *many)
    scene.put(draft, [p for p in besides if p.person is not None])
    return draft


def of_three(scene: Scene, talk: Token) -> bool:
    """Whether an attribute says that three or four hold a talk whom the next sentence names: "Трехсторонняя |
    встреча глав МИД прошла в Осло. Участвовали А, Б и В"."""
    attributes = scene.words.tokens[scene.phrase_start(talk) : talk.index]
    if not any(t.lemmas & _THREE_SIDED for t in attributes):
        return False
    return sum(p.person is not None for p in scene.parties if p.sentence == scene.sentence.index + 1) > 1


_THREE_SIDED = frozenset(("трехсторонний", "трёхсторонний", "четырехсторонний", "четырёхсторонний"))


def act_for_nobody(party: Party) -> None:
    """Let officials of a region's states be called by their post alone: "министры обороны | стран Балтии"."""
    post = party.capacity
    if post is not None and (is_region(post.organization) or not post.organization):
        kept = [w for w in _OF_LANDS.sub("", post.position).split() if w not in _OF_REGION]
        post.position, post.organization = " ".join(kept), ""


# "лидер | западноафриканских стран"
_OF_LANDS = re.compile(r"(?: \w+(?:их|ых|ух|ех|ёх|ти|ми))? (?:стран|государств)(?:\s.*)?$")


def _is_plural(token: Token) -> bool:
    return any(r.pos == "N" and r.number == "p" for r in token.readings)
