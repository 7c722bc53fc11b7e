"""Who the several officials of a talk are whom the next sentences name with that post: "Премьер Чили А принял
послов трех стран. | Посол Перу Б и посол Кубы В рассказали"."""

from __future__ import annotations

import re

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.capacities import stands_for
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.states import international
from kg.extract.languages.ru.who_they_are import are_several
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token

_TELLING = words_of("statements", "saying") | words_of("posts", "addressing") | {"поддержать", "выступить"}
_TELLING -= words_of("triggers", "visit", "invite", "verbs")
# Only words for anybody can stand for it.
_NO_POST = "?"
# "министры финансов | арабских стран", "лидеры | стран региона"
_OF_STATES = re.compile(r"(?: (?:ряда|[а-яё]+(?:их|ых|ух|ех|ёх|ми)))* (?:стран|государств)\b.*$")
_OF_PARLIAMENT = " парламента"


@on(_TELLING)
def named_next(scene: Scene, token: Token) -> Draft | None:
    """The officials, named here for the first time, whose post the talk right before tells of several."""
    if not finite(token) or not token.lemmas & _TELLING:
        return None
    told = next((d for d in reversed(scene.told) if _is_talk(d) and d.sentence < scene.sentence.index), None)
    if told is None or told.title or told.modality != "held" or _is_source(scene):
        return None
    if scene.sentence.index - _last_told(scene, told) > 1:
        return None
    posts = [p for p in scene.parties if p.sentence == told.sentence and _is_of_many(p)]
    people = [p for p in scene.subject(token) if _is_new(p)]
    if len(posts) != 1 or not people or not all(_holds(p, posts[0], told) for p in people):
        return None
    draft = mention(scene, told.type, token, "attendance")
    draft.open = draft.they = True
    if told.type not in TALKS and (len(people) > 1 or _last_told(scene, told) > told.sentence):
        told.parts = [p for p in told.parts if p.party is not posts[0]]
    for party in people:
        draft.add(party, "guest" if any(p.role == "host" for p in told.parts) else "participant")
    return draft


def _is_source(scene: Scene) -> bool:
    """Whether a sentence says who tells of a talk: "Об этом сообщил | министр Чили А"."""
    opening = [t.lower for t in scene.words.tokens[scene.sentence.first : scene.sentence.first + 2]]
    return opening[:1] in (["об"], ["о"]) or opening == ["как", "сообщил"]


def _is_talk(draft: Draft) -> bool:
    gathered = draft.type == "conference" and draft.rule == "meeting-noun"
    return (draft.type in TALKS or gathered) and draft.rule not in ("speech", "attendance")


def _last_told(scene: Scene, told: Draft) -> int:
    """The last sentence that tells who was at a talk: its own, else one right behind it that names some."""
    named = (d.sentence for d in scene.told if d.they and told.sentence < d.sentence < scene.sentence.index)
    return max((told.sentence, *named))


def _is_of_many(party: Party) -> bool:
    """Whether a mention is of officials of several states that are not told."""
    said = party.capacity
    return are_several(party) and said is not None and not (said.country or said.former or party.counterpart)


def _is_new(party: Party) -> bool:
    person = party.person
    return person is not None and person.mentions[0] is party and party.capacity is not None


def _holds(party: Party, post: Party, told: Draft) -> bool:
    """Whether somebody has the post of the several and is of no state of those who receive or meet them."""
    said, held = post.capacity, party.capacity
    if said is None or held is None or not held.country or held.former:
        return False
    if any(p.party.person is not None and p.party.person.country == held.country for p in told.parts):
        return False
    body = "" if international(said.organization) else said.organization
    position = _OF_STATES.sub("", said.position)
    if position.endswith(_OF_PARLIAMENT):
        position, body = position.removesuffix(_OF_PARLIAMENT), "парламент"
    title = f"{position} {body}".strip()
    if stands_for(title, _NO_POST):
        return False
    titles = (held.position, f"{held.position} {held.organization}".strip())
    return any(stands_for(title, t) for t in titles) or means(Capacity(position, body), held)
