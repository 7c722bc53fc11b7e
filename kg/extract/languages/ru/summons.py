"""Who is called to a ministry, and whose interlocutors others are."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told, talk_told
from kg.extract.words import Token


@on(listed("meeting", "summon", "verbs"))
def summon(scene: Scene, token: Token) -> Draft | None:
    """A talk at the ministry: "посол вызван в МИД"."""
    if not scene.is_verb(token, listed("meeting", "summon", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high]
    passive = token.readings[0].pos == "PS"
    hosts = [p for p in near if p.kind == "body" and p.prep == "в" and (passive or p.first > token.index)]
    hosts = [p for p in hosts if not _is_to_do(scene, token, p.first)]
    if not hosts and not passive and token.has("V") and token.lemmas & {"вызвать", "вызывать"}:
        hosts = [p for p in scene.subject(token) if p.kind == "body" and p.country]
    guests = [
        p
        for p in near
        if p.kind in ("person", "post")
        and not p.prep
        and ("nom" if passive else "acc") in p.cases
        and p.capacity is not None
    ]
    if not hosts or not guests:
        return None
    draft = mention(scene, "meeting", token, "summon")
    scene.put(draft, guests[:1], "guest")
    scene.put(draft, hosts[:1], "host")
    return draft


def _is_to_do(scene: Scene, verb: Token, body: int) -> bool:
    """Whether a body is of what somebody is asked to do: "пригласил президента вступить в | организацию"."""
    return any(t.readings[:1] and t.readings[0].pos == "I" for t in scene.words.tokens[verb.index + 1 : body])


@on(listed("meeting", "interlocutor", "nouns"))
def interlocutor(scene: Scene, token: Token) -> Draft | None:
    """A talk of the two: "Собеседником президента стал министр", "его собеседницами были ..."."""
    if not scene.is_noun(token, listed("meeting", "interlocutor", "nouns")) or "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    if token.lemma == "гость" and scene.clauses.segments[scene.clauses.index_of(token.index)].relative:
        return None  # who attends what is told: "встречу проводил министр, гостями которого были ..."
    verb = next(
        (t for t in scene.words.tokens[low : high + 1] if t.lemmas & {"стать", "быть", "оказаться"}), None
    )
    if verb is None:
        return None
    draft = mention(scene, "meeting", token, "interlocutor")
    possessor = scene.possessed(token)
    whose = [possessor] if possessor is not None else scene.genitive(token)
    if not whose and token.lemma in _VISITORS:  # "Почетными гостями стали А и Б": of what is told
        return _guests_of(scene, draft, verb)
    scene.put(draft, whose)
    scene.put(draft, scene.subject(verb))
    begun = _begun(scene, draft)
    draft.same_day = draft.same_day or begun is not None
    told = talk_told(scene) or begun
    draft.type = told.type if told is not None and token.lemma not in _VISITORS else draft.type
    return draft if len(draft.parts) > 1 else None


_VISITORS = frozenset(("гость", "гостья"))


def _begun(scene: Scene, draft: Draft) -> Draft | None:
    """The talk of which the sentence before tells only who had it: "Видеовстречу провела А. Ее | собеседником
    был Б"."""
    before = [d for d in scene.told if not d.title and d.sentence == scene.sentence.index - 1]
    alone = [d for d in before if d.type in TALKS and len(d.parts) == 1]
    return alone[-1] if alone and alone[-1].keys() & draft.keys() else None


def _guests_of(scene: Scene, draft: Draft, verb: Token) -> Draft | None:
    """Who is told to have been a guest of the gathering told before."""
    if gathering_told(scene) is None:
        return None
    draft.rule, draft.open = "attendance", True
    scene.put(draft, [p for p in scene.subject(verb) if p.person is not None])
    return draft if draft.parts else None
