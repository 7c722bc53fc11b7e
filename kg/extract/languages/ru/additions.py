"""Sentences that add to an event told before: greeters, attendance, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru.attendees import also_attended
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import leads, speaking
from kg.extract.languages.ru.modality import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def pronoun_tells(scene: Scene, token: Token) -> Draft | None:
    """The event before is the subject: "Состоялась она на полях саммита"."""
    if not token.lemmas & listed("meeting", "tells", "verbs") or not finite(token):
        return None
    low, high = scene.clauses.reach(token.index)
    if not any(t.lower in ("она", "они", "он", "оно") for t in scene.words.tokens[low : high + 1]):
        return None
    return mention(scene, "meeting", token, "whereabouts")


def greeting(scene: Scene, token: Token) -> Draft | None:
    """Greeters take part in the visit: "его встретил министр"."""
    if not scene.is_verb(token, listed("visit", "greeting", "verbs")) or token.lower.endswith(("ся", "сь")):
        return None
    low, high = scene.clauses.reach(token.index)
    greeted = any(
        low <= p.first <= high
        and "acc" in p.cases
        and (p.kind in ("pronoun", "group", "person") or (p.kind == "post" and "nom" not in p.cases))
        and not p.prep
        for p in scene.clauses.parties
    )
    greeted = greeted or any(
        t.lemma in ("он", "она") and "acc" in t.cases() for t in scene.words.tokens[low : high + 1]
    )
    if not greeted:
        return None
    draft = mention(scene, "visit", token, "greeting")
    if any(t.lemmas & listed("visit", "greeting", "arrivals") for t in scene.words.tokens[low : high + 1]):
        near = [p for p in scene.clauses.parties if low <= p.first <= high and p.person is not None]
        scene.put(
            draft, [p for p in near if "acc" in p.cases and "nom" not in p.cases and not p.prep], "guest"
        )
    greeters = scene.clauses.subject(token.index)
    greeters = [p for p in greeters if p.person is not None or (p.kind == "post" and p.country)]
    scene.put(draft, greeters, "host")
    return draft


def attendance(scene: Scene, token: Token) -> Draft | None:
    """Who takes part in the event spoken of: "Участвуют в нем ...", "На встрече присутствовали ..."."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    together = token.lemma == "быть" and any(t.lower == "вместе" for t in clause)
    represents = token.lemmas & listed("conference", "attend", "also")
    parting = bool(token.lemmas & {"принять", "принимать"}) and any(t.lemma == "участие" for t in clause)
    representing = speaking(scene, token)
    if representing:
        draft = mention(scene, "meeting", token, "attendance")
        draft.open = True
        scene.put(draft, representing)
        return draft
    if _speaks_to_guests(scene, token, low, high):
        return _with_subject(scene, token)
    attends = token.lemmas & listed("conference", "attend", "verbs") or together or represents or parting
    attends = attends or "присоединиться" in token.lemmas or token.lemmas & _OPENS
    ahead = token.has("I") and any(t.lower in ("будет", "будут") for t in clause)
    if not attends or not (finite(token) or ahead):
        return None
    pronoun = any(
        t.lower in ("нем", "нём", "ней", "них") and scene.words.tokens[t.index - 1].lower in ("в", "на")
        for t in clause
    )
    pronoun = pronoun or _in_its_work(scene, clause) or _after_gathering(scene, token, clause)
    joins = "присоединиться" in token.lemmas and any(
        t.lemma in _TALKS and scene.words.tokens[t.index - 1].lower in ("к", "ко") for t in clause
    )
    bare = joins or any(
        t.lemma in _TALKS and scene.words.tokens[t.index - 1].lower in ("на", "во", "в") for t in clause
    )
    more = parting and any(t.lemma in _TALKS and also_attended(scene, t) for t in clause)
    more = more or (parting and _in_role(scene, clause))
    more = more or (parting and bare and scene.sentence.index > 0 and _alone(scene, clause))
    if not pronoun and not more and (represents or parting or not (bare or together)):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = pronoun  # "в нем" takes up an event; without one nothing is told
    named = [p for p in scene.clauses.parties if low <= p.first <= high and leads(p)]
    attending = named if represents else scene.subject(token)
    scene.put(draft, [p for p in attending if not _is_of_nothing(p)])
    return draft


