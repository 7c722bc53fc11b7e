"""Further events told by their order alone: "Саммит открылся в Риме. Следующий пройдет в Осло"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.sequels import RULE
from kg.extract.languages.ru.stage import listed
from kg.extract.sequels import AGAIN, BOARD
from kg.extract.words import Token

ORDER = listed("sequel", "order") | listed("sequel", "ordinals")
_NOUNS = (
    listed("conference", "noun", "nouns")
    | listed("meeting", "noun", "nouns")
    | listed("visit", "noun", "nouns")
)
_HAPPENS = (
    listed("happen", "verbs")
    | listed("cues", "planned")
    | listed("sequel", "verbs")
    | listed("conference", "sits", "verbs")
)
# The event was told so many sentences before; its verb stands among so many words behind the adjective.
_SHORTLY, _VERB = 3, 3


@on(ORDER)
def ordered(scene: Scene, token: Token) -> Draft | None:
    """The next, former or first one of what was told last and has the gender of the adjective."""
    if not token.lemmas & ORDER or "nom" not in token.cases("A") or not _is_subject(scene, token):
        return None
    told = next((d for d in reversed(scene.told) if _is_meant(scene, token, d)), None)
    if told is None:
        return None
    if told.type == "visit":
        draft = mention(scene, "visit", token, "visit-noun")
        draft.parts = [Part(p.party, p.role) for p in told.parts if p.role != "host"]
        draft.place, draft.earlier = told.place, True
        return draft
    if told.type in TALKS and told.rule != BOARD:
        draft = mention(scene, "meeting", token, AGAIN)
        draft.earlier = True
        return draft
    draft = mention(scene, "conference", token, RULE)
    draft.name, draft.place = _noun(scene, told).lemma, hosting_place(scene, token)
    draft.another = True
    return draft


def _is_subject(scene: Scene, token: Token) -> bool:
    """Whether an adjective that opens a clause is its subject, and its verb one of taking place."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opens = segment.first == token.index or (
        segment.first == token.index - 1 and scene.words.tokens[segment.first].lower in ("а", "но", "же")
    )
    after = _past_insertion(scene.words.tokens[token.index + 1 : scene.sentence.last + 1])
    verb = next((k for k, t in enumerate(after) if finite(t)), None)
    if not opens or verb is None or not after[verb].lemmas & _HAPPENS:
        return False
    return not any("nom" in t.cases("N") and not t.lemmas & _ROUNDS for t in after[:verb])


def _past_insertion(tokens: Sequence[Token]) -> list[Token]:
    """The first words of a clause, without who says so between two commas: "Новый раунд, | сказал А,
    намечен на май"."""
    marks = [k for k, t in enumerate(tokens) if t.text == ","]
    ends = marks[1:] and marks[0] <= _VERB and any(t.lemmas & _SAYING for t in tokens[marks[0] : marks[1]])
    said = [*tokens[: marks[0]], *tokens[marks[1] + 1 :]] if ends else list(tokens[: (marks or [_VERB])[0]])
    return said[:_VERB]


_SAYING = words_of("statements", "saying") | words_of("statements", "reporting") | {"слово", "данные"}


def _is_meant(scene: Scene, token: Token, told: Draft) -> bool:
    """Whether an event was told shortly before by a noun with which the adjective agrees."""
    near = not told.title and 0 <= scene.sentence.index - told.sentence <= _SHORTLY and not told.denied
    noun = _noun(scene, told) if near else token
    follows = scene.behind(token)
    if near and follows.lemmas & _ROUNDS and follows.has("N"):  # "Очередной | раунд намечен на май"
        if token.lemmas & listed("meeting", "again", "words"):
            return False  # its noun tells it
        of = scene.behind(follows)  # not "раунд | выборов"
        other = of.has("N") and "gen" in of.cases("N") and not of.lemmas & _NOUNS
        return told.type in TALKS and _agrees(token, follows) and not other
    if noun is token or not noun.lemmas & (_NOUNS | _ROUNDS):
        return False
    agrees = _agrees(token, noun)
    before = scene.words.tokens[max(noun.index - 1, 0)]  # "| раунд консультаций"
    return agrees or (told.type in TALKS and bool(before.lemmas & _ROUNDS) and _agrees(token, before))


_ROUNDS = listed("meeting", "round", "nouns")


def _agrees(token: Token, noun: Token) -> bool:
    """Whether an adjective in the nominative has the gender and number of a noun."""
    adjectives = [r for r in token.readings if r.pos == "A" and r.case == "nom"]
    return any(
        r.pos == "N" and r.number == a.number and (a.number == "p" or r.gender == a.gender)
        for r in noun.readings
        for a in adjectives
    )


def _noun(scene: Scene, told: Draft) -> Token:
    """The noun that tells an event, else its first token."""
    inside = scene.words.tokens[told.first : told.last + 1]
    return next((t for t in inside if t.lemmas & _NOUNS and t.has("N")), inside[0])
