"""Talks named only as those at which something is spoken of, where the text told a visit last: "Президент
Перу посетит Чили. В ходе | переговоров будут обсуждены вопросы торговли"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import ADDED
from kg.extract.on_visits import visit_told
from kg.extract.words import Token

TALKS = frozenset(("переговоры",))
_IN_COURSE = frozenset(("ходе", "время", "рамках"))
# "на предстоящих | переговорах"
_PLAIN = words_of("vocabulary", "plain_talks")
_SPOKEN_OF = listed("meeting", "discuss", "verbs") | words_of("vocabulary", "being_discussed")
_TO_BE = listed("cues", "planned")
_WILL = frozenset(("будет", "будут"))
# With whom or of what the talks are, which are others then.
_OF = frozenset(("по", "о", "об", "между", "с", "со", "в", "во"))
_NEAR = 3


@on(TALKS)
def talks_of_visit(scene: Scene, token: Token) -> Draft | None:
    """The talks of the guest of the visit told last, of which a sentence says no more than their matter."""
    visit = _visit_told(scene)
    if visit is None or not scene.is_noun(token, TALKS) or not _is_bare(scene, token):
        return None
    clause = scene.clause(token)
    inside = (p for p in scene.clauses.parties if clause[0].index <= p.first <= clause[-1].index)
    others = any(p.kind != "group" or p.country for p in inside)
    if others or not any(t.lemmas & _SPOKEN_OF and not t.has("N") for t in clause):
        return None
    draft = mention(scene, "meeting", token, "whereabouts")
    draft.modality = (
        "planned" if any(t.lemmas & _TO_BE or t.lower in _WILL for t in clause) else draft.modality
    )
    return draft if draft.modality == visit.modality else None


def _visit_told(scene: Scene) -> Draft | None:
    """The visit that the text told last, shortly before."""
    visit = visit_told([d for d in scene.told if not d.title and d.rule not in ADDED])
    near = visit is not None and 0 < scene.sentence.index - visit.sentence <= _NEAR
    return visit if near else None


def _is_bare(scene: Scene, token: Token) -> bool:
    """Whether "в ходе переговоров", "на двусторонних переговорах" says nothing of whose talks they are."""
    first = scene.phrase_start(token)
    attributes = scene.words.tokens[first : token.index]
    at = phrases.preposition(scene.words, first) == "на" or scene.words.tokens[first - 1].lower in _IN_COURSE
    bare = all(t.lemmas & _PLAIN for t in attributes) and scene.behind(token).lower not in _OF
    # "На переговорах | стороны обсудили": they are nobody else
    of = [p for p in scene.genitive(token) if p.kind != "group" or p.country or "nom" not in p.cases]
    return at and bare and not (of or scene.with_(token))
