"""The next or last gathering of those whose gathering is told: "Следующий саммит пройдет в Баку"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.mentions import mention
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
    ordered = any(t.lemmas & (listed("sequel", "order") | _LIKE) for t in attributes)
    if not ordered and (first < token.index or not _is_hosted_again(scene, token)):
        return None
    if not (_takes_place(scene, token, first, end) or _is_dated(scene, first, end)):
        return None
    draft = mention(scene, "conference", token, RULE, last=end)
    draft.first, draft.name = first, scene.event_name(token, end)
    draft.place, draft.another = hosting_place(scene, token), True
    return draft


def _takes_place(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether a clause says that it takes place: "Следующий саммит пройдет в Баку", also where it is given to
    a town: "Местом проведения | следующего саммита станет Баку"."""
    before = scene.words.tokens[first - 1]
    given = before.lemma == "проведение" and hosting_place(scene, token) is not None
    if not token.cases("N") & {"nom", "acc"} or ("nom" not in token.cases("N") and before.has("PREP")):
        return given
    verbs = (t for t in scene.words.tokens[end + 1 : scene.sentence.last + 1] if finite(t))
    happening = listed("happen", "verbs") | listed("cues", "planned") | listed("cues", "agreed")
    return given or any(t.lemmas & (happening | listed("sequel", "verbs")) for t in verbs)


def _is_hosted_again(scene: Scene, token: Token) -> bool:
    """Whether a town or state is to hold what another has held, or held what is to come: "В 2028 году
    | саммит примет Азербайджан"."""
    gatherings = (d for d in reversed(scene.told) if d.type == "conference" and not d.title)
    told = next((d for d in gatherings if d.named or d.parts), None)
    if told is None or hosting_place(scene, token) is None:
        return False
    return {told.modality, mention(scene, "conference", token, RULE).modality} == {"held", "planned"}


def _is_dated(scene: Scene, first: int, end: int) -> bool:
    """Whether what was done at a gathering comes with its day: "На предыдущем заседании, | прошедшем в ноябре
    в Осло, принят план", "на прошлом заседании | в ноябре"."""
    if first == scene.sentence.first or scene.words.tokens[first - 1].lower != "на":
        return False
    after = scene.words.tokens[end + 1 : min(end + 2, scene.sentence.last) + 1]
    if len(after) < 2:
        return False
    held = after[0].text == "," and after[1].is_form(listed("happen", "verbs"), ("P",))
    dated = after[1].lemmas & listed("cues", "months") or (
        after[1].shape == "number" and len(after[1].text) == 4
    )
    return held or (after[0].lower in ("в", "во") and bool(dated))


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
