"""Who is at a gathering by what is said or held there: "с трибуны форума", "форум открылся речью премьера",
"форум собрал президентов А и Б", "форум посетил премьер"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.at_gatherings import at_named
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.modality import denied
from kg.extract.languages.ru.scene import ACC, GEN, LOC, NOM, Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.parties import Party
from kg.extract.words import Token

_FLOORS = listed("conference", "floor", "nouns")
_MEMBERS = listed("conference", "floor", "members")
_SPEECHES = listed("conference", "floor", "speeches")
_SAYING = words_of("statements", "saying") | frozenset(("обратиться", "выступить", "рассказать", "выступать"))
_UNITES = frozenset(("объединить", "собрать", "свести"))
_VISITS = listed("visit", "object", "verbs")
_HOSTS = frozenset(("принимать", "принять"))
# Who writes to those at a gathering need not be there: "обратился с приветствием к участникам".
_LETTERS = frozenset(("приветствие", "послание", "письмо", "телеграмма", "видеообращение"))


def on_floor(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who is at a gathering whose phrase begins at ``first``, told otherwise than by a verb of attending."""
    found = (
        _from_floor(scene, token, first)
        or _to_members(scene, token, first)
        or _in_role(scene, token, first)
        or _back_from(scene, token, first)
        or _of_speech(scene, token, first)
        or _united(scene, token, first)
        or _seeing(scene, token, first)
        or _hosting(scene, token, first)
        or _being(scene, token, first)
        or _verbless(scene, token, first)
        or at_named(scene, token, first)
    )
    return [p for p in found if p.kind in ("person", "post", "pronoun") and not speaks(p)]


_COMES = frozenset(
    ("прибыть", "приехать", "прилететь", "выступить", "высказаться", "присутствовать", "участвовать")
)


@on(_COMES)
def come(scene: Scene, token: Token) -> Draft | None:
    """Who came to the gathering told just before, or spoke there, where a sentence says no more: "Прибыли
    премьер А и министр Б", "Выступили А и Б", "Приедет также премьер"."""
    if not token.lemmas & _COMES or token.index > scene.sentence.first + 1:
        return None
    opening = scene.words.tokens[scene.sentence.first : min(token.index + 2, scene.sentence.last)]
    also = any(t.lower in ("также", "тоже") for t in opening)
    told = gathering_told(scene) if also or token.index == scene.sentence.first else None
    if told is None or not finite(token) or scene.sentence.index - last_added(scene, told) > 1 + also:
        return None
    people = [p for p in scene.subject(token) if p.person is not None and p.person.capacities]
    places = destinations(scene, token, ACC | LOC, ("в", "на"))
    if len(people) < (1 if also else _SEVERAL) or places or any(map(speaks, people)):
        return None
    draft = mention(scene, "conference", token, "attendance")
    draft.open = True
    scene.put(draft, people)
    return draft


def last_added(scene: Scene, told: Draft) -> int:
    """The sentence that adds last to the gathering told before."""
    added = (d.sentence for d in reversed(scene.told) if d.rule == "attendance" and d.first > told.first)
    return next(added, told.sentence)


_SEVERAL = 2


def _before(scene: Scene, first: int) -> Token | None:
    return scene.words.tokens[first - 1] if first > scene.sentence.first else None


