"""Who is of a delegation, told after its visit: "в состав делегации вошли А и Б", "ее сопровождает А"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of, give_country, held_by
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import TALKS_ATTENDED
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.described_teams import is_of_delegation
from kg.extract.languages.ru.for_sides import send_for_side
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.sayings import is_of_saying
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.state_posts import heads_state
from kg.extract.languages.ru.told_before import ADDED
from kg.extract.parties import Party
from kg.extract.words import Token

_VERBS = listed("visit", "delegation", "verbs")
_BEING = listed("visit", "membership", "verbs")
_MEMBERS = listed("visit", "membership", "members")
_ALONG = listed("visit", "along", "verbs")
_TRIPS = listed("visit", "along", "trips")
_COMING = listed("visit", "go", "verbs")
_HEADING = listed("meeting", "heads", "verbs")
_DELEGATION = "делегация"
_TEAMS = listed("visit", "delegation", "nouns")
_INCLUDING = frozenset(("включать", "включить"))
# "главой делегации является А"
_HEADS = frozenset(("глава", "руководитель"))
# "в составе делегации | находятся А и Б"
_IS = frozenset(("быть", "находиться"))
# "В | ее состав вошли": of the delegation told before
_ITS = frozenset(("ее", "её", "их"))
_SEEING = listed("visit", "object", "verbs")
_PRESENTING = frozenset(("представить", "представлять"))
# "ее сопровождает", "в состав входят", "в нее вошли"
_OF_IT = _VERBS | _BEING | _IS | {"войти", "входить"}


@on(_TEAMS, _COMING, _SEEING, _PRESENTING, _HEADING, _OF_IT, _ALONG, "в")
def delegation(scene: Scene, token: Token) -> Draft | None:
    """Who travels along, by a verb, or by "в делегации" in a sentence without one."""
    if token.lemmas & _TEAMS and not any(finite(t) for t in _up_to_semicolon(scene, token)):
        if head := _at_head(scene, token):
            return _with(scene, token, head)
        return _with(scene, token, _verbless(scene, token))
    if token.index == scene.sentence.first and _opens_its_list(scene):
        return _with(scene, token, _acting(scene, token.index, scene.sentence.last))
    if token.lemmas & _COMING and finite(token) and _comes_within(scene, token):
        return _told(scene, token)
    if token.lemmas & _SEEING and finite(token) and (guests := _seen_by(scene, token)):
        return _with(scene, token, guests)
    if finite(token) and token.lemmas & _PRESENTING and (members := _presented(scene, token)):
        return _with(scene, token, members)
    if finite(token) and token.lemmas & _HEADING:
        return _with(scene, token, _representing(scene, token) or _heading(scene, token))
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    ahead = token.has("I") and token.lemmas & _VERBS and any(t.lower in ("будет", "будут") for t in clause)
    if not (finite(token) or ahead) or _is_led_round(scene, token):
        return None
    lemmas = {t.lemma for t in clause}
    of_it = bool(token.lemmas & _VERBS or (token.lemmas & _BEING and (lemmas & _MEMBERS or _is_head(clause))))
    own = any(a.lower in _ITS and b.lower in ("состав", "составе") for a, b in pairwise(clause))
    own = own and bool(token.lemmas & (_VERBS | _IS))
    of_it = of_it or bool(token.lemmas & _IS and any(t.lower == "составе" for t in clause))
    into = any(a.lower in ("в", "во") and b.lower in ("нее", "неё") for a, b in pairwise(clause))
    into = into and "войти" in token.lemmas | ({"войти"} if "входить" in token.lemmas else set())
    if (own or into) and scene.sentence.index:
        return _told(scene, token)
    of_which = is_of_delegation(scene, low, lemmas)
    if (
        of_it
        and (of_which or lemmas & (_TEAMS | {"сопровождать"}) or _of_sides_team(scene, clause))
        and not _of_programme(scene, token, low)
    ):
        return _told(scene, token)
    if token.lemmas & _COMING and scene.sentence.index and _with_guest(scene, clause):
        return _with(scene, token, _acting(scene, low, high))
    # "во встрече с делегацией участвовал" is said of the talk
    along = token.lemmas & _ALONG and lemmas & _TRIPS and not lemmas & TALKS_ATTENDED
    along = along and not _are_subject(scene, token)
    return _with(scene, token, _acting(scene, low, high)) if along else None


def _is_led_round(scene: Scene, verb: Token) -> bool:
    """Whether the head of a state shows a guest round, being of no delegation: "его сопровождал | король"."""
    who = scene.subject(verb) if "сопровождать" in verb.lemmas else []
    held = (c for p in who for c in held_by(p))
    return any(heads_state(c) for c in held)


def _are_subject(scene: Scene, verb: Token) -> bool:
    """Whether delegations are who does something: "В форуме приняли участие | делегации Чили и Перу"."""
    who = scene.subject(verb)
    return bool(who) and scene.words.tokens[who[0].head].lemma == _DELEGATION


def _of_sides_team(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether the team of a side of the talk told before is named: "В состав иранской | команды вошли"."""
    team = next((a for a, b in pairwise(clause) if b.lemma in ("команда", "группа")), None)
    state = scene.adjectives.countries(team) if team is not None else []
    told = next((d for d in reversed(scene.told) if not d.title), None)
    return told is not None and told.type in TALKS and len(state) == 1 and state[0] in told.countries()


