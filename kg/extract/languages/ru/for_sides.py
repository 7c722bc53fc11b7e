"""Who acts for which side: "с иранской стороны участвовал А", "от Ирана — А"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.words import Token

_SIDES = ("с", "со", "от")
# What stands right before a side: "с | иранской", "со стороны | Ирана".
_OPENING = frozenset((*_SIDES, "стороны", "имени", "лица", "за"))
# "за | грузинскую сторону подписал"
_FOR = ("за",)
# "от имени | правительства Ирана", "от | правительства Ирана"
_AUTHORITIES = frozenset(("правительство", "кабмин", "руководство"))
# Who attends such a one is at no gathering told in between.
SPOKEN = frozenset(("встреча", "беседа", "разговор", "переговоры"))


def sides(scene: Scene, token: Token) -> Draft | None:
    """Who spoke for which side.

    "С азербайджанской стороны заседание вел министр, с туркменской – вице-премьер". Who signs for a side, or
    greets a guest for it, is told by that verb.
    """
    marks = _marks(scene)
    if not marks or not token.index <= marks[0][0] <= token.index + 2:
        return None
    here = range(token.index, min(token.index + 2, scene.sentence.last) + 1)
    if marks[0][0] == here[-1] and not _opens_side(token):
        return None
    inside = scene.words.inside(scene.sentence.index)
    if any((finite(t) and t.lemmas & _TOLD_BY_VERB) or t.lemma in _SIGNATURES for t in inside):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    told = next((d.type for d in reversed(scene.told) if d.rule != "whereabouts" and not d.title), "")
    draft.spoken = told == "conference" and any(t.lemma in SPOKEN for t in inside)
    signed = told == "signing" and _has_no_verb(scene)  # "От Чили его подписал А. | От Перу – министр Б"
    draft.type = "signing" if signed else draft.type
    scene.put(draft, by_sides(scene), "signatory" if signed else "participant")
    return draft if draft.parts else None


def _opens_side(token: Token) -> bool:
    """Whether a side of two words begins: "| со стороны Ирана"."""
    return token.lower in _SIDES


def by_side(scene: Scene) -> bool:
    """Whether a sentence says for which side each of those acts whom it names: "с турецкой стороны"."""
    return any(scene.words.tokens[k + 1].lemma == "сторона" for k, _ in _marks(scene))


_SIGNING = listed("signing", "verb", "verbs") - {"поставить", "ставить"}
_SIGNATURES = frozenset(("подпись", "подписаться", "подписываться"))
_TOLD_BY_VERB = _SIGNING | listed("visit", "greeting", "verbs") - {"проводить"}


def by_sides(scene: Scene, cases: frozenset[str] = NOM) -> list[Party]:
    """Return the officials of a sentence that says for which side each acts, their countries given.

    They stand after the side ("от Ирана – А, от Ирака – Б") or right before it ("А от Ирана и Б от Ирака").
    """
    marks = _marks(scene)
    out: list[Party] = []
    fitting = [p for p in scene.clauses.parties if acts(p) and p.cases & cases and p.prep in _HELD_BY]
    fitting = [p for p in fitting if p.person_span is not None] or fitting
    before = marks and any(p.last == marks[0][0] - 1 - _shift(scene, marks[0][0]) for p in fitting)
    for n, (at, country) in enumerate(marks):
        low, high = at, marks[n + 1][0] if n + 1 < len(marks) else scene.sentence.last + 1
        if before:
            low, high = marks[n - 1][0] if n else scene.sentence.first - 1, at
        inside = [p for p in fitting if low < p.first < high]
        first = inside[-1:] if before else inside[:1]
        group = scene.clauses.group(first[0], cases) if first and not before else first
        if first and before and first[0].last < at - 1:
            group = scene.clauses.group_back(first[0], cases)  # "министр А и посол Б | от Чили"
        for party in (p for p in group if p in inside):
            act_for(party, country)
            out.append(party)
    return out


_HELD_BY = ("", "во-главе")


def _shift(scene: Scene, mark: int) -> int:
    """How many words stand between an official and the state that he signs for: "А | от имени | Ирана"."""
    before = [t.lower for t in scene.words.tokens[max(mark - 2, 0) : mark]]
    return 2 if before in (["со", "стороны"], ["от", "имени"], ["от", "лица"]) else 1


def acts(party: Party) -> bool:
    """Whether somebody can act for a side: a person or an official."""
    return party.person is not None or (party.kind == "post" and party.capacity is not None)


def act_for(party: Party, country: str) -> None:
    """Let an official act for a country, unless the text says for which he does."""
    if party.person is None or not party.person.capacities:
        give_country(party, country)
        return
    for capacity in party.person.capacities:
        capacity.country = country if capacity.derived else capacity.country or country
        capacity.derived = capacity.derived and capacity.country != country


def send_for_side(scene: Scene, token: Token, officials: Sequence[Party]) -> None:
    """Let officials without a country act for the side that their clause names: "вместе с премьером Ирака
    участвовали", "в составе турецкой делегации были"."""
    side = _side_of(scene, token)
    for party in officials:
        held = party.person.capacities if party.person is not None else []
        guessed = bool(side) and all(c.derived for c in held)  # from who is named last
        if not held or (country_of(party) and not guessed):
            continue
        if any(international(c.organization) for c in held if c.organization and not c.country):
            continue  # "с ним прибыл глава Еврокомиссии А"
        if country := _other_side(scene, token, party) or side:
            act_for(party, country)


