"""Sentences that add to an event told before: greeters, attendance, when and where."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import by_side, by_sides
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.places import is_located
from kg.extract.languages.ru.presence import kind_told
from kg.extract.languages.ru.scene import ACC, GEN, Scene
from kg.extract.languages.ru.segments import participle
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def pronoun_tells(scene: Scene, token: Token) -> Draft | None:
    """The event before is the subject: "Состоялась она на полях саммита", "Это произошло 10 марта"."""
    if not token.lemmas & listed("meeting", "tells", "verbs") or not finite(token):
        return stays_there(scene, token)
    low, high = scene.clauses.reach(token.index)
    said = {t.lower for t in scene.words.tokens[low : high + 1]}
    this = "это" in said and bool(token.lemmas & _HAPPEN)
    if not this and said.isdisjoint(("она", "они", "он", "оно")):
        return None
    told = _told_near(scene)
    if this and not told:
        return None
    talks = not told or any(d.type == "meeting" for d in told)
    return mention(scene, "meeting" if talks and not this else told[-1].type, token, "whereabouts")


_HAPPEN = frozenset(("произойти", "состояться"))


def _told_near(scene: Scene) -> list[Draft]:
    """The events told in the two sentences before, which a pronoun can mean."""
    near = (d for d in scene.told if scene.sentence.index - d.sentence <= _MEANT and not d.title)
    return [d for d in near if not d.earlier and d.sentence < scene.sentence.index]


# A pronoun means an event that was told so many sentences before at most.
_MEANT = 2


def stays_there(scene: Scene, token: Token) -> Draft | None:
    """How long the visit told before is: "Он пробудет там с 12 по 14 марта"."""
    if not token.lemmas & _STAYS or not finite(token):
        return None
    visits = [d for d in _told_near(scene) if d.type == "visit"]
    if not visits or not any(t.lower == "там" for t in scene.clause(token)):
        return None
    draft = mention(scene, "visit", token, "whereabouts")
    draft.modality = visits[-1].modality
    return draft


_STAYS = frozenset(("пробыть", "находиться", "оставаться", "остаться", "гостить"))


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
    greeted = greeted or scene.relative(token, ACC | GEN) is not None  # "гость, которого встретил министр"
    greeted = greeted or any(
        (t.lemma in ("он", "она") and "acc" in t.cases()) or _is_her(scene, t, token)
        for t in scene.words.tokens[low : high + 1]
    )
    if not (greeted or _is_described_before(scene, token)) or _greets_event(scene, token):
        return None
    draft = mention(scene, "visit", token, "greeting")
    clause = scene.words.tokens[low : high + 1]
    arrives = any(t.lemmas & listed("visit", "greeting", "arrivals") for t in clause)
    if arrives or ("приветствовать" in token.lemmas and _where(scene, low, high)):
        near = [p for p in scene.clauses.parties if low <= p.first <= high and p.person is not None]
        scene.put(
            draft, [p for p in near if "acc" in p.cases and "nom" not in p.cases and not p.prep], "guest"
        )
    greeters = scene.clauses.subject(token.index)
    greeters = [p for p in greeters if p.person is not None or _is_official(p, unnamed=arrives)]
    scene.put(draft, greeters, "host")
    return draft


def _is_her(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether the dictionary's possessive is the object of the verb: "| её встречали", "встречали | её"."""
    beside = token.index in (verb.index - 1, verb.index + 1)
    after = scene.words.tokens[min(token.index + 1, scene.sentence.last)]
    return beside and token.lower in ("ее", "её", "их") and not after.has("N", "A")


def _is_official(party: Party, *, unnamed: bool) -> bool:
    """Whether an official without a name greets: one of a state; at an airport also "вице-премьер" alone."""
    alone = unnamed and not party.plural and party.capacity is not None and bool(party.capacity.position)
    return party.kind == "post" and (bool(party.country) or alone)