def _at_head(scene: Scene, token: Token) -> list[Party]:
    """Who leads a delegation in a sentence without a verb: "Во главе чилийской | делегации – министр А"."""
    before = [t.lower for t in scene.words.tokens[max(token.index - 3, 0) : token.index]]
    after = scene.behind(token)
    if "главе" not in before or after.text not in "–—-":
        return []
    first = next((p for p in scene.clauses.parties if p.first == after.index + 1), None)
    countries = scene.adjectives.countries(scene.words.tokens[token.index - 1])
    named = first is not None and first.person is not None and "nom" in first.cases
    if first is not None and named and len(countries) == 1 and not country_of(first):
        give_country(first, countries[0])
    return [first] if first is not None and named else []


def _opens_its_list(scene: Scene) -> bool:
    """Whether a sentence without a verb lists the delegation told before: "В ее составе – министр А"."""
    sentence = _sentence(scene)
    opening = [t.lower for t in sentence[:4]]
    listing = opening[:1] == ["в"] and set(opening[1:2]) <= _ITS and opening[2:3] == ["составе"]
    listing = listing and opening[3:] != [] and opening[3] in ("–", "—", "-", ":", "также")
    return listing and scene.sentence.index > 0 and not any(finite(t) for t in sentence)


def _comes_within(scene: Scene, verb: Token) -> bool:
    """Whether somebody comes with the delegation whose visit was told: "В составе делегации в Рим прибыли
    А и Б"."""
    low, high = scene.clauses.reach(verb.index)
    clause = scene.words.tokens[low : high + 1]
    at = next((t.index for t in clause if t.lower == "составе"), None)
    inside = scene.words.tokens[at + 1 : at + 3] if at is not None else ()
    within = any(t.lemma == _DELEGATION for t in inside)
    if at is not None and any(t.text in "–—-" for t in scene.words.tokens[at + 2 : at + 4]):
        return False  # "А прибыл в Рим, в составе его делегации – | Б"
    told = next((d for d in reversed(scene.told) if d.type in ("visit", *TALKS) and not d.title), None)
    return within and told is not None and scene.sentence.index - told.sentence <= _SHORTLY


# The visit of a delegation was told so many sentences before at most.
_SHORTLY = 2


