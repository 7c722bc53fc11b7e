"""Who is at the head of a side, or of it: "делегацию возглавлял А", "во главе стоял Б", "в нее вошел В"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import act_for
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import EventType


@on(listed("meeting", "heads", "verbs"))
def heads(scene: Scene, token: Token) -> Draft | None:
    """Who leads which side: "Российскую делегацию возглавлял А, турецкую – Б"."""
    before = scene.words.tokens[max(scene.sentence.first, token.index - 2) : token.index]
    acts = finite(token) or (token.has("I") and any(t.lower in ("будет", "будут") for t in before))
    if not scene.is_verb(token, listed("meeting", "heads", "verbs")) or not acts:
        return None
    low, high = scene.sentence.first, scene.sentence.last
    before = _sentences_before(scene)
    if not any(t.lemmas & listed("meeting", "heads", "of") for t in scene.words.tokens[low : high + 1]):
        in_turn = _heads_in_turn(scene, token)
        # "Делегации совещались. | Чилийскую возглавлял А"
        if in_turn is not None or not any("делегация" in t.lemmas for t in before):
            return in_turn
    at_signing = any(t.lemma == "подписание" for t in scene.words.tokens[low : high + 1])
    talks = (d.type for d in reversed(scene.told) if d.type in TALKS and not d.title)
    talk: EventType = next(talks, "meeting")
    talk = "signing" if at_signing else talk
    draft = mention(scene, talk, token, "attendance")
    passive = token.has("PS")
    side, cases = ("nom", INS) if passive else ("acc", NOM)
    for k in range(low, high + 1):
        country = _led(scene, k, side)
        told = country or _is_of_hosts(scene, k)
        ahead = [p for p in scene.clauses.parties if p.first > k and leads(p, cases)] if told else []
        for holder in _until_next(scene, scene.clauses.group(ahead[0], cases) if ahead else [], k):
            for capacity in holder.person.capacities if holder.person is not None else ():
                own = capacity.country and not (capacity.derived and not capacity.organization)
                capacity.country = capacity.country if own else country
            holder.country = holder.country or country
            draft.add(holder)
    draft.lead = True
    if not draft.parts and not passive and token.readings[0].number == "p":
        scene.put(draft, _heads_of_both(scene, token))
    return draft if draft.parts else None


def tells_next_side(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells who leads a side, and a dash who leads the next: "Чилийскую делегацию |
    представляли А и Б, перуанскую – В"."""
    if not verb.lemmas & listed("meeting", "heads", "verbs") or not finite(verb):
        return False
    ahead = any(_led(scene, k, "acc") for k in range(scene.sentence.first, verb.index))
    dashes = [t.index for t in scene.words.tokens[verb.index : scene.sentence.last] if t.text in "–—-"]
    return ahead and any(_led(scene, k - 1, "acc") for k in dashes)


def _is_of_hosts(scene: Scene, k: int) -> bool:
    """Whether a side is called that of the hosts: "| принимающую сторону представлял А"."""
    adjective, side = scene.words.tokens[k], scene.words.tokens[min(k + 1, scene.sentence.last)]
    return "принимающий" in adjective.lemmas and "сторона" in side.lemmas


def _heads_of_both(scene: Scene, verb: Token) -> list[Party]:
    """Who leads the delegations of a talk told before: "Делегации возглавляли А и Б"; of two whose states
    nothing tells the first leads that of the first side."""
    behind = [p for p in scene.clauses.parties if p.first > verb.index and leads(p)]
    both = scene.clauses.group(behind[0], NOM) if behind else []
    told = next((d for d in reversed(scene.told) if d.type in TALKS and not d.title), None)
    sides = list(dict.fromkeys(told.countries())) if told is not None else []
    named = len(both) == len(sides) == _BOTH and all(leads(p) for p in both)
    if named and not any(p.person is None or p.person.country or country_of(p) for p in both):
        for party, country in zip(both, sides, strict=True):
            give_country(party, country)
    return both if named else []


_BOTH = 2


def _heads_in_turn(scene: Scene, token: Token) -> Draft | None:
    """Who leads the delegations told before: "Одну возглавляет посол А, другую – министр Б"."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    turns = [t for t in scene.words.inside(scene.sentence.index) if t.lower in _IN_TURN]
    if not turns or turns[0].index > token.index or not any("делегация" in t.lemmas for t in before):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    scene.put(draft, [p for p in scene.clauses.parties if leads(p) and p.first > turns[0].index])
    return draft if draft.parts else None


_IN_TURN = frozenset(("одну", "другую", "первую", "вторую"))


@on(listed("meeting", "heads", "of"))
def at_head(scene: Scene, token: Token) -> Draft | None:
    """Who stands at the head of which delegation: "Во главе армянской | делегации был А, во главе турецкой –
    Б"."""
    if not token.lemmas & listed("meeting", "heads", "of") or not scene.sentence.index:
        return None
    if not any(finite(t) and t.lemmas & _STANDS for t in scene.clause(token)):
        return None
    marks = [
        (k, c) for k in range(scene.sentence.first + 2, scene.sentence.last) if (c := _at_head(scene, k))
    ]
    draft = mention(scene, "meeting", token, "attendance")
    draft.lead = True
    if not marks and _at_heads(scene, token):
        scene.put(draft, _heads_of_both(scene, token))
        return draft if draft.parts else None
    for n, (k, country) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else scene.sentence.last + 1
        for holder in [p for p in scene.clauses.parties if k < p.first < end and leads(p)][:1]:
            act_for(holder, country)
            draft.add(holder)
    return draft if draft.parts and token.index == marks[0][0] + 1 else None