def _other_side(scene: Scene, verb: Token, official: Party) -> str:
    """The other of two states that talk, for officials whom a clause names before it goes on with those of
    one side: "присутствовали министр А и посол Б, | с чилийской стороны – В"; '' for others."""
    marks = _marks(scene)
    if len(marks) != 1 or not verb.index < official.first < marks[0][0] or len(scene.told) == 0:
        return ""
    opening = scene.words.tokens[marks[0][0] - 2].text
    told = next((d for d in reversed(scene.told) if d.type in TALKS and not d.title), None)
    others = set(told.countries()) - {marks[0][1]} if told is not None else set()
    others = others or _guests_of(scene, marks[0][1])
    return next(iter(others)) if opening in (",", "а") and len(others) == 1 else ""


def _guests_of(scene: Scene, host: str) -> set[str]:
    """The states of those whose visit to a state the text told last."""
    visit = next((d for d in reversed(scene.told) if d.type == "visit" and d.rule not in _ADDED), None)
    guests = (p.party for p in visit.parts if p.role != "host") if visit is not None else ()
    return {c for p in guests if (c := country_of(p))} - {host}


_ADDED = ("delegation", "greeting", "whereabouts")


def _side_of(scene: Scene, token: Token) -> str:
    """The state of those whom a clause names: "вместе с премьером Ирака", "турецкую делегацию составили",
    "премьера Ирака сопровождали", "компанию президенту составили"."""
    clause = scene.clause(token)
    if country := _of_whom(scene, token, clause):
        return country
    for a, b in pairwise(clause):
        if a.lower == "вместе" and b.lower in ("с", "со"):
            return next((country_of(p) for p in scene.clauses.parties if p.first == b.index + 1), "")
        if b.lemmas & listed("meeting", "heads", "of"):
            countries = scene.adjectives.countries(a)
            state = scene.spans.at(b.index + 1)
            if len(countries) == 1:
                return countries[0]
            if state is not None and state.kind == "state":
                return state.country
    return ""


def _of_whom(scene: Scene, verb: Token, clause: Sequence[Token]) -> str:
    """The state of whom a clause says to be accompanied, by name or post."""
    kept = next((t.index + 1 for t in clause if t.lower == "компанию"), None)
    escorts = "сопровождать" in verb.lemmas
    low, high = clause[0].index, clause[-1].index
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    if escorts:
        whom = [p for p in near if "acc" in p.cases and "nom" not in p.cases]
    else:
        whom = [p for p in near if p.first == kept and "dat" in p.cases and "nom" not in p.cases]
    return country_of(whom[0]) if whom and whom[0].kind in ("person", "post") else ""


def _marks(scene: Scene) -> list[tuple[int, str]]:
    """The sides that a sentence names, each by the token of its adjective or state, with its country."""
    if scene.sides is None:
        scene.sides = _find_marks(scene)
    return scene.sides


def _find_marks(scene: Scene) -> list[tuple[int, str]]:
    first, last = scene.sentence.first, scene.sentence.last
    opened = [t.index for t in scene.words.tokens[max(first - 1, 0) : last] if t.lower in _OPENING]
    if not opened:
        return []
    # a word of authorities may stand between: "от | правительства Ирана"
    near = sorted({k for i in opened for k in (i + 1, i + 2) if first < k < last})
    found = ((k, _side(scene, k)) for k in near)
    marks = [(k, country) for k, country in found if country]
    marks = sorted([*marks, *_gapped(scene, marks)])
    said = [scene.words.tokens[k + 1].lemma == "сторона" for k, _ in marks]
    by_state = [scene.spans.at(k) is not None for k, _ in marks]
    return marks if any(said) or any(by_state) or (marks and _goes_on(scene, marks[0][0])) else []


