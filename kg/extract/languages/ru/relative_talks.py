"""Talks told by a relative clause about their sides: "А и Б, встреча | которых намечена на пятницу", "Б,
переговоры | с которым А провёл"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_PAIR = 2


def in_which(scene: Scene, token: Token, draft: Draft) -> list[Party]:
    """Whose talk it is by the "which" behind its noun."""
    after = scene.words.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last + 1)]
    if len(after) < _PAIR or (after[0].text != "," and scene.words.tokens[token.index - 1].text != ","):
        return []
    if after[0].text == "," and after[1].lower in ("к", "ко"):
        return scene.acting_behind(token, _JOIN)  # "встреча, | к которой присоединился министр"
    if after[0].lower == "которых":
        return _antecedents(scene, token, after[0])
    if after[0].lower in ("с", "со") and "который" in after[1].lemmas and len(draft.parts) == 1:
        return _other(scene, draft.parts[0].party)
    return []


_JOIN = listed("meeting", "joins", "verbs")


def _antecedents(scene: Scene, token: Token, which: Token) -> list[Party]:
    """The two officials before the comma: "| А и Б, встреча которых"."""
    last = scene.clauses.antecedent(which.index, GEN) or scene.clauses.antecedent(token.index, frozenset())
    if last is None or last.person is None:
        return []
    found = scene.clauses.group_back(last, last.cases)
    return found if len(found) == _PAIR else []


def _other(scene: Scene, partner: Party) -> list[Party]:
    """The only other official of the sentence, of another state: "Президента встретил | премьер А, переговоры
    с которым"."""
    here = [p for p in scene.clauses.parties if p.person is not None and p.person is not partner.person]
    others = [p for p in here if not p.inner and p.prep in ("", "у", "от")]
    states = {country_of(p) for p in others} | {country_of(partner)}
    return others if len({id(p.person) for p in others}) == 1 and len(states - {""}) == _PAIR else []
