"""Who is of a delegation, told after the event: who leads it, whom it includes, who travels along."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.gathering_names import is_gathering
from kg.extract.languages.en.in_order import act_in_order
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.of_sides import give_side, state_of_side
from kg.extract.languages.en.places import destinations
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.sides_at import is_sent
from kg.extract.languages.en.word_classes import FINITE, ING, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_SIDES = words_of("triggers", "additions", "sides")
_LEADING = words_of("triggers", "additions", "leading")
_INCLUDING = words_of("triggers", "additions", "including")
_COMPOSED = words_of("triggers", "additions", "composed")
_FORMING = _LEADING | _INCLUDING | _COMPOSED
_ALONG = words_of("triggers", "additions", "along")
_TRIP = words_of("triggers", "additions", "trip")
_LISTS = tuple(table("triggers")["additions"]["lists"])
_HEADED = (", led by", ", headed by", ", chaired by")
_PERSONS = ("person", "post")
_STATES = frozenset(("states", "countries", "nations", "members", "republics"))
# So many words between "delegation" and its verb or list: "the delegation of U.S. officials, including".
_NEAR = 8
_PART_OF = ("part of the", "part of his", "part of her", "part of their")
# "The delegation" is one that was told of.
_KNOWN = frozenset(("the", "his", "her", "their", "’s", "'s"))
# "Were represented | at the meeting", "were also represented | ."
_THERE = frozenset((".", "at", "in", "there", "too", ";"))
# Between a verb and whom it names: "are also", "will include:", "are the following".
_AT_ONCE = 3

# A delegation that was not told of: so many words before the noun.
_FURTHER, _NEAR_NUMBER = frozenset(("another", "second", "third", "separate", "further")), 3


@on(_SIDES)
def led(scene: Scene, token: Token) -> Draft | None:
    """ "A delegation, led by X", "joined by a delegation that includes X": people of the event before."""
    if token.lower not in _SIDES or scene.grammar.role(token.index):
        return None
    near = scene.tokens[max(scene.sentence.first, token.index - _NEAR_NUMBER) : token.index]
    acts = token.index - scene.sentence.first <= _NEAR_NUMBER
    if acts and any(t.lower in _FURTHER for t in near):
        return None  # "a second Chilean | delegation, headed by B, will arrive": none of those told of
    told = [p for p in scene.clauses.parties if p.first <= token.index < p.head and p.kind in _PERSONS]
    if told:  # its phrase says who is of it
        headed = scene.text(told[0].first, token.index + 3).endswith(_HEADED)
        alone = (headed and not _meets_others(scene, told[0])) or _only_travels(scene)
        return _of_delegation(scene, token, scene.clauses.group(told[0]) if alone else [])
    if scene.text(token.index + 1, token.index + 3) in _HEADED:
        return _joining(scene, token, scene.clauses.after(token.index + 2, ("by",)))
    if token.lower == "delegation" and scene.behind(token).lower == "under":
        _act_for(scene, token, scene.clauses.after(token.index, ("under",)))
        return None  # "An Omani delegation under Minister A met"
    if token.lower == "delegations" and f", {scene.text(token.index + 1, token.index + 2)}" in _HEADED:
        _act_for(scene, token, scene.clauses.after(token.index + 1, ("by",)))
        return None  # "The Omani and Peruvian delegations led by A and B held talks"
    end = _listing(scene, token.index) if _only_travels(scene) else None
    right = [p for p in scene.clauses.parties if end is not None and 0 < p.first - end <= _AT_ONCE]
    return _of_delegation(scene, token, scene.clauses.group(right[0]) if right else [])


def _meets_others(scene: Scene, head: Party) -> bool:
    """Whether a delegation that is told for the first time meets somebody itself: "A delegation, led by A and
    B, | met C"."""
    if scene.tokens[head.first].lower not in ("a", "an"):
        return False
    verb = scene.verb_after(head.last)
    return verb is not None and scene.verb_lemma(verb) == "meet" and head in scene.subject(verb.index)


def _of_delegation(scene: Scene, token: Token, people: Sequence[Party]) -> Draft | None:
    """People of a delegation that was told before, for which they stand: "the delegation consists of A"."""
    joining = _joining(scene, token, people)
    if joining is not None:
        joining.aside = token.lower == "delegation" and scene.tokens[token.index - 1].lower in _KNOWN
    return joining


