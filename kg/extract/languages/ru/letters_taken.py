"""Who took the letters of credence that the sentence before tells to be presented, without saying to whom:
"Грамоты вручили А (Чили) и Б (Перу). Поздравив послов, | президент В отметил"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

# What he says to them, or does with the letters.
_GREETS = words_of("triggers", "meeting", "credentials", "greets")
# Whom he greets. "поздравил послов"
_ENVOYS = words_of("triggers", "meeting", "credentials", "envoys") | {"дипломат"}
_LETTERS = words_of("triggers", "meeting", "credentials", "objects")
_RULERS = words_of("posts", "rulers") | words_of("posts", "monarchs") | {"президент", "глава"}
# The letters were told so many sentences before at most.
_NEAR = 4


@on(_GREETS)
def takes_letters(scene: Scene, token: Token) -> Draft | None:
    """The ruler who greets the envoys told before, where nobody was told to receive them."""
    told = next((d for d in reversed(scene.told) if not d.title and d.rule != "whereabouts"), None)
    if told is None or told.rule != "credentials" or scene.sentence.index - told.sentence > _NEAR:
        return None
    if any(p.role == "host" for p in told.parts) or not _is_of_them(scene):
        return None
    rulers = [p for p in scene.clauses.parties if _rules(p)]
    if len(rulers) != 1:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = draft.they = True
    draft.modality, draft.earlier = told.modality, told.earlier
    draft.add(rulers[0], "host")
    return draft


def _is_of_them(scene: Scene) -> bool:
    """Whether a sentence speaks of several envoys, or of their letters."""
    inside = scene.words.inside(scene.sentence.index)
    several = any(t.lemmas & _ENVOYS and any(r.number == "p" for r in t.readings[:1]) for t in inside)
    return several or any(t.lemmas & _LETTERS for t in inside)


def _rules(party: Party) -> bool:
    """Whether somebody with a name who acts heads a state."""
    held = party.person.capacities if party.person is not None else []
    ruler = any(c.position.lower().split()[:1] and c.position.lower().split()[0] in _RULERS for c in held)
    return ruler and "nom" in party.cases and not (party.prep or party.inner)