def _greets_event(scene: Scene, verb: Token) -> bool:
    """Whether it is an event that somebody greets: "приветствовал состоявшиеся в Риме | переговоры"."""
    _, high = scene.clauses.reach(verb.index)
    events = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
    after = scene.words.tokens[verb.index + 1 : high + 1]
    objects = (t for t in after if scene.is_noun(t, events) and "acc" in t.cases("N"))
    first = next(objects, None)
    start = scene.phrase_start(first) if first is not None else 0
    return first is not None and not phrases.preposition(scene.words, start) and start == verb.index + 1


def _is_described_before(scene: Scene, verb: Token) -> bool:
    """Whether the object stands before what describes it: "премьера, прибывшего в Осло, встретил"."""
    segments, k = scene.clauses.segments, scene.clauses.index_of(verb.index)
    opening = scene.words.tokens[segments[k - 1].first]
    if not k or segments[k].wall or not participle(opening):
        return False
    guest = scene.clauses.antecedent(opening.index, ACC)
    return (
        guest is not None
        and not guest.prep
        and guest.last == opening.index - 2
        and guest.kind in ("person", "post")
        and bool(guest.cases & opening.cases("P") & ACC)
    )


def _where(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause says where somebody is greeted: "приветствовал в Акорде"."""
    inside = (s for s in scene.spans.all if low <= s.first <= high and s.kind == "place")
    return any(is_located(scene.words, scene.spans, s) for s in inside)


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


def members(scene: Scene, token: Token) -> Draft | None:
    """Who is said to have been those of the talk told before: "Участниками встречи стали А и Б"."""
    if "участник" not in token.lemmas or "ins" not in token.cases("N") or not scene.sentence.index:
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    verb = next((t for t in clause if finite(t) and t.lemmas & _SERVES), None)
    nouns = (t for t in clause if t.lemmas & listed("conference", "noun", "nouns") and t.has("N"))
    if verb is None or any(t.index != token.index + 1 or t.capital for t in nouns):
        return None
    draft = mention(scene, kind_told(scene, clause), token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.subject(verb) if p.person is not None])
    return draft if draft.parts else None


def among(scene: Scene, token: Token) -> Draft | None:
    """Who is of those told before, in a sentence without a verb: "Среди них послы А и Б".

    Who accompanies the guest is of his delegation: "Среди сопровождающих его лиц – министр А".
    """
    sentence = list(scene.words.inside(scene.sentence.index))
    opening = [t.lower.replace("ё", "е") for t in sentence[:3]]
    opens = opening[:1] == ["среди"] and not (_AMONG | _ALONG).isdisjoint(opening[1:2])
    opens = opens or opening == ["в", "их", "числе"] or opening[:2] == ["в", "числе"]
    if not opens or token is not sentence[0] or any(finite(t) and not t.lemmas & _WERE for t in sentence):
        return None
    along = not _ALONG.isdisjoint(opening)
    draft = mention(scene, "visit" if along else "meeting", token, "delegation" if along else "attendance")
    draft.open = not along
    inside = (p for p in scene.clauses.parties if p.kind in ("person", "post") and not (p.prep or p.inner))
    scene.put(draft, [p for p in inside if "nom" in p.cases])
    return draft if draft.parts else None


_WERE = frozenset(("быть", "оказаться"))
_AMONG = listed("meeting", "among", "words")
_ALONG = listed("meeting", "among", "along")


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
    people = by_sides(scene) if by_side(scene) else scene.subject(verbs[0])
    scene.put(draft, [p for p in people if p.person is not None])
    return draft if draft.parts else None


def _presiding(scene: Scene, token: Token) -> Draft | None:
    """The two chairs of a commission, whose session was told before."""
    first = next((p for p in scene.clauses.parties if p.first == token.index and p.person is not None), None)
    people = scene.clauses.group(first, frozenset(("nom",))) if first is not None else []
    joint = token.lemma == "сопредседатель" or any((r.number, r.case) == ("p", "nom") for r in token.readings)
    if len(people) < 2 or not scene.sentence.index or not joint:
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