def _listing(scene: Scene, index: int) -> int | None:
    """The last token of what opens a list after a noun: "comprised of", "including", "that includes"."""
    for i in range(index + 1, min(index + _NEAR, scene.sentence.last) + 1):
        for phrase in _LISTS:
            end = i + len(phrase.split()) - 1
            if scene.text(i, end) == phrase:
                # "A delegation to Lima for talks | with A": he is no member of it.
                between = scene.tokens[index + 1 : i]
                aim = any(t.lower == "for" or scene.grammar.role(t.index) for t in between)
                return None if phrase == "with" and aim else end
    return None


def _only_travels(scene: Scene) -> bool:
    """Whether a sentence tells of nothing but who goes with whom: no meeting of its own has the people."""
    own = _FORMING | _ALONG
    verbs = scene.grammar.predicates(scene.sentence)
    return all(scene.verb_lemma(verb) in own for verb in verbs)


@on(_FORMING)
def includes(scene: Scene, token: Token) -> Draft | None:
    """ "The U.S. delegation was led by X", "members of the delegation are X"."""
    role, lemma = scene.grammar.role(token.index), scene.verb_lemma(token)
    if role not in (FINITE, PASSIVE) or lemma not in _FORMING:
        return None
    side = _side_before(scene, token)
    if side is None:
        sent = _at_once(scene, token) if lemma in _INCLUDING and _is_of_delegation(scene, token) else []
        return were_there(scene, token, [p for p in sent if p.kind == "person" or is_sent(p)])
    if role == PASSIVE:
        people = scene.clauses.after(token.index, ("by", "of"))
    else:
        people = _at_once(scene, token) if lemma in _INCLUDING or lemma == "comprise" else []
        people = scene.clauses.after(token.index, ("of",)) if lemma == "consist" else people
    joining = _joining(scene, side, people)
    if joining is not None:
        joining.aside = side.lower in ("delegation", "team")
        joining.bilateral = side.lower == "side"
        further = _heads_in_gaps(scene, joining.parts[-1].party.last) if role == PASSIVE else []
        joining.aside = joining.aside and not further  # both sides of a talk, no fellow travellers
        scene.put(joining, further)
    return joining


def _is_of_delegation(scene: Scene, verb: Token) -> bool:
    """Whether "it" is the delegation of the sentence before: "The team was led by A. It | included B"."""
    before = scene.tokens[scene.grammar.group_start(verb.index) - 1]
    told = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    opened = before.index == scene.sentence.first and before.lower == "it"
    return opened and "include" in verb.lemmas and any(t.lower in ("delegation", "team") for t in told)


def _is_side(scene: Scene, token: Token) -> bool:
    """Whether a noun is a side or stands for one: "one delegation was led by A, the Omani | one by B"."""
    adjective = gazette.adjective(scene.words, token.index - 1) if token.lower == "one" else None
    return token.lower in _SIDES or adjective is not None


def _heads_in_gaps(scene: Scene, last: int) -> list[Party]:
    """Who heads further sides where the verb is left out: "and the Maltese delegation by B"."""
    out: list[Party] = []
    for side in (t for t in scene.tokens[last + 1 : scene.sentence.last] if _is_side(scene, t)):
        near = [p for p in scene.clauses.parties if p.first > side.index and p.kind in _PERSONS]
        headed = scene.tokens[side.index + 1].lower == "by" or scene.grammar.role(side.index + 1) == PASSIVE
        if not near or not headed or near[0].prep != "by" or near[0].first - side.index > _AT_ONCE:
            continue
        _act_for(scene, side, near[:1])
        out.append(near[0])
    return out


