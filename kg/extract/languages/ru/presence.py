"""Who was there: clauses that add people to a talk told before, "На встрече присутствовали А и Б"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.addressed import SPEAKING_TO, speaks_to_guests
from kg.extract.languages.ru.attendees import TALKS_ATTENDED, also_attended, as_guests, side_told
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.documents import of_signing
from kg.extract.languages.ru.for_sides import SPOKEN, by_sides, send_for_side
from kg.extract.languages.ru.heads import leads, tells_next_side
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.of_the_gathering import (
    COMES,
    GO,
    OPENS,
    in_its_work,
    opens_told,
    visits_gathering,
)
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states_represented import speaking
from kg.extract.languages.ru.told_before import (
    ADDED,
    PRONOUNS,
    gathering_told,
    kind_told,
    talk_told,
    told_last,
)
from kg.extract.parties import Party
from kg.extract.words import Token

_JOIN = listed("meeting", "joins", "verbs")
_ATTEND = listed("conference", "attend", "verbs") | _JOIN
# Verbs that say by themselves that somebody was there: "присутствовал и посол"
_WAS_THERE = _JOIN | {"присутствовать"}
_INTO = frozenset(("в", "во", "на", "к", "ко", "при"))


# "была на встрече с А", "представил Чили", "принял участие"
_BEING = frozenset(("быть", "принять", "принимать", "представлять", "представить"))
_CONFIRM = frozenset(("подтвердить", "подтверждать", "анонсировать"))


@on(SPEAKING_TO, _ATTEND, listed("conference", "attend", "also"), OPENS, _BEING, COMES, _CONFIRM)
def attendance(scene: Scene, token: Token) -> Draft | None:
    """Who takes part in the event spoken of: "Участвуют в нем ...", "На встрече присутствовали ..."."""
    if tells_next_side(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    representing = speaking(scene, token)
    if representing:
        return _represent(scene, token, representing)
    if speaks_to_guests(scene, token, low, high) or _expects(scene, token, clause):
        return _with_subject(scene, token)
    if visits_gathering(scene, token, clause):
        return _with_subject(scene, token)
    if not _attends(token, clause) or _comes_together(scene, token):
        return None
    signing = "церемония" in scene.said and any(of_signing(scene.words, t) for t in clause)
    if signing or _is_own_ceremony(scene, clause):
        return None  # they are of the signing, or the ceremony, that is named there
    taken_up = _takes_up(scene, token, clause) or _of_which(scene, token)
    opened = scene.clauses.opening(token.index)
    said = [*scene.words.tokens[opened[0] : opened[1] + 1], *clause]
    if not taken_up and not _at_talk(scene, token, said):
        return None
    draft = mention(scene, kind_told(scene, clause), token, "attendance")
    witnessed = any(t.lemma == "церемония" for t in clause) or _is_beside(clause)
    if witnessed and (last := told_last(scene)) is not None and last.type == "signing":
        draft.type = "signing"  # "На церемонии присутствовал посол"
    draft.open = taken_up  # "в нем" takes up an event; without one nothing is told
    draft.spoken = not taken_up and (any(t.lemma in SPOKEN for t in said) or _of_envoys(scene, clause))
    named = [p for p in scene.clauses.parties if low <= p.first <= high and leads(p)]
    attending = named if _represents(token) else scene.subject(token)
    attending = attending or _listed_besides(scene, token)
    listed_so = by_sides(scene)
    attending = listed_so if len(listed_so) > len(attending) else attending
    further = [*besides(scene, token), *(as_guests(scene, token) if attending else ())]
    attending = [p for p in [*attending, *further] if not _is_of_nothing(p)]
    if not _send_for_other(scene, clause, attending):
        send_for_side(scene, token, attending)
    scene.put(draft, attending)
    return draft


def _represent(scene: Scene, token: Token, officials: Sequence[Party]) -> Draft | None:
    """Who represents states at the talk told last, or at the gathering of the sentence; None for those of
    neither side of a talk: "Президент Чили принял премьера Перу. Россию в зале | представлял А"."""
    told = talk_told(scene)
    sides = told.countries() if told is not None and told.rule not in ADDED else []
    if len(sides) > 1 and not {country_of(p) for p in officials} & {"", *sides}:
        return None
    at_gathering = any(d.type == "conference" for d in scene.here)
    draft = mention(scene, "conference" if at_gathering else "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, officials)
    return draft


def _is_own_ceremony(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a ceremony is a gathering of its own, as nothing was told that it could be: "А и Б присутствуют
    на церемонии открытия моста"."""
    if scene.said.isdisjoint(_CEREMONIES) or any(d.type != "visit" for d in scene.told):
        return False
    return any(t.lemma in _CEREMONIES and t.has("N") for t in clause)


