"""Who the several are whom the sentence before tells without names: "Президент принял грамоты у послов. | Ими
стали А (Чили) и Б (Перу)", "Это А и Б"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.holder_lists import state_in_brackets
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token

_ARE = frozenset(("стать", "быть", "оказаться"))
_REPRESENT = frozenset(("представлять", "представить"))
_SIT = frozenset(("собраться", "сидеть", "сесть", "встретиться", "оказаться"))
# "| Стороны на этих переговорах | представляли": so many words at most.
_SIDES = frozenset(("стороны", "страны", "государства", "делегации", "ведомства"))
_FEW = 4


# What envoys do who are listed behind it: "Свои миссии в Лиме | начинают А (Латвия) и Б (Чили)".
SERVE = words_of("triggers", "meeting", "credentials", "serve")
_ENVOYS = words_of("triggers", "meeting", "credentials", "envoys")
# "Среди новых дипломатов – А и Б", "В их числе – А"
_AMONG = frozenset(("среди", "число"))


@on(_ARE, _REPRESENT, _SIT, SERVE, _AMONG, "это")
def they_are(scene: Scene, token: Token) -> Draft | None:
    """The named officials of a sentence that says no more than who those are who just met or came."""
    lists = finite(token) if token.lemmas & SERVE else bool(token.lemmas & (_ARE | _AMONG | {"это"}))
    told = (_letters_told(scene) if lists else None) or (
        _told_last(scene) if _opens_list(scene, token) else None
    )
    if told is None or told.type not in (*TALKS, "conference"):
        return None
    nameless = _nameless(scene, told, token)
    people = [p for p in scene.clauses.parties if p.person is not None and not (p.prep or p.inner)]
    people = [p for p in people if "nom" in p.cases]
    if _are_envoys(scene, token, told, people):
        return _envoys(scene, token, told, people)
    people = [p for p in people if p.head > token.index]
    if token.lemmas.isdisjoint(_ARE | _REPRESENT | _SIT | {"это"}):
        return None
    if nameless is None or len(people) < _SEVERAL:
        return None
    draft = mention(scene, told.type, token, "attendance")
    draft.open = draft.they = True
    draft.modality = told.modality
    draft.lead = bool(token.lemmas & _REPRESENT)
    act_for_those_told(scene, people)
    for party in people:
        _act_as(scene, party, nameless)
        draft.add(party, "guest" if told.type in TALKS and nameless.plural else "participant")
    return draft


def _letters_told(scene: Scene) -> Draft | None:
    """The letters of credence that were told to be presented shortly before."""
    last = next((d for d in reversed(scene.told) if not d.title and d.rule != "whereabouts"), None)
    near = last is not None and 0 < scene.sentence.index - last.sentence <= _FEW_SENTENCES
    return last if near and last is not None and last.rule == "credentials" else None


# "Президент принял грамоты. Об этом сообщила его служба. Миссии | начинают А и Б"
_FEW_SENTENCES = 2


def _are_envoys(scene: Scene, token: Token, told: Draft, people: Sequence[Party]) -> bool:
    """Whether a sentence lists by their states, or as envoys, those who have just presented their letters,
    and tells of nothing else that they do."""
    if told.rule != "credentials" or not people:
        return False
    verbs = [t for t in scene.words.inside(scene.sentence.index) if finite(t)]
    bare = all(t.lemmas & (SERVE | _ARE) for t in verbs) and not any(d.they for d in scene.here)
    if bare and all(_is_new_envoy(p, told) for p in people):
        return True
    serves = bool(token.lemmas & SERVE) and finite(token) and token.readings[0].number == "p"
    listed = [p for p in people if state_in_brackets(scene.words, scene.spans, p.last + 1, scene.sentence)]
    return serves and len(listed) == len(people) >= _SEVERAL


def _is_new_envoy(party: Party, told: Draft) -> bool:
    """Whether somebody is named for the first time, as an envoy of a state other than the host's."""
    said, person = party.capacity, party.person
    new = person is not None and person.mentions[0] is party
    envoy = said is not None and bool(set(said.position.lower().split()) & _ENVOYS) and not said.former
    return new and envoy and country_of(party) not in {"", *told.countries()}