def _seen_by(scene: Scene, verb: Token) -> list[Party]:
    """Who came with the delegation just told, where its place is called by its kind: "В Рим прибыла
    делегация Чили. Город | посетили посол Чили А и министр Б"."""
    beside = (verb.index - 1, verb.index + 1)
    near = (scene.words.tokens[i] for i in beside if scene.sentence.first <= i <= scene.sentence.last)
    land = next((t for t in near if t.lemmas & _LANDS and "acc" in t.cases("N")), None)
    told = next((d for d in reversed(scene.told) if d.type == "visit" and not d.title), None)
    if land is None or told is None or scene.sentence.index - told.sentence > _SHORTLY + 1:
        return []
    sent = (
        {p.party.country for p in told.parts} if all(p.party.kind == "state" for p in told.parts) else set()
    )
    people = [p for p in scene.subject(verb) if p.person is not None]
    known = {c for p in people if (c := country_of(p))}
    bare = scene.spans.at(land.index) is None and not scene.genitive(land)
    return people if bare and len(sent) == 1 and known == sent else []


_LANDS = words_of("posts", "authorities", "lands")


def _presented(scene: Scene, verb: Token) -> list[Party]:
    """The members of his delegation whom somebody presents to whom he talks with: "представил президенту
    членов делегации: министра А и посла Б"."""
    tokens = scene.words.tokens
    near = range(verb.index + 1, scene.sentence.last)
    sent = next((i for i in near if tokens[i].lemma == _DELEGATION and "gen" in tokens[i].cases("N")), None)
    if sent is None or not any(t.lemma in _MEMBERS for t in tokens[verb.index + 1 : sent]):
        return []
    listed_ = sent < scene.sentence.last and tokens[sent + 1].text in (":", "–", "—", "-", ",")
    named = (p for p in scene.clauses.parties if p.person is not None)
    after = [p for p in named if p.first == sent + 2 or verb.index < p.first < sent < p.last]
    return _joined(scene, after[0]) if listed_ and after else []


def _of_programme(scene: Scene, verb: Token, low: int) -> bool:
    """Whether a verb tells what a visit and no delegation has: "программа включает переговоры делегаций"."""
    ahead = scene.words.tokens[low : verb.index]
    return bool(verb.lemmas & _INCLUDING) and not any(
        t.lemma in (_DELEGATION, "состав", "который") for t in ahead
    )


def _is_head(clause: Sequence[Token]) -> bool:
    """ "Главой делегации является А", of the delegation told before."""
    near = [(a, b) for a, b in pairwise(clause) if a.lemma in _HEADS and b.lemma == _DELEGATION]
    return any("ins" in a.cases("N") for a, _ in near)


