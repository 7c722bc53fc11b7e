"""Taking part in a gathering as what a journey is for: "Визит связан с участием в саммите"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_TIES = listed("visit", "programme", "ties")
_JOURNEYS = listed("visit", "noun", "nouns")
_PROGRAMMES = listed("visit", "programme", "nouns")
_PLANS = listed("cues", "planned") | _PROGRAMMES
_LEADS = listed("cues", "planned") | listed("light", "verbs") | listed("visit", "programme", "verbs")
# So many sentences before at most the journey is told.
_SHORTLY = 3


def visitors(scene: Scene, participation: Token, gathering: Token) -> list[Party]:
    """Whose journey is for taking part in something, or has that in its programme: "Визит связан с | участием
    в саммите", "Цель поездки – участие", "Запланировано участие в форуме"."""
    after = scene.behind(participation)
    if after.lower not in ("в", "во"):
        return []
    others = _others(scene, gathering)
    if others is not None:
        return others
    ahead = [t for t in scene.words.inside(scene.sentence.index) if t.index < participation.index]
    journey = next((t for t in reversed(ahead) if scene.is_noun(t, _JOURNEYS)), None)
    opening = journey or next((t for t in reversed(ahead) if t.lemmas & _PLANS), None)
    if opening is None or (opening is not journey and _has_subject(opening)):
        return []
    between = [t for t in ahead if t.index > opening.index]
    if any(t.lower == "не" or (finite(t) and not t.lemmas & _LEADS) for t in between):
        return []
    whose = [p for p in scene.genitive(journey) if p.person is not None] if journey is not None else []
    told = (d for d in reversed(scene.told) if d.type == "visit" and not (d.title or d.denied))
    visit = next((d for d in told if scene.sentence.index - d.sentence <= _SHORTLY), None)
    return whose or ([p.party for p in visit.parts if p.role != "host"] if visit is not None else [])


def _has_subject(plan: Token) -> bool:
    """Whether a verb of planning has a subject of its own: "Предприниматели планируют участие"."""
    active = finite(plan) and not plan.has("PS") and not plan.lower.endswith(("ся", "сь"))
    return active and not plan.lemmas & _PROGRAMMES


def _others(scene: Scene, gathering: Token) -> list[Party] | None:
    """Whose participation the text says it is: "участие в форуме | премьера Чили", nobody named for "|
    делегаций"; None where it says nothing."""
    after = scene.behind(gathering)
    if after.lemma in _COMPANIES and "gen" in after.cases("N"):
        return []
    own = (p for p in scene.clauses.parties if p.first == after.index and p.person is not None and not p.prep)
    first = next(own, None)
    return scene.clauses.group(first, GEN) if first is not None else None


_COMPANIES = frozenset(("делегация", "представитель", "компания"))


def is_what_for(scene: Scene, first: int) -> bool:
    """Whether a journey is told to be for taking part in what begins at ``first``: "визит приурочен к участию
    главы государства в | форуме", "Среди мероприятий визита – участие в | форуме"."""
    before = scene.words.tokens[max(scene.sentence.first, first - _WHOSE) : first]
    part = next((t for t in reversed(before) if t.lemma == "участие"), None)
    if part is None or before[-1].lower not in ("в", "во", "работе"):
        return False
    ahead = [t for t in scene.words.inside(scene.sentence.index) if t.index < part.index]
    journey = next((t for t in ahead if scene.is_noun(t, _JOURNEYS | _PROGRAMMES)), None)
    behind = [t for t in ahead if journey is not None and t.index > journey.index]
    listed_so = any(t.text in "–—-" for t in behind) and not any(finite(t) for t in ahead)
    return listed_so or any(t.lemmas & _TIES for t in behind)


# "с участием | президента Республики Чад Идриса Махамата в форуме": so many words say whose it is.
_WHOSE = 9
