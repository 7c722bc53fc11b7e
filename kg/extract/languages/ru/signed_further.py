"""Further signers of a paper: "Его подписали А и Б, с другой стороны – В и Г", "А подписал его от имени
кабинета, Б – от имени парламента", "С перуанской стороны документ подписал Д" of what others signed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.phrases import DASHES
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.parties import Party
from kg.extract.words import Token

# "с | другой стороны – А"
_OTHER = frozenset(("другой", "противоположной", "второй"))
# "А – | от имени кабинета", "Б – | по поручению президента"
_FOR = frozenset(("от", "по", "за"))
_AUTHORITY = frozenset(("имя", "лицо", "поручение", "доверенность"))


def signed_too(scene: Scene, token: Token) -> list[Party]:
    """Who signs by a verb besides its subject, after a dash and without a verb of his own."""
    if not any(t.text in DASHES for t in scene.words.inside(scene.sentence.index)):
        return []
    return [*_on_other_side(scene, token), *_on_behalf(scene, token)]


def _on_other_side(scene: Scene, token: Token) -> list[Party]:
    """ "подписали А и Б, | с другой стороны – В и Г"."""
    after = scene.words.tokens[token.index + 1 : scene.sentence.last + 1]
    for side, dash in pairwise(after):
        other = side.lower == "стороны" and scene.words.tokens[side.index - 1].lower in _OTHER
        if other and dash.text in DASHES:
            return _named(scene, dash.index + 1)
    return []


def _on_behalf(scene: Scene, token: Token) -> list[Party]:
    """ "А подписал его от имени кабинета, | Б – от имени парламента"."""
    out: list[Party] = []
    tokens = scene.words.tokens
    for a, b in pairwise(tokens[token.index + 1 : scene.sentence.last]):
        if a.text not in DASHES or b.lower not in _FOR or not tokens[b.index + 1].lemmas & _AUTHORITY:
            continue
        before = (p for p in scene.clauses.parties if token.index < p.first and p.last == a.index - 1)
        out += [p for p in before if p.person is not None and "nom" in p.cases and not (p.prep or p.inner)]
    return out


def _named(scene: Scene, first: int) -> list[Party]:
    """Those of a list in the nominative that begins at a token, in a clause without a verb."""
    low, high = scene.clauses.reach(first)
    if any(finite(t) for t in scene.words.tokens[max(low, first) : high + 1]):
        return []
    party = next((p for p in scene.clauses.parties if p.first == first and "nom" in p.cases), None)
    return scene.clauses.group(party, NOM) if party is not None else []


def is_told(draft: Draft, told: Draft | None) -> bool:
    """Whether those who sign a bare "документ" are of one side only, so that it is the paper which others are
    ``told`` to have signed: "Договор подписали А и Б. С другой стороны документ подписал | В"."""
    bare = [d.label.lower() for d in draft.documents] == ["документ"]
    people = own = [p.party for p in draft.parts]
    if told is None or not told.parts or not bare or not people or draft.modality != told.modality:
        return False
    people = [*people, *(p.party for p in told.parts)]
    return len(_sides(own)) == 1 and all(p.kind in ("person", "post") for p in people)


def _sides(people: Sequence[Party]) -> set[str]:
    return {c for p in people if (c := country_of(p))}