def _with_guest(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether somebody comes with the guest told before: "С ним прибыли А и Б", "Вместе с главой государства
    прилетели А и Б"."""
    if any(a.lower == "с" and b.lower in ("ним", "ней", "ними") for a, b in pairwise(clause)):
        return True
    along = [b.index + 1 for a, b in pairwise(clause) if a.lower == "вместе" and b.lower in ("с", "со")]
    guest = next((p for p in scene.clauses.parties if p.first in along), None)
    told = guest is not None and guest.person is not None and guest.person.mentions[0].first < guest.first
    last = next((d for d in reversed(scene.told) if not d.title and d.rule not in ADDED), None)
    told = told and (last is None or any(p.party.person is guest.person for p in last.parts if guest))
    low, high = clause[0].index, clause[-1].index
    return told and not any(s.kind in ("place", "state") and low <= s.first <= high for s in scene.spans.all)


def _heading(scene: Scene, verb: Token) -> list[Party]:
    """Who leads the delegation told before, in a sentence that says no more: "Делегацию возглавляет А",
    "Ее возглавляет А"."""
    sentence = _sentence(scene)
    bare = [
        a
        for a, b in pairwise(sentence)
        if a.lemmas & _LED_TEAMS and scene.spans.at(b.index) is None and "gen" not in b.cases("N", "A")
    ]
    opening = sentence[:2]
    its = any(t.lower in _ITS for t in opening) and verb in opening
    if its and _is_told(scene):  # "Её | возглавляет А", "| Возглавляет её А"
        bare = sentence[:1]
    if _goes_on_with(scene, verb):
        bare = [verb]
    of_it = next((t.index for t in sentence if t.lower in ("состав", "составе")), None)
    # "Делегацию возглавлял А, | в ее состав вошли Б и В": the rest tells of it, too
    verbs = [
        t.index for t in sentence if finite(t) and not (of_it is not None and t.index > of_it > verb.index)
    ]
    alone = (verbs == [verb.index] or _goes_on_with(scene, verb)) and scene.sentence.index > 0
    sides = any(len(scene.adjectives.countries(t)) == 1 for t in sentence)
    if not bare or not alone or (sides and not _goes_on_with(scene, verb)):
        return []
    named = [p for p in scene.clauses.parties if p.person_span is not None and "nom" in p.cases]
    if finite(verb) and verb.readings[0].number == "p":
        return []  # "Делегации возглавляли А и Б"
    return [p for p in named if p.first > verb.index or bare != [verb]][:1]


def _representing(scene: Scene, verb: Token) -> list[Party]:
    """Several who are the delegation of the guest whose visit was told last: "Делегацию Чили представляют
    | А и Б"."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    team = any(t.lemmas & _TEAMS and "acc" in t.cases("N") for t in scene.clause(verb))
    near = told is not None and told.type == "visit" and told.sentence == scene.sentence.index - 1
    if not (near and team and verb.lemmas & _PRESENTING):
        return []
    return [p for p in scene.clauses.subject(verb.index, agree=verb) if p.person is not None]


# "Делегацию возглавляет А", "Наблюдателей возглавляет Б"
_LED_TEAMS = frozenset((_DELEGATION, "миссия", "наблюдатель", "гость", "парламентарий", "законодатель"))


def _goes_on_with(scene: Scene, verb: Token) -> bool:
    """Whether a sentence goes on with who leads the delegation that is its subject: "Делегация прибыла в
    Рим, | возглавляет ее министр А"."""
    following = scene.behind(verb)
    before = [t for t in _sentence(scene) if t.index < verb.index]
    heads = following.lower in _ITS and following.lower != "их"
    return heads and any(t.lemma == _DELEGATION and "nom" in t.cases("N") for t in before)


def _is_told(scene: Scene) -> bool:
    """Whether a delegation is the only subject of the sentence before that "она" can mean."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    acting = [
        r.lemma
        for t in before
        for r in t.readings[:1]
        if r.pos == "N" and r.case == "nom" and r.gender == "f" and not _is_reached(scene, t)
    ]
    return set(acting) == {_DELEGATION}


def _is_reached(scene: Scene, token: Token) -> bool:
    """Whether a name with one form for all cases stands behind a preposition: "прибыла в | КНДР"."""
    return bool(phrases.preposition(scene.words, token.index))


def _told(scene: Scene, token: Token) -> Draft | None:
    """Whom a delegation includes, or who is of it: the verb says in which case they stand."""
    right = [p for p in scene.clauses.parties if p.person_span is not None and p.first > token.index]
    included = [p for p in right if "acc" in p.cases and not p.prep]
    made_up = [p for p in right if "gen" in p.cases and p.prep == "из"]
    if made_up:
        return _with(scene, token, _joined(scene, made_up[0]))
    if included and token.lemmas & _INCLUDING:
        return _with(scene, token, _joined(scene, included[0]))
    consists = next((t.index for t in scene.clause(token) if t.lower == "составе"), None)
    inside = [p for p in right if consists is not None and p.first == consists + 1 and "gen" in p.cases]
    if inside and "nom" not in inside[0].cases:  # "Его сопровождает делегация в составе | А и Б"
        return _with(scene, token, scene.clauses.group(inside[0], frozenset(("gen",))))
    end = _end(scene, token)
    low, _ = scene.clauses.reach(token.index)
    # "А уточнил, | что в состав делегации войдут Б и В": he may stay at home
    first = low if scene.words.tokens[low].lower == "что" else scene.sentence.first
    people = [*_led(scene, first, end), *_acting(scene, first, end), *_itemised(scene)]
    draft = _with(scene, token, people)
    if draft is not None and end < scene.sentence.last:
        draft.there = True  # of no talk told before: "делегацию, в которую вошли А и Б, | принял министр"
    return draft


def _led(scene: Scene, low: int, high: int) -> list[Party]:
    """Under whom a delegation is: "в составе | делегации под руководством А прибыли"."""
    inside = (p for p in scene.clauses.parties if low <= p.first <= high and p.person is not None)
    led = (p for p in inside if scene.words.tokens[p.first].lemma == _DELEGATION)
    return [p for p in led if scene.words.tokens[p.first - 1].lower in ("составе", "состав")][:1]


def _end(scene: Scene, verb: Token) -> int:
    """Where those of whom a delegation consists end: before the verb with which the main clause goes on,
    "делегацию, в состав которой входят А и Б, | принял В"."""
    k = scene.clauses.index_of(verb.index)
    if not scene.clauses.segments[k].relative:
        # "Министра сопровождал А, | с чилийской стороны участвовал Б"
        other = (
            s.first for s in scene.clauses.segments[k + 1 :] if _is_of_other_side(scene, s.first, s.last)
        )
        return next(other, scene.sentence.last + 1) - 1
    goes_on = (s.first for s in scene.clauses.segments[k + 1 :] if finite(scene.words.tokens[s.first]))
    return next(goes_on, scene.sentence.last + 1) - 1


def _is_of_other_side(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause tells of another side, with a verb of its own: "с чилийской стороны участвовал А"."""
    inside = scene.words.tokens[first : last + 1]
    side = len(inside) > 2 and inside[0].lower in ("с", "со", "от") and inside[2].lemma == "сторона"
    return side and any(finite(t) for t in inside)


def _verbless(scene: Scene, token: Token) -> list[Party]:
    """ "В составе делегации – А и Б", "в делегации также А": whoever follows in the nominative."""
    before = scene.words.tokens[max(token.index - 2, 0) : token.index]
    if _is_headed(scene, token):
        return _acting(scene, scene.sentence.first, scene.sentence.last)
    if not any(t.lower in ("в", "составе") for t in before):
        return []
    return _acting(scene, token.index + 1, _up_to_semicolon(scene, token)[-1].index)


def _is_headed(scene: Scene, team: Token) -> bool:
    """Whether a sentence is a list of a delegation: "| Делегация Чили: министр А и посол Б", "Состав
    перуанской делегации: А, Б"."""
    colon = next((t.index for t in _sentence(scene) if t.text in _HEADS_LIST), None)
    if colon is None or not team.index < colon <= team.index + _HEADED:
        return False
    ahead = scene.words.tokens[scene.sentence.first : team.index]
    fitting = all(t.lemmas & _MEMBERS or scene.adjectives.countries(t) for t in ahead)
    state = scene.spans.at(team.index + 1)
    whose = colon == team.index + 1 or (state is not None and state.last == colon - 1)
    return scene.sentence.index > 0 and fitting and whose


_HEADS_LIST = frozenset(":–—-")
# "Делегация Республики Чили |:": so many words at most.
_HEADED = 4


def _up_to_semicolon(scene: Scene, token: Token) -> list[Token]:
    """The part of a sentence that a token is in: "В составе делегации – министр; | его принял мэр"."""
    sentence = _sentence(scene)
    marks = [t.index for t in sentence if t.text == ";" and not _goes_on_listing(scene, t)]
    low = max((i for i in marks if i < token.index), default=-1)
    high = min((i for i in marks if i > token.index), default=sentence[-1].index + 1)
    return [t for t in sentence if low < t.index < high]


def _goes_on_listing(scene: Scene, mark: Token) -> bool:
    """Whether a semicolon only parts those who are listed: "в составе – А, министр; | Б, посол"."""
    named = any(p.first == mark.index + 1 and p.person is not None for p in scene.clauses.parties)
    return named and not any(finite(t) for t in _sentence(scene) if t.index > mark.index)


def members(scene: Scene, participle: Token) -> list[Party]:
    """Who is of a delegation that a participle describes, by the verb of its clause: "В состав делегации,
    | прибывшей в Рим, вошли А и Б"."""
    segment = scene.clauses.segments[scene.clauses.index_of(participle.index)]
    before = scene.words.tokens[max(segment.first - 2, scene.sentence.first)]
    described = before.lemma == _DELEGATION and participle.has("P") and segment.first <= participle.index
    after = scene.words.tokens[segment.last + 1 : scene.sentence.last + 1]
    verb = next((t for t in after if finite(t)), None) if described else None
    if verb is None or not verb.lemmas & (_VERBS | _IS):
        return []
    return [p for p in _acting(scene, verb.index, scene.sentence.last) if p.first > verb.index]


def listed_after(scene: Scene, subjects: Sequence[Party]) -> list[Party]:
    """Who is of the delegation of a state that comes, right after it: "прибыла делегация Чили: | министр А и
    посол Б"."""
    if not subjects or subjects[0].kind != "state":
        return []
    mark = scene.words.tokens[min(subjects[0].last + 1, scene.sentence.last)]
    first = next((p for p in scene.clauses.parties if p.first == mark.index + 1), None)
    if any(p.kind == "state" for p in subjects[1:]):
        return []
    if mark.text not in (":", "–", "—") or first is None or first.person_span is None:
        return []
    return scene.clauses.group(first, frozenset(("nom",))) if "nom" in first.cases else []


def _acting(scene: Scene, low: int, high: int) -> list[Party]:
    """The named persons of a stretch that can stand in the nominative."""
    inside = (
        p for p in scene.clauses.parties if low <= p.first <= high and not is_of_saying(scene.words, p.first)
    )
    return [p for p in inside if p.person_span is not None and not p.prep and "nom" in p.cases]


def _itemised(scene: Scene) -> list[Party]:
    """The members in lines of their own after a colon: "в состав входят: | – министр А; | – посол Б"."""
    out: list[Party] = []
    if scene.words.tokens[scene.sentence.last].text != ":":
        return out
    for sentence in scene.words.sentences[scene.sentence.index + 1 :]:
        if scene.words.tokens[sentence.first].text not in _ITEMS:
            break
        inside = (p for p in scene.parties if p.sentence == sentence.index and p.person_span is not None)
        out += [p for p in inside if not p.prep and "nom" in p.cases][:1]
    return out


_ITEMS = frozenset("–—-•*")


def _joined(scene: Scene, party: Party) -> list[Party]:
    """A party with those that commas and "и" join to it."""
    out = [party]
    for other in scene.clauses.parties:
        if other.head == party.head and other is not party:  # "включала министров А, | Б и В"
            out.append(other)
            continue
        between = scene.words.tokens[out[-1].last + 1 : other.first]
        if other.first > out[-1].last and all(t.lower in _JOINTS for t in between):
            out.append(other)
    return [p for p in out if p.person_span is not None]


# ")" closes the post behind a name: "А (посол) и Б".
_JOINTS = frozenset((",", "и", "а", "также", ")"))


def _sentence(scene: Scene) -> list[Token]:
    return list(scene.words.inside(scene.sentence.index))


def _with(scene: Scene, token: Token, people: list[Party]) -> Draft | None:
    if token.lemmas & _HEADING and not people:
        return None
    send_for_side(scene, token, people)
    draft = mention(scene, "visit", token, "delegation")
    scene.put(draft, people, "guest")
    return draft
