"""How long a guest will stay who has come: no visit of its own."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.whereabouts import same_place
from kg.extract.words import Token


def tells_rest(scene: Scene, token: Token) -> bool:
    """Whether it is only told how long a guest will stay: "прибыл в Рим, где | пробудет до среды"."""
    ahead = scene.words.tokens[scene.sentence.first : token.index]
    came = any(t.lemmas & listed("visit", "come", "verbs") and _is_past(t) for t in ahead)
    return came and token.has("V") and "futr" in token.readings[0].tags


def goes_on(scene: Scene, stay: Draft) -> bool:
    """Whether a guest who has come will stay where the sentences before told: "Министр | пробудет там два
    дня"."""
    near = (d for d in scene.told if d.type == "visit" and scene.sentence.index - d.sentence <= _SHORTLY)
    told = (d for d in near if d.modality == "held" and not d.title and d.keys() & stay.keys())
    ahead = stay.modality == "planned" and stay.place is not None
    return ahead and any(same_place(d.place, stay.place) for d in told if stay.place)


# The rest of a visit is told so many sentences after it at most.
_SHORTLY = 3


def _is_past(token: Token) -> bool:
    return finite(token) and "past" in token.readings[0].tags