def _after_gathering(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause says of the gathering just told who opened it, or who was there as well: "Его открыл
    министр", "присутствовал и премьер"."""
    words = [t.lower for t in clause]
    opens = (
        bool(token.lemmas & _OPENS) and words[:1] in (["его"], ["ее"], ["её"]) and _follows_gathering(scene)
    )
    before = scene.words.tokens[scene.sentence.first : clause[0].index]
    gathered = any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in before)
    return opens or ("присутствовать" in token.lemmas and "и" in words and gathered)


_OPENS = frozenset(("открыть", "открывать", "закрыть", "вести", "возглавить"))


def _in_its_work(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a possessive takes up what was told: "в ее работе", "в его открытии"."""
    return scene.sentence.index > 0 and any(
        a.lower in ("в", "на") and b.lower in ("ее", "её", "его", "их") and c.lemma in _COURSE
        for a, b, c in zip(clause, clause[1:], clause[2:], strict=False)
    )


_COURSE = frozenset(("работа", "открытие", "закрытие", "мероприятие", "заседание", "церемония"))


def enumerated(scene: Scene, token: Token) -> Draft | None:
    """Who attended what was told, between dashes: "Участники – помимо А, это президенты Б и В – решили"."""
    if "участник" not in token.lemmas or "nom" not in token.cases("N") or not scene.sentence.index:
        return None
    dashes = [t.index for t in scene.words.inside(scene.sentence.index) if t.text in "–—-"]
    if not dashes or dashes[0] != token.index + 1:
        return None
    low, high = dashes[0], dashes[1] if len(dashes) > 1 else scene.sentence.last
    inside = scene.words.tokens[low:high]
    if not any(t.lower == "это" for t in inside):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    people = (p for p in scene.clauses.parties if low < p.first < high and p.kind in ("person", "post"))
    scene.put(draft, [p for p in people if not p.inner])
    return draft if draft.parts else None


def _is_of_nothing(party: Party) -> bool:
    """Whether somebody is only told to be one of many: "члены рабочей группы"."""
    post = party.capacity if party.person is None and party.plural else None
    return post is not None and post.position.startswith("член") and not (post.organization or post.country)


def _in_role(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says as what somebody attends and not what: "примут участие в качестве гостей"."""
    nouns = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")
    told = any(t.lemmas & nouns and t.has("N") for t in clause)
    return not told and scene.sentence.index > 0 and any(t.lower == "качестве" for t in clause)


def _alone(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says of a talk nothing but who took part: not "во встрече министров приняли"."""
    talk = next((t for t in clause if t.lemma in _TALKS), None)
    return talk is not None and not scene.genitive(talk) and not scene.with_(talk)


_TALKS = frozenset(("встреча", "беседа", "разговор", "прием", "церемония", "переговоры", "торжество"))


def _speaks_to_guests(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether somebody opens or closes a gathering that the clause does not name: "С приветственной речью
    выступили А и Б"."""
    if not token.lemmas & {"выступить", "выступать"} or not finite(token):
        return False
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in clause):
        return False
    welcoming = any(a.lemma in _WELCOMING and b.lemma in _SPEECHES for a, b in pairwise(clause))
    return welcoming or (_follows_gathering(scene) and _gives_speech(scene, clause))


def _follows_gathering(scene: Scene) -> bool:
    """Whether the sentence before tells of a gathering and of no talk."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    gathered = any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in before)
    talks = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
    return gathered and scene.sentence.paragraph >= 0 and not any(t.lemmas & talks for t in before)


def _gives_speech(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says no more of where somebody speaks: "С докладом выступит министр"."""
    speech = any(a.lower == "с" and b.lemma in _SPEECHES for a, b in pairwise(clause))
    low, high = clause[0].index, clause[-1].index
    return speech and not any(s.kind == "place" and low <= s.first <= high for s in scene.spans.all)


def among(scene: Scene, token: Token) -> Draft | None:
    """Who is of those told before, in a sentence without a verb: "Среди них послы А и Б"."""
    sentence = list(scene.words.inside(scene.sentence.index))
    opening = [t.lower for t in sentence[:3]]
    opens = opening[:2] in (["среди", "них"], ["среди", "гостей"], ["среди", "участников"])
    opens = opens or opening == ["в", "их", "числе"]
    if not opens or token is not sentence[0] or any(finite(t) for t in sentence):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    inside = (p for p in scene.clauses.parties if p.kind in ("person", "post") and not (p.prep or p.inner))
    scene.put(draft, [p for p in inside if "nom" in p.cases])
    return draft if draft.parts else None


_WELCOMING = frozenset(("приветственный", "вступительный", "заключительный", "открывающий"))
_SPEECHES = frozenset(("слово", "речь", "обращение", "доклад", "выступление"))


def _with_subject(scene: Scene, token: Token) -> Draft | None:
    """The subject of a verb, who attends the gathering spoken of."""
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.clauses.subject(token.index) if p.kind in ("person", "post")])
    return draft if draft.parts else None