@on("represent")
def represented(scene: Scene, token: Token) -> Draft | None:
    """ "Kenya and Togo were represented by Ministers A and B": people of the gathering before."""
    if scene.grammar.role(token.index) != PASSIVE or scene.verb_lemma(token) != "represent":
        return None
    sides = [p for p in scene.subject(token.index) if p.kind in ("state", "body")]
    people = [p for p in scene.clauses.after(token.index, ("by",)) if p.kind in _PERSONS]
    if sides and not people and scene.behind(token).lower in _THERE:
        return were_there(scene, token, sides, attended=True)  # "Peru and UNICEF were represented."
    absent = [p for p in scene.subject(token.index) if p.kind in _PERSONS and country_of(p)]
    if len(absent) == 1 and people and not sides:
        give_side(people[0], country_of(absent[0]), "")
        return _joined(scene, token, people)  # "The premier was represented by Minister A"
    side = _side_before(scene, token) if people and not sides else None
    if side is not None and (country := state_of_side(scene, side.index)):
        for party in (p for p in people if not country_of(p)):
            give_country(party, country)
        return _joining(scene, side, people)  # "The Maltese side was represented by A and B"
    if side is not None and side.lower == "sides" and len(people) > 1:
        return _joining(scene, side, people)
    states = scene.tokens[scene.grammar.group_start(token.index) - 1].lower in _STATES
    if states and not sides and people and all(country_of(p) for p in people):
        return _joined(scene, token, people)  # "The Gulf states were represented by A of Oman and B of Qatar"
    if not sides or not people:
        return None
    act_in_order(sides, people)
    if len(sides) == 1:
        give_side(people[0], sides[0].country, sides[0].body)
    people = [*people, *in_gaps(scene, people[-1])]
    gathered = [t.index for t in scene.words.inside(scene.sentence.index) if is_gathering(scene, t)]
    own = [i for i in gathered if scene.tokens[i].lower not in ("meeting", "session")]
    if any(token.index < i < people[0].first for i in own):
        return None  # "was represented at the summit by A": the summit has them
    draft = _joined(scene, token, people)
    if any(i < token.index for i in gathered):  # "At the summit, Peru was represented by A"
        draft.name, draft.attended = "gathering", True
    return draft


def _joined(scene: Scene, token: Token, people: Sequence[Party]) -> Draft:
    draft = mention(scene, "meeting", token, "joined")
    scene.put(draft, people)
    return draft


def in_gaps(scene: Scene, last: Party) -> list[Party]:
    """Who represents further states where the verb is left out: ", Latvia by A, and Malta by B"."""
    out: list[Party] = []
    sides = (p for p in scene.clauses.parties if p.kind in ("state", "body") and p.first > last.last)
    for side in sides:
        by = scene.tokens[min(side.last + 1, scene.sentence.last)]
        person = next((p for p in scene.clauses.parties if p.kind in _PERSONS and p.first > by.index), None)
        if by.lower != "by" or person is None or person.prep != "by" or person.first - by.index > _AT_ONCE:
            continue
        if side.kind == "body":
            give_side(person, side.country, side.body)
        elif not country_of(person):
            give_country(person, side.country)
        out.append(person)
    return out


def _side_before(scene: Scene, verb: Token) -> Token | None:
    """The delegation that a verb speaks of, also inside a post: "members of the delegation"."""
    start = scene.grammar.group_start(verb.index)
    named = {i for p in scene.clauses.parties if p.kind == "person" for i in range(p.first, p.last)}
    before = [i for i in range(start - 1, scene.sentence.first - 1, -1) if i not in named]
    for i in before[:_NEAR]:
        if scene.grammar.role(i) in (FINITE, PASSIVE):
            told = scene.verb_lemma(scene.tokens[i]) in _FORMING
            return _side_before(scene, scene.tokens[i]) if told else None  # "was led by A and | included B"
        if scene.tokens[i].lower in _SIDES:
            return scene.tokens[i]
    return None


@on(_LEADING, "be", "join")
def leads(scene: Scene, token: Token) -> Draft | None:
    """ "X will lead or join the delegation", "X are part of the U.S. team": where it goes is told before."""
    if scene.grammar.role(token.index) != FINITE:
        return None
    near = scene.tokens[token.index + 1 : min(token.index + _NEAR, scene.sentence.last) + 1]
    side = next((t for t in near if _is_side(scene, t) or _is_counted(scene, t)), None)
    if side is None:
        return None
    new = near[0].lower in ("a", "an") and not near[min(1, len(near) - 1)].lower.endswith("-member")
    if new or destinations(scene, token.index, ("to",)):
        return None
    near_side = scene.text(token.index, side.index)
    part = any(p in near_side for p in _PART_OF) and "be" in token.lemmas
    part = part or (scene.verb_lemma(token) == "join" and side.lower == "delegation")
    if not part and scene.verb_lemma(token) not in _LEADING:
        return None
    subjects = scene.subject(token.index)
    _act_for(scene, side, [p for p in subjects if p.kind in _PERSONS])
    joining = _joining(scene, side, subjects)
    if joining is not None:
        joining.aside = side.lower in ("delegation", "group") and near[0].lower in _KNOWN
    return joining