_CEREMONIES = frozenset(("церемония", "торжество"))


def _listed_besides(scene: Scene, verb: Token) -> list[Party]:
    """Who is named behind those of whom no party is read: "участвовали офицеры, а также | посол А"."""
    behind = (p for p in scene.clauses.parties if p.first > verb.index and leads(p))
    first = next(behind, None)
    if first is None or first.first < verb.index + 2:
        return []
    tokens = scene.words.tokens
    joined = tokens[first.first - 1].lower in ("также", "и") and not scene.verb_between(
        verb.index, first.first
    )
    nobody = tokens[verb.index + 1 : first.first]
    plural = any(r.pos == "N" and r.number == "p" and r.case == "nom" for t in nobody for r in t.readings)
    return scene.clauses.group(first, frozenset(("nom",))) if joined and plural else []


def _comes_together(scene: Scene, verb: Token) -> bool:
    """Whether those who come to a talk of which nothing was told hold it: "комитет соберется на встречу",
    "собрались в Осло на встречу"."""
    gathers = bool(verb.lemmas & listed("conference", "gather", "verbs"))
    after = scene.behind(verb)
    gathers = gathers and (after.lower == "на" or _is_for_talk(scene, verb))
    return gathers and talk_told(scene) is None and not any(d.type == "conference" for d in scene.told)


def _is_for_talk(scene: Scene, verb: Token) -> bool:
    """Whether a clause says for what talk those come whom its verb tells: "собрались в Осло | на встречу"."""
    nouns = (t for t in scene.clause(verb) if t.index > verb.index and t.lemmas & _MEETINGS and t.has("N"))
    noun = next(nouns, None)
    at = phrases.preposition(scene.words, scene.phrase_start(noun)) if noun is not None else ""
    return at == "на" and noun is not None and "acc" in noun.cases("N")


_MEETINGS = listed("meeting", "noun", "nouns")