def _envoys(scene: Scene, token: Token, told: Draft, people: Sequence[Party]) -> Draft:
    """Those who take up their posts as who came to present their letters."""
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = draft.they = True
    draft.modality = told.modality
    here = [p for p in scene.parties if p.sentence == told.sentence and are_several(p)]
    for party in people:
        if here:
            _act_as(scene, party, here[-1])
        draft.add(party, "guest")
    return draft


def _told_last(scene: Scene) -> Draft | None:
    """The event that the sentence before tells, or the one before that where it only says where it was."""
    told = [d for d in scene.told if not d.title]
    where = told and told[-1].rule == "whereabouts" and told[-1].sentence == scene.sentence.index - 1
    last = next((d for d in reversed(told) if d.rule != "whereabouts"), None)
    near = last is not None and last.sentence >= scene.sentence.index - (2 if where else 1)
    return last if near else None


def _nameless(scene: Scene, told: Draft, token: Token) -> Party | None:
    """The officials whom an event tells in general: by a plural, or by one post of several states."""
    here = [p for p in scene.parties if p.sentence == told.sentence]
    if told.type == "conference" or token.lemmas & (_REPRESENT | _SIT):  # of which they are all
        here = [p.party for p in told.parts]
    nameless = [p for p in here if p.kind == "post" and p.person is None and p.capacity is not None]
    heads = Counter(p.head for p in nameless)
    return next((p for p in nameless if p.plural or heads[p.head] > 1), None)


def act_for_those_told(scene: Scene, people: Sequence[Party]) -> None:
    """Let people named without a state act for that of the officials whom the talk right before tells in
    general: "встретится с лидерами Перу. Среди них – | президент А"."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    if told is None or told.type not in TALKS or told.sentence != scene.sentence.index - 1:
        return
    general = [p.party for p in told.parts if are_several(p.party) and country_of(p.party)]
    if len(general) != 1:
        return
    for party in people:
        if not country_of(party):
            give_country(party, country_of(general[0]))


# One alone is no list.
_SEVERAL = 2


def _opens_list(scene: Scene, token: Token) -> bool:
    """Whether a sentence opens with "Ими | стали", "Стороны представляли", "За столом сидели", or with "Это"
    and has no verb."""
    opening = scene.words.tokens[scene.sentence.first].lower
    ahead = scene.words.tokens[scene.sentence.first : token.index]
    if token.lemmas & (_REPRESENT | _SIT) and finite(token):
        if len(ahead) > _FEW or token.readings[0].number != "p":
            return False
        said = [t.lower for t in ahead]
        return opening in _SIDES if token.lemmas & _REPRESENT else said[:2] == ["за", "столом"]
    if opening == "ими":
        return bool(token.lemmas & _ARE) and finite(token) and token.index == scene.sentence.first + 1
    verbs = any(finite(t) for t in scene.words.inside(scene.sentence.index))
    return opening == "это" and token.index == scene.sentence.first and not verbs


def are_several(party: Party) -> bool:
    return party.kind == "post" and party.plural and party.person is None and party.capacity is not None


def _act_as(scene: Scene, party: Party, nameless: Party) -> None:
    """Give somebody named without a post the state in brackets behind him and the post of them all."""
    bracket = state_in_brackets(scene.words, scene.spans, party.last + 1, scene.sentence)
    person, post = party.person, nameless.capacity
    if person is None or post is None or person.capacities:
        return
    country = bracket[1] if bracket is not None else country_of(party)
    person.add(Capacity(post.position, post.organization, country, first=post.first, last=post.last))
    give_country(party, country)