def _is_counted(scene: Scene, token: Token) -> bool:
    """Whether a group is one that was sent: "headed the five-member | group"."""
    counted = scene.tokens[token.index - 1].lower in ("member", "strong", "person")
    counted = counted or scene.tokens[token.index - 1].lower.endswith(("-member", "-strong", "-person"))
    return token.lower in ("group", "party", "mission", "contingent") and counted


@on(_ALONG)
def alongside(scene: Scene, token: Token) -> Draft | None:
    """ "Traveling with the Secretary are X and Y", "X will join her on the trip", "she travels with X"."""
    role, lemma = scene.grammar.role(token.index), scene.verb_lemma(token)
    if lemma not in _ALONG:
        return None
    verb = scene.verb_after(token.index)
    if role == ING and token.index - scene.sentence.first < 2:
        inverted = verb is not None and "be" in verb.lemmas and scene.grammar.role(verb.index) == FINITE
        return _joining(scene, token, _at_once(scene, verb)) if verb is not None and inverted else None
    if role != FINITE or destinations(scene, token.index, ("to", "in", "for")):
        return None
    if _also_travels(scene, token):
        draft = _joining(scene, token, scene.subject(token.index))
        if draft is not None:
            draft.aside = True
        return draft
    with_ = scene.with_(token.index) if lemma == "travel" else []
    on_trip = any(t.lower in _TRIP for t in scene.tokens[token.index : scene.sentence.last + 1])
    if not with_ and not (on_trip and scene.object(token.index)):
        return None
    return _joining(scene, token, [*scene.subject(token.index), *with_])


def _also_travels(scene: Scene, verb: Token) -> bool:
    """Whether no more is told than that others come on the journey told before: "A will also | travel"."""
    before = {t.lower for t in scene.tokens[verb.index - 2 : verb.index]}
    after = scene.behind(verb)
    ends = after.text in (".", ";") or after.lower in ("along", "as")
    return scene.verb_lemma(verb) == "travel" and "also" in before and ends and bool(scene.sentence.index)


def _at_once(scene: Scene, verb: Token) -> list[Party]:
    """The party right after a verb, with those joined to it."""
    right = [p for p in scene.clauses.parties if 0 < p.first - verb.index <= _AT_ONCE and not p.prep]
    between = range(verb.index + 1, right[0].first) if right else ()
    return scene.clauses.group(right[0]) if right and not any(map(scene.grammar.role, between)) else []


def _joining(scene: Scene, token: Token, parties: Sequence[Party]) -> Draft | None:
    people = [p for p in parties if p.kind in _PERSONS]
    if not people:
        return None
    draft = mention(scene, "meeting", token, "joined")
    _act_for(scene, token, people)
    scene.put(draft, people)
    return draft


def _act_for(scene: Scene, token: Token, people: Sequence[Party]) -> None:
    """Let people act for the state before "delegation": "the U.S. delegation was led by X"."""
    first = scene.attributes(token.index)
    first = min(first, token.index - (token.lower == "one"))  # "the Omani | one"
    inside = range(first, token.index)
    states = [s.country for i in inside if (s := scene.spans.over(i)) is not None and s.country]
    states += [a[1] for i in inside if (a := gazette.adjective(scene.words, i)) is not None]
    # "President Banda’s delegation included the ministers"
    owners = [p for p in scene.possessor(token.index) if p.kind != "pronoun"]
    states = states or [c for p in owners if (c := country_of(p))]
    two = _of_two(scene, first, states) if token.lower == "delegations" else ()
    if two and len(people) == len(two) and not any(map(country_of, people)):
        states = []
        for party, country in zip(people, two, strict=True):
            give_country(party, country)
    for party in people if states else ():
        if not country_of(party):
            give_country(party, states[-1])


def _of_two(scene: Scene, first: int, states: Sequence[str]) -> tuple[str, ...]:
    """The states of two delegations in order: "the Iranian and | US delegations, headed by A and B"."""
    if len(set(states)) != 1 or scene.tokens[first - 1].lower != "and":
        return ()
    span, adjective = scene.spans.over(first - 2), gazette.adjective(scene.words, first - 2)
    other = adjective[1] if adjective is not None else span.country if span is not None else ""
    return (other, states[0]) if other and other != states[0] else ()
