"""The next or last gathering of those whose gathering is told: "Следующий саммит пройдет в Баку"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.places import hosting_place
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.sequels import BOARD, follow
from kg.extract.words import Token, Words

RULE = "sequel"


def sequel(scene: Scene, token: Token, first: int, end: int) -> Draft | None:
    """The gathering that is told apart from the one in focus by its order alone, whose clause says that it
    takes place; None for any other."""
    same = first > scene.sentence.first and scene.words.tokens[first - 1].lower == "же"
    first = first - 2 if same and scene.words.tokens[first - 2].lemmas & _LIKE else first  # "такой же форум"
    attributes = scene.words.tokens[first : token.index]
    if not any(t.lemmas & (listed("sequel", "order") | _LIKE) for t in attributes):
        return None
    if not token.cases("N") & {"nom", "acc"} or (
        "nom" not in token.cases("N") and scene.words.tokens[first - 1].has("PREP")
    ):
        return None
    verbs = (t for t in scene.words.tokens[end + 1 : scene.sentence.last + 1] if finite(t))
    happening = listed("happen", "verbs") | listed("cues", "planned") | listed("cues", "agreed")
    if not any(t.lemmas & (happening | listed("sequel", "verbs")) for t in verbs):
        return None
    draft = mention(scene, "conference", token, RULE, last=end)
    draft.first, draft.name = first, scene.event_name(token, end)
    draft.place, draft.another = hosting_place(scene, token), True
    return draft


# "Первый | такой форум": one of the kind that is told.
_LIKE = frozenset(("такой", "подобный", "аналогичный"))


def complete(words: Words, drafts: Sequence[Draft]) -> None:
    """Give a sequel the body or states whose gathering was told last before it; else it has no name."""
    for n, draft in enumerate(drafts):
        if draft.rule != RULE:
            continue
        told = (d for d in reversed(drafts[:n]) if not d.title and d.named)
        source = next((d for d in told if d.type == "conference" or d.rule == BOARD), None)
        draft.named = False
        if source is not None and not _is_of_others(words, draft, source):
            follow(draft, source)
            draft.after = source
            draft.named = draft.named or (source.type == "conference" and _is_alike(words, draft, source))


def _is_of_others(words: Words, draft: Draft, source: Draft) -> bool:
    """Whether a gathering is of people whom the sentence of another does not tell of: "Следующий форум |
    молодых предпринимателей" is no summit of states."""
    said = words.tokens[draft.first : draft.last + 1]
    noun = next((n for n, t in enumerate(said) if t.has("N")), len(said))
    told = words.sentences[source.sentence]
    known = {lemma for t in words.tokens[told.first : told.last + 1] for lemma in t.lemmas}
    return any(t.has("N") and t.shape == "word" and not t.lemmas & known for t in said[noun + 1 :])


def _is_alike(words: Words, draft: Draft, source: Draft) -> bool:
    """Whether two gatherings are called by one noun, or one by its order alone: "Следующий будет в Осло"."""
    nouns = [t for t in words.tokens[draft.first : draft.last + 1] if t.has("N")][:1]
    told = words.tokens[source.first : source.last + 1]
    return not nouns or any(nouns[0].lemmas & t.lemmas for t in told)