def chairs(scene: Scene, token: Token) -> Draft | None:
    """Who chairs the session spoken of: "Сопредседателями выступили А и Б", "сопредседатели А и Б"."""
    if not scene.is_noun(token, listed("conference", "chair", "nouns")):
        return None
    if "nom" in token.cases("N") and (both := _presiding(scene, token)):
        return both
    if "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    verbs = [t for t in scene.words.tokens[low : high + 1] if finite(t) and t.lemmas & _SERVES]
    if not verbs:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    scene.put(draft, [p for p in scene.subject(verbs[0]) if p.person is not None])
    return draft if draft.parts else None


def _presiding(scene: Scene, token: Token) -> Draft | None:
    """The two chairs of a commission, whose session was told before."""
    first = next((p for p in scene.clauses.parties if p.first == token.index and p.person is not None), None)
    people = scene.clauses.group(first, frozenset(("nom",))) if first is not None else []
    if len(people) < 2 or not scene.sentence.index:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, people)
    return draft


def mediating(scene: Scene, token: Token) -> Draft | None:
    """Who mediates the talks spoken of: "Посредниками выступили министры А и Б"."""
    if "посредник" not in token.lemmas or "ins" not in token.cases("N") or not scene.sentence.index:
        return None
    low, high = scene.clauses.reach(token.index)
    verb = next((t for t in scene.words.tokens[low : high + 1] if finite(t) and t.lemmas & _SERVES), None)
    if verb is None:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.subject(verb) if p.kind in ("person", "post", "state")], "mediator")
    return draft if draft.parts else None


def hosted(scene: Scene, token: Token) -> Draft | None:
    """The meeting of those who come, at whose it is: "Хозяйкой встречи выступит министр А"."""
    if not token.lemmas & {"хозяин", "хозяйка"} or "ins" not in token.cases("N"):
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    verbs = [t for t in clause if finite(t) and t.lemmas & _SERVES]
    nouns = listed("meeting", "noun", "nouns")
    if not verbs or not any(t.lemmas & nouns and t.index > token.index for t in clause):
        return None
    draft = mention(scene, "meeting", token, "interlocutor")
    guests = Party(token.index, token.index, token.index, "pronoun", scene.sentence.index, plural=True)
    draft.add(guests, "guest")
    scene.put(draft, [p for p in scene.subject(verbs[0]) if p.kind in ("person", "post")], "host")
    return draft if len(draft.parts) > 1 else None


_SERVES = frozenset(("выступить", "выступать", "быть", "стать"))
