"""When and where a talk or gathering that is called off was to be, told behind it: "Переговоры отложены. | Их
планировали провести в Осло 16 марта", "Саммит отменен. | Он должен был пройти в мае"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import EVENT_NOUNS
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.postponed import meant
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import told_last
from kg.extract.words import Token

_SHORTLY = 2
_SET = listed("meeting", "tells", "set")
_HAPPENS = listed("happen", "verbs") | listed("light", "verbs") | _SET


# Who could hold another event.
_ACTORS = frozenset(("person", "post", "state", "body"))
_PRONOUNS = frozenset(("он", "она", "оно", "они", "его", "её", "ее", "их"))


@on(EVENT_NOUNS, _HAPPENS)
def had_been_meant(scene: Scene, token: Token) -> Draft | None:
    """What a clause without anybody tells of the event called off shortly before."""
    told = told_last(scene)
    if told is None or told.modality != "cancelled" or told.title:
        return None
    if not 0 < scene.sentence.index - told.sentence <= _SHORTLY:
        return None
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    clause = scene.words.tokens[segment.first : segment.last + 1]
    if not any(meant(scene.words, t) for t in clause):
        return None
    by_verb = bool(token.lemmas & _HAPPENS) and any(t.lower in _PRONOUNS for t in clause)
    by_noun = bool(token.lemmas & EVENT_NOUNS and token.cases("N") & {"nom", "acc"})
    if not (by_verb or by_noun) or not any(
        t.lemmas & _HAPPENS and (t.has("I") or t.has("PS")) for t in clause
    ):
        return None
    inside = [p for p in scene.clauses.parties if segment.first <= p.first and p.last <= segment.last]
    if any(p.kind in _ACTORS for p in inside):
        return None
    draft = mention(scene, told.type, token, "whereabouts")
    draft.modality = told.modality
    return draft