def _of_envoys(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether "церемония" is that of envoys who came with their letters of credence, of which the text tells
    last."""
    told = (d for d in reversed(scene.told) if d.type != "visit" and d.rule not in ADDED and not d.title)
    last = next((d for d in told if not (d.type == "conference" and d.named)), None)
    ceremony = last is not None and last.rule in ("credentials", "talk-noun")
    ceremony = ceremony and any(d.rule == "credentials" and not d.title for d in scene.told)
    return ceremony and any(t.lemma == "церемония" for t in clause)


def _send_for_other(scene: Scene, clause: Sequence[Token], attending: Sequence[Party]) -> bool:
    """Let those who attend a talk that is called by one side act for the other: "Во встрече с чилийской
    делегацией участвовал министр". False where it is not called so."""
    named = next((s for t in clause if t.lemma in TALKS_ATTENDED and (s := side_told(scene, t))), "")
    told = next((d for d in reversed(scene.told) if d.type == "meeting"), None)
    others = set(told.countries()) - {named} if named and told is not None else set()
    for party in attending if len(others) == 1 else ():
        capacity = party.capacity
        if capacity is not None and capacity.derived and capacity.country == named:
            capacity.country = ""  # guessed from who is named last
        give_country(party, *others)
    return bool(named)


def _represents(token: Token) -> bool:
    return bool(token.lemmas & listed("conference", "attend", "also"))


def _parting(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a verb is that of "принять участие"."""
    return bool(token.lemmas & {"принять", "принимать"}) and any(t.lemma == "участие" for t in clause)


_BESIDE_HIM = (["с", "ним"], ["с", "ней"])


def _together(token: Token, clause: Sequence[Token]) -> bool:
    # not "вместе с тем он будет"
    said = [t.lower for t in clause]
    beside = said[:2] in _BESIDE_HIM and clause[2:3] == [token]  # "с ним | были министры А и Б"
    return token.lemma == "быть" and (beside or ("вместе" in said and "тем" not in said))


def _attends(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a verb says that somebody attends something: not "не присутствовал"."""
    if clause[0] is not token and clause[token.index - clause[0].index - 1].lower == "не":
        return False
    attends = token.lemmas & _ATTEND or _represents(token) or _comes_for(token, clause)
    attends = attends or token.lemma == "быть" or _parting(token, clause) or token.lemmas & OPENS
    ahead = token.has("I") and any(t.lower in ("будет", "будут") for t in clause)
    return bool(attends) and (finite(token) or ahead)


def _takes_up(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause takes up an event without naming it: "в нем", "к ним присоединился", "присутствовал
    и посол"."""
    pronoun = not scene.said.isdisjoint(PRONOUNS)
    pronoun = pronoun and any(a.lower in _INTO and b.lower in PRONOUNS for a, b in pairwise(clause))
    if pronoun and (token.lemmas & _JOIN or not any(t.lower in ("к", "ко") for t in clause)):
        return True
    if _stands_for_land(scene, token, clause):
        return True
    if _comes_for(token, clause) or in_its_work(scene, clause) or opens_told(scene, token, clause):
        return True
    beside = _is_beside(clause)
    rest = [t for t in clause if t.lower not in ("при", "этом")] if beside else clause
    governed = any(t.lower in _INTO and t.index + 1 <= clause[-1].index for t in rest)
    if token.lemmas & _PRESIDES and not governed and gathering_told(scene) is not None:
        return True
    opens = clause[0].index == scene.sentence.first and not beside
    after = scene.behind(token)
    if opens and clause[0] is token and after.text in (":", "–", "—") and scene.sentence.index:
        return bool(token.lemmas & (_WAS_THERE | {"участвовать"}))  # "Присутствовали: министр А, посол Б"
    if opens and _opens_presence(token, clause) and not governed:
        return _are_named(scene, token)  # "Встречу посетил А. | Присутствовали Б и В"
    return bool(token.lemmas & _WAS_THERE) and not governed and not opens


def _opens_presence(verb: Token, clause: Sequence[Token]) -> bool:
    """Whether a sentence opens with that somebody was there: "| Присутствовали А и Б", "Участие приняли
    также А и Б", "С обеих сторон присутствовали А и Б"."""
    ahead = [t.lower for t in clause if t.index < verb.index and t.shape != "mark"]
    if ahead in ([], _OF_BOTH, ["кроме", "того"], ["помимо", "этого"], ["помимо", "того"]):
        return bool(verb.lemmas & (_WAS_THERE - _JOIN | {"участвовать"}))
    return ahead == ["участие"] and bool(verb.lemmas & _TAKES)


_OF_BOTH = ["с", "обеих", "сторон"]
_TAKES = frozenset(("принять", "принимать"))


def _are_named(scene: Scene, verb: Token) -> bool:
    """Whether named officials follow a verb at once, shortly behind a sentence that tells of an event."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    near = told is not None and scene.sentence.index - told.sentence <= _BOTH
    at = verb.index + 1
    while at < scene.sentence.last and scene.words.tokens[at].lower in ("и", "также", "тоже"):
        at += 1  # "Присутствовал | и министр"
    first = next((p for p in scene.clauses.parties if p.first == at), None)
    return near and first is not None and leads(first) and first.capacity is not None


def _stands_for_land(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether somebody acts for a state at the gathering told, which the clause does not name: "Страну |
    представит министр", "Чили представлял премьер"."""
    low, high = clause[0].index, clause[-1].index
    here = any(
        d.type == "conference" and d.last < low for d in scene.here
    )  # "В Осло – форум; | Чили представит"
    if not _represents(token) or not (here or (gathering_told(scene) and scene.sentence.index)):
        return False
    lands = [t for t in clause if t.lower in _LANDS and not phrases.preposition(scene.words, t.index)]
    own = frozenset(("state", "body"))
    states = [p for p in scene.clauses.parties if p.kind in own and low <= p.first <= high and not p.prep]
    states = [p for p in states if not p.inner and "acc" in p.cases]
    if any(p.first > low and scene.words.tokens[p.first - 1].has("N") for p in states):
        return False  # "Новый закон | Чили представил премьер"
    goals = (a for a, b in pairwise(clause) if a.lower in _INTO and b.lower != "месте")
    alone = len(lands) + len(states) == 1 and next(goals, None) is None
    return alone and any(leads(p) for p in scene.clauses.parties if low <= p.first <= high)


_LANDS = frozenset(("страну", "республику", "государство"))


def _is_beside(clause: Sequence[Token]) -> bool:
    """Whether a clause adds to what was told right before: "При этом | присутствовал посол"."""
    pairs = ([a.lower, b.lower] for a, b in pairwise(clause[:_SAID_EARLY]))
    return any(pair == ["при", "этом"] for pair in pairs)


# "Присутствовали | при этом А и Б": so many words.
_SAID_EARLY = 4


# "Заседание прошло в Лиме. | Председательствовал министр"
_PRESIDES = frozenset(("председательствовать", "сопредседательствовать"))


def _of_which(scene: Scene, token: Token) -> bool:
    """Whether somebody was at the talk told before, which a sentence takes up by its kind alone: "На
    переговорах, в которых | участвовал посол, обсуждалась торговля"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opening = scene.words.tokens[segment.first : segment.first + 2]
    noun = scene.words.tokens[segment.first - 2] if segment.first - 2 >= scene.sentence.first else None
    if noun is None or len(opening) < 2:
        return False
    there = opening[0].lower == "где"  # "На приеме, где | был и посол"
    which = segment.relative and "который" in opening[1].lemmas
    at = there or (which and opening[0].lower in ("в", "на") and "loc" in opening[1].cases())
    kind = bool(noun.lemmas & (TALKS_ATTENDED | {"переговоры"})) and noun.has("N")
    attends = _ATTEND | {"принять", "принимать"} | ({"быть"} if there else set())
    was = token.lemmas & attends and finite(token)
    ahead = (t for t in scene.words.inside(scene.sentence.index) if t.index < noun.index)
    bare = not any(t.capital and t.index > scene.sentence.first for t in ahead)
    return at and kind and bool(was) and bare and talk_told(scene) is not None


def _comes_for(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause says who came for what is told: "Для участия в нем прибыли А и Б"."""
    if token.lemmas.isdisjoint(GO):
        return False
    part = next((k for k, t in enumerate(clause[:-2]) if t.lemma == "участие"), None)
    if part is None:
        return False
    return clause[part + 1].lower == "в" and clause[part + 2].lower in PRONOUNS


def _expects(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether officials confirm that they come to the gathering told: "Участие подтвердили А и Б"."""
    if token.lemmas.isdisjoint(_CONFIRM) or not finite(token):
        return False
    if not any(t.lemma == "участие" and "acc" in t.cases("N") for t in clause):
        return False
    return gathering_told(scene) is not None


@on("участие")
def expected_there(scene: Scene, token: Token) -> Draft | None:
    """Whose participation in the gathering told is said: "Ожидается участие А и Б", "с участием А"."""
    if "участие" not in token.lemmas or gathering_told(scene) is None:
        return None
    first = next((p for p in scene.clauses.parties if p.first == token.index + 1 and "gen" in p.cases), None)
    clause = scene.clause(token)
    other = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")
    if first is None or first.person is None or any(t.lemmas & other and t.has("N") for t in clause):
        return None
    draft = mention(scene, "conference", token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.clauses.group(first, frozenset(("gen",))) if p.person is not None])
    return draft


def _at_talk(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause names a talk that somebody attends, and says no more of it."""
    parting = _parting(token, clause)
    joins = bool(token.lemmas & _JOIN)
    at = ("к", "ко") if joins else ("на", "во", "в", "при")
    talks = [t for t in clause if t.lemma in TALKS_ATTENDED]
    bare = any(phrases.preposition(scene.words, t.index) in at or _in_wide(scene, t) for t in talks)
    bare = bare or any(_is_of_three(scene, t) for t in talks if _too(scene, token))
    more = parting and any(t.lemma in TALKS_ATTENDED and also_attended(scene, t) for t in clause)
    more = more or (parting and _in_role(scene, clause))
    more = more or (parting and bare and scene.sentence.index > 0 and _alone(scene, clause))
    if token.lemma == "быть" and not _together(token, clause):
        return bare and scene.sentence.index > 0 and was_there(scene, token)
    return more or (not (_represents(token) or parting) and (bare or _together(token, clause)))


def _is_of_three(scene: Scene, talk: Token) -> bool:
    """Whether a talk is told by the number of its sides alone: "в трехсторонней | встрече участвовал"."""
    before = scene.words.tokens[max(talk.index - 1, scene.sentence.first)]
    sides = before.lemma.endswith("сторонний") and not before.lemma.startswith(("дву", "одно"))
    return sides and phrases.preposition(scene.words, before.index) in ("в", "во", "на", "к")


def _too(scene: Scene, verb: Token) -> bool:
    """Whether somebody did as others had, by the word behind a verb: "участвовал | и президент А"."""
    after = scene.behind(verb)
    return after.lower in ("и", "также", "тоже") and talk_told(scene) is not None


def _in_wide(scene: Scene, talk: Token) -> bool:
    """Whether a talk is told with more of both sides, or a part of it: "в расширенном составе | переговоров
    участвовали"."""
    before = [t.lower for t in scene.words.tokens[max(talk.index - 3, 0) : talk.index]]
    return len(before) > _BOTH and before[0] == "в" and before[-1] in _STAGES


_BOTH = 2
_STAGES = listed("meeting", "attended", "stages")


def was_there(scene: Scene, token: Token) -> bool:
    """Whether named officials are all that is said to have been: "На встрече был также посол А"."""
    who = scene.clauses.subject(token.index)
    named = bool(who) and all(p.person is not None and p.capacity is not None for p in who)
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower
    if named and before in ("тоже", "также"):  # "Министр А тоже был на встрече"
        return True
    after = scene.words.tokens[token.index + 1 : who[0].first] if named else []
    return named and who[0].first > token.index and all(t.lower in ("и", "также") for t in after)


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
    talk = next((t for t in clause if t.lemma in TALKS_ATTENDED), None)
    if talk is None or scene.genitive(talk) or scene.with_(talk):
        return False
    after = scene.behind(talk)
    return talk.lemma != "церемония" or not (after.has("N") and "gen" in after.cases("N"))


def _with_subject(scene: Scene, token: Token) -> Draft | None:
    """The subject of a verb, who attends the gathering spoken of."""
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in who_acts(scene, token) if p.kind in ("person", "post")])
    return draft if draft.parts else None


def who_acts(scene: Scene, verb: Token) -> list[Party]:
    """The subject of a verb; not the gathering in front of it that a capital makes a body: "Форум | открыл
    министр"."""
    found = scene.clauses.subject(verb.index, agree=verb)
    gatherings = listed("conference", "noun", "nouns")
    if not all(p.kind == "body" and scene.words.tokens[p.head].lemmas & gatherings for p in found):
        return found
    _, high = scene.clauses.reach(verb.index)
    after = [p for p in scene.clauses.parties if verb.index < p.first <= high and not (p.prep or p.inner)]
    first = next((p for p in after if p.person is not None and "nom" in p.cases), None)
    return scene.clauses.group(first, frozenset(("nom",))) if first is not None else found
