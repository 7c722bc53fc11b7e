"""Meals, and talks of few, that one gives and others attend: "attended a dinner hosted by President A", "a
lunch given in her honour by Premier B", "took part in a trilateral meeting chaired by C"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.attended import OF_FEW, attending_verb
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_MEALS = listed("meeting", "noun", "meals")
_TALKS = frozenset(("meeting", "talk", "discussion", "consultation"))
_GIVEN = frozenset(("hosted", "given", "held", "offered", "organized", "organised", "chaired", "convened"))
_PEOPLE = ("person", "post")
# "Hosted last evening in his honour by | President A": so many words from the participle.
_NEAR = 9


@on(_MEALS | _TALKS)
def attended_at_hosts(scene: Scene, token: Token) -> Draft | None:
    """Who attends what one host gives, and that host; None for others."""
    if not scene.is_noun(token, _MEALS | _TALKS):
        return None
    verb = _attending(scene, token)
    if verb is None or scene.grammar.role(verb.index) not in (FINITE, INFINITIVE):
        return None
    # "A dinner | last evening hosted by"
    near = scene.tokens[token.index + 1 : min(token.index + 5, scene.sentence.last + 1)]
    given = next((t for t in near if t.lower in _GIVEN), None)
    hosts = _hosts(scene, given.index) if given is not None else []
    guests = [p for p in scene.subject(verb.index) if p.kind in (*_PEOPLE, "pronoun")]
    if len(hosts) != 1 or not guests:
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, hosts, "host")
    scene.put(draft, guests, "guest")
    return draft


def _attending(scene: Scene, token: Token) -> Token | None:
    """The verb by which somebody attends a meal or a talk of few; a meeting of many is none."""
    first = scene.attributes(token.index)
    if token.lemmas & _MEALS:
        verb = scene.tokens[max(first - 1, 0)]
        return verb if verb.lemmas & {"attend", "join"} else None
    of_few = scene.tokens[token.index - 1].lower in OF_FEW
    return attending_verb(scene, token, first) if of_few else None


def _hosts(scene: Scene, given: int) -> list[Party]:
    """Who gives something, behind "by"."""
    by = next((p for p in scene.clauses.parties if given < p.first <= given + _NEAR and p.prep == "by"), None)
    return [p for p in scene.clauses.group(by) if p.kind in _PEOPLE] if by is not None else []