def _at_head(scene: Scene, k: int) -> str:
    """The country of "во главе | армянской (делегации)" at its adjective."""
    before = [t.lower for t in scene.words.tokens[k - 2 : k]]
    countries = scene.adjectives.countries(scene.words.tokens[k]) if before == ["во", "главе"] else []
    return countries[0] if len(countries) == 1 else ""


def _at_heads(scene: Scene, token: Token) -> bool:
    """Whether a sentence opens with the delegations of both sides: "Во главе | делегаций стояли А и Б"."""
    ahead = [t.lower for t in scene.words.tokens[scene.sentence.first : token.index]]
    return (
        ahead[:2] == ["во", "главе"] and ahead[2:] in ([], ["обеих"], ["двух"]) and "gen" in token.cases("N")
    )


_STANDS = frozenset(("быть", "стоять", "находиться"))


_SPEAKERS = listed("meeting", "speakers", "nouns")


@on(_SPEAKERS)
def negotiators(scene: Scene, token: Token) -> Draft | None:
    """Who spoke for which side, by what he is called: "Индийским | переговорщиком был А, оманским – Б"."""
    if not token.lemmas & _SPEAKERS or "ins" not in token.cases("N") or not scene.sentence.index:
        return None
    if not any(finite(t) and t.lemmas & _SERVES for t in scene.clause(token)):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    for k in range(scene.sentence.first, scene.sentence.last):
        adjective, after = scene.words.tokens[k], scene.words.tokens[k + 1]
        countries = scene.adjectives.countries(adjective) if "ins" in adjective.cases("A") else []
        if len(countries) != 1 or not (after is token or after.text in "–—-"):
            continue
        ahead = [p for p in scene.clauses.parties if p.first > k and leads(p)]
        for holder in ahead[:1]:
            act_for(holder, countries[0])
            draft.add(holder)
    return draft if draft.parts else None


_SERVES = frozenset(("быть", "стать", "выступить", "выступать", "являться"))


def _sentences_before(scene: Scene) -> list[Token]:
    """The two sentences before, in which a delegation may be told that is only called by its state here."""
    numbers = range(max(scene.sentence.index - _BOTH, 0), scene.sentence.index)
    return [t for n in numbers for t in scene.words.inside(n)]


_BE_OF = frozenset(("войти", "входить"))


@on(_BE_OF)
def made_up(scene: Scene, token: Token) -> Draft | None:
    """Who is of the delegation of a side, of which the sentence before told: "Делегации насчитывали по десять
    человек. В чилийскую | входили А и Б"."""
    if not token.lemmas & _BE_OF or not finite(token) or token.index < scene.sentence.first + 2:
        return None
    into, adjective = scene.words.tokens[token.index - 2 : token.index]
    countries = scene.adjectives.countries(adjective)
    before = _sentences_before(scene)
    if into.lower not in ("в", "во") or len(countries) != 1 or "acc" not in adjective.cases("A"):
        return None
    if not any("делегация" in t.lemmas for t in before):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    for one in scene.clauses.subject(token.index, agree=token):
        if one.person is not None:
            act_for(one, countries[0])
            draft.add(one)
    return draft if draft.parts else None


def _until_next(scene: Scene, group: Sequence[Party], mark: int) -> list[Party]:
    """The named persons of a group before the next side is told: "турецкую возглавлял А, | иранскую – Б"."""
    named = [p for p in group if p.person is not None]
    return [p for p in named if not any(_led(scene, k, "acc") for k in range(mark + 1, p.first))]


def leads(party: Party, cases: frozenset[str] = NOM) -> bool:
    """Whether somebody named can lead or represent a side by his case."""
    return party.person is not None and bool(cases & party.cases) and party.prep in ("", "во-главе")


def _led(scene: Scene, index: int, case: str) -> str:
    """The country of a side that somebody leads: "турецкую", "делегацию Ирана", at the adjective or state."""
    token, span = scene.words.tokens[index], scene.spans.at(index)
    countries = scene.adjectives.countries(token)
    if len(countries) == 1 and case in token.cases("A") and index + 1 <= scene.sentence.last:
        following = scene.words.tokens[index + 1]
        named = listed("meeting", "heads", "of") | listed("meeting", "heads", "verbs")
        side = following.lemmas & named or following.text in "–—-"
        return countries[0] if side else ""
    before = scene.words.tokens[index - 1] if index > scene.sentence.first else None
    of_side = before is not None and bool(before.lemmas & listed("meeting", "heads", "of"))
    of_side = of_side or (span is not None and _is_next(scene, span))
    return span.country if span is not None and span.kind == "state" and of_side else ""


def _is_next(scene: Scene, state: Span) -> bool:
    """Whether a list of delegations goes on with a state: "делегацию Чили возглавил А, а | Перу – Б"."""
    tokens = scene.words.tokens
    if state.first <= scene.sentence.first or state.last >= scene.sentence.last:
        return False
    linked = tokens[state.first - 1].lower in (",", ";", "а", "и")
    return linked and tokens[state.last + 1].text in "–—-" and "gen" in tokens[state.last].cases()