def _gapped(scene: Scene, marks: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Further states without their preposition: "от имени Чили подписал А, | Перу – Б"."""
    if len(marks) != 1 or scene.spans.at(marks[0][0]) is None:
        return []
    tokens = scene.words.tokens
    states = (s for s in scene.spans.all if s.kind == "state" and marks[0][0] < s.first < scene.sentence.last)
    parted = (s for s in states if tokens[s.first - 1].lower in (",", ";", "и", "а"))
    dashed = (s for s in parted if s.last < scene.sentence.last and tokens[s.last + 1].text in "–—-")
    return [(s.first, s.country) for s in dashed if "gen" in tokens[s.last].cases("N")]


def _goes_on(scene: Scene, mark: int) -> bool:
    """Whether a sentence without a verb goes on with the other side after one that told the first: "С
    чилийской стороны был министр А. С | перуанской – посол Б"."""
    first, last = scene.sentence.first, scene.sentence.last
    dashed = mark == first + 1 and mark < last and scene.words.tokens[mark + 1].text in "–—-"
    if not dashed or not _has_no_verb(scene) or not scene.sentence.index:
        return False
    return any(t.lemma == "сторона" for t in scene.words.inside(scene.sentence.index - 1))


def _has_no_verb(scene: Scene) -> bool:
    """Whether no finite verb stands in a sentence, names aside."""
    names = {i for p in scene.clauses.parties for i in range(p.first, p.last + 1)}
    return not any(finite(t) and t.index not in names for t in scene.words.inside(scene.sentence.index))


def _side(scene: Scene, index: int) -> str:
    """Return the country of "с азербайджанской (стороны)", "от Ирана", "со стороны Ирана" at its token."""
    token, span = scene.words.tokens[index], scene.spans.at(index)
    low = index - 1 if index and scene.words.tokens[index - 1].lemma in _AUTHORITIES and span else index
    before = [t.lower for t in scene.words.tokens[max(low - 2, 0) : low]]
    if not before or before[-1] not in _OPENING:
        return ""
    if before[-1] in _FOR and span is None and not _is_for_side(scene, token):
        return ""
    countries = scene.adjectives.countries(token) if before[-1] in (*_SIDES, *_FOR) else []
    if len(countries) == 1 and ("gen" in token.cases("A") or before[-1] in _FOR):
        return countries[0]
    if span is None or span.kind != "state" or not span.country:
        return ""
    if before[-1] == "за":  # "за Иран договор подписал А, за Ирак – Б"
        return span.country if _signed_by_verb(scene) else ""
    for_state = before[-1:] == ["от"] or before in (["со", "стороны"], ["от", "имени"], ["от", "лица"])
    return span.country if for_state and _names_who(scene, span.last) else ""


def _is_for_side(scene: Scene, adjective: Token) -> bool:
    """Whether an adjective after "за" is that of a side: "за | чилийскую сторону", "за чилийскую – А, за |
    перуанскую – Б"."""
    after = scene.behind(adjective)
    return "acc" in adjective.cases("A") and ("сторона" in after.lemmas or after.text in "–—-")


def _names_who(scene: Scene, last: int) -> bool:
    """Whether an official is named beside "от Ирана": no gift, letter or demand "со стороны Ирана"."""
    inside = scene.words.inside(scene.sentence.index)
    passive = any(t.has("PS") or any("pssv" in r.tags for r in t.readings[:1]) for t in inside)
    cases = NOM | INS if passive else NOM
    acting = [p for p in scene.clauses.parties if acts(p) and p.cases & cases]
    after = scene.words.tokens[min(last + 1, scene.sentence.last)]
    beside = any(p.first in (last + 1, last + 2) or p.last in (last - 2, last - 3) for p in acting)
    first = max(scene.sentence.first, last - _OPENS)
    opens = any(t.lower == "от" for t in scene.words.tokens[first:last])
    opens = opens and (first == scene.sentence.first or scene.words.tokens[first - 1].text == ",")
    beside = beside and not opens  # "От Чили посол Перу ждет уступок"
    return bool(acting) and (beside or after.text in "–—-" or _signed(scene))


# "От | Южной Кореи": so many words at most.
_OPENS = 2
_COMES = listed("visit", "go", "verbs") - listed("visit", "depart", "verbs")


def _signed(scene: Scene) -> bool:
    verbs = _SIGNING | listed("conference", "attend", "verbs") | {"принять", "быть"} | _COMES
    inside = scene.words.inside(scene.sentence.index)
    return any((finite(t) and t.lemmas & verbs) or "подпись" in t.lemmas for t in inside)


def _signed_by_verb(scene: Scene) -> bool:
    """Whether a sentence tells who signs: "подписал", "подписан", "подписи поставили"."""
    inside = scene.words.inside(scene.sentence.index)
    return any((t.lemmas & _SIGNING and (finite(t) or t.has("PS"))) or "подпись" in t.lemmas for t in inside)