def _from_floor(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who speaks from the floor or sits at the table: "с трибуны | форума премьер призвал"."""
    before = _before(scene, first)
    if (
        before is None
        or not before.lemmas & _FLOORS
        or not (token.cases("N") <= {"gen"} or "gen" in token.cases("N"))
    ):
        return []
    if phrases.preposition(scene.words, scene.phrase_start(before)) not in ("с", "со", "на", "за", "по"):
        return []
    verb = scene.governor(token, scene.clause(token))
    return _acting(scene, verb) if verb is not None else _named(scene)


def _to_members(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who speaks to those at a gathering, or is among them: "рассказал участникам | форума", "среди
    участников | форума – премьер"."""
    before = _before(scene, first)
    if before is None or not before.lemmas & _MEMBERS or "gen" not in token.cases("N"):
        return []
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    prep = phrases.preposition(scene.words, scene.phrase_start(before))
    if prep == "среди" or scene.words.tokens[scene.phrase_start(before) - 1].lower == "числе":
        return _named(scene) if verb is None or verb.lemmas & {"быть"} else []
    told = ("dat" in before.cases("N") and prep in ("", "к")) or prep == "перед"
    letters = any(t.lemmas & _LETTERS for t in clause)
    return _acting(scene, verb) if verb is not None and told and verb.lemmas & _SAYING and not letters else []


def is_of_members(scene: Scene, noun: Token) -> bool:
    """Whether those at a gathering act as one: "| Участники конференции в Осло приняли"."""
    several = any(r.number == "p" and r.case == "nom" for r in noun.readings)
    if (
        not noun.lemmas & _MEMBERS
        or not several
        or phrases.preposition(scene.words, scene.phrase_start(noun))
    ):
        return False
    verb = scene.governor(noun, scene.clause(noun))
    return verb is not None and finite(verb) and "past" in verb.readings[0].tags


def _in_role(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who is told as what he is at a gathering: "стал гостем | форума", "модератором | форума выступил"."""
    before = _before(scene, first)
    if before is None or not before.lemmas & _ROLES or "gen" not in token.cases("N"):
        return []
    verb = scene.governor(token, scene.clause(token))
    serves = verb is not None and bool(verb.lemmas & _SERVES) and "ins" in before.cases("N")
    return _acting(scene, verb) if verb is not None and serves else []


_ROLES = listed("conference", "floor", "roles")
_SERVES = frozenset(("стать", "быть", "выступить", "выступать", "являться", "избрать"))


def _back_from(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who says or does something on the outcome of a gathering: "по итогам | форума премьер заявил"."""
    before = _before(scene, first)
    if before is None or before.lower not in _OUTCOMES or "gen" not in token.cases("N"):
        return []
    verb = scene.governor(token, scene.clause(token))
    past = verb is not None and "past" in verb.readings[0].tags
    who = _acting(scene, verb) if verb is not None and past else []
    return who if len(who) == 1 and who[0].person is not None else []


_OUTCOMES = frozenset(("итогам", "результатам", "завершении", "окончании"))


def _of_speech(scene: Scene, token: Token, first: int) -> list[Party]:
    """Whose speech is held: "форум открылся речью | премьера", "на форуме прозвучал доклад | премьера"."""
    at = phrases.preposition(scene.words, first) == "на" and "loc" in token.cases("N")
    if not at and not ("nom" in token.cases("N") and not phrases.preposition(scene.words, first)):
        return []
    for speech in scene.clause(token):
        if not speech.lemmas & _SPEECHES or not speech.has("N") or speech is token:
            continue
        fits = {"nom"} if at else {"ins"}
        whose = scene.genitive(speech) if fits & speech.cases("N") else []
        if whose and (not at or _sounds(scene, speech)):
            return whose
    return []


def _sounds(scene: Scene, speech: Token) -> bool:
    verb = scene.governor(speech, scene.clause(speech))
    return verb is not None and bool(verb.lemmas & _SOUNDING)


_SOUNDING = frozenset(
    ("прозвучать", "звучать", "состояться", "ожидаться", "запланировать", "планироваться", "стать")
)


def _united(scene: Scene, token: Token, first: int) -> list[Party]:
    """Whom a gathering brings together: "| форум собрал президентов А и Б"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _UNITES or "nom" not in token.cases("N"):
        return []
    if phrases.preposition(scene.words, first) or token.index > verb.index:
        return []
    _, high = scene.clauses.reach(verb.index)
    near = [p for p in scene.clauses.parties if verb.index < p.first <= max(high, verb.index + _WITHIN)]
    objects = [p for p in near if not p.prep and "acc" in p.cases and p.kind in ("person", "post")]
    return scene.clauses.group(objects[0], ACC | GEN) if objects else []


# "собрал | в столице Узбекистана Самарканде президентов": so many words at most.
_WITHIN = 6


def _seeing(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who comes to a gathering that opens a clause: "| форум посетит премьер"."""
    low, _ = scene.clauses.reach(token.index)
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _VISITS or "acc" not in token.cases("N") or first != low:
        return []
    return _acting(scene, verb) if token.index < verb.index else []


def _hosting(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who is the host of a gathering at his place: "премьер принимает в Осло | саммит"."""
    verb = scene.light_verb(token)
    if verb is None or not verb.lemmas & _HOSTS or "acc" not in token.cases("N"):
        return []
    if phrases.preposition(scene.words, first) or any("участие" in t.lemmas for t in scene.clause(token)):
        return []
    before = _before(scene, first)
    guest = any(
        p.kind in ("person", "post") and "acc" in p.cases and "nom" not in p.cases and not p.prep
        for p in scene.clauses.parties
        if p.sentence == scene.sentence.index
    )
    if guest or (before is not None and before.has("N") and not before.capital):
        return []  # "на полях | той же сессии министра принимал президент"
    return [p for p in _acting(scene, verb) if p.person is not None]


def _being(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who is told to be at a gathering right behind the verb: "премьер будет на | саммите"."""
    verb = scene.words.tokens[first - 2] if first - 2 > scene.sentence.first else None
    at = phrases.preposition(scene.words, first) == "на" and "loc" in token.cases("N")
    if verb is None or not at or "быть" not in verb.lemmas or not finite(verb):
        return []
    return [p for p in _acting(scene, verb) if p.person is not None and p.last < verb.index]


def _verbless(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who is at a gathering in a clause without a verb: "Завтра премьер – на | саммите"."""
    if phrases.preposition(scene.words, first) != "на" or "loc" not in token.cases("N"):
        return []
    inside = scene.words.inside(scene.sentence.index)
    if any(finite(t) or t.has("PS") for t in inside) or scene.sentence.paragraph < 0:
        return []
    dash = scene.words.tokens[first - 2] if first - 2 > scene.sentence.first else None
    named = _named(scene) if dash is not None else []
    if dash is None or dash.text not in phrases.DASHES:  # a caption: "Фото: президент А на | параде"
        return named if named and named[-1].last == first - 2 and _is_caption(scene, named[0]) else []
    return named


def _is_caption(scene: Scene, party: Party) -> bool:
    """Whether officials stand behind "Фото:", "На снимке:"."""
    before = scene.words.tokens[scene.sentence.first : party.first]
    return any(t.lemma in ("фото", "фотография", "снимок") for t in before[:2])


def _acting(scene: Scene, verb: Token) -> list[Party]:
    """Who acts by a verb in the active that is not denied."""
    if denied(scene, verb) or verb.has("PS"):
        return []
    return [p for p in scene.subject(verb) if p.person is not None or p.kind == "post"]


def _named(scene: Scene) -> list[Party]:
    """The persons of a clause in the nominative, where it has no verb."""
    near = [p for p in scene.clauses.parties if p.person is not None and "nom" in p.cases]
    near = [p for p in near if not (p.prep or p.inner)]
    return scene.clauses.group(near[0], NOM) if near else []
