"""Who is there too, told in the sentence of an event: ", accompanied by X", "in the presence of X"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

COMPANY = words_of("triggers", "additions", "company")
_ATTENDING = words_of("triggers", "additions", "attending")
_BESIDE_THEM = tuple(table("triggers")["additions"]["beside"])
_PERSONS = ("person", "post")
# Those on a journey attend what it is for; who speaks there is one of them.
_PRESENT = frozenset(("attend", "participate", "take", "join"))
_GOING = words_of("vocabulary", "going")
# The first words of what tells who was there: "| in the presence of", "| watched by".
_OPENING_BESIDE = frozenset(phrase.split()[0] for phrase in _BESIDE_THEM)
# From "in the presence of" to whom: so many words.
_TO_THEM = 3
# From who acts to who is with him: ", accompanied by his | deputy".
_TO_COMPANION = 6
# "A meeting in Lima on Monday | attended by": so many words.
_TO_PARTICIPLE, _BY_WHOM = 7, frozenset(("attended", "joined"))
# From the comma before "with" to whom: so many words.
_TO_WITH = 5
_CLAUSES = frozenset(("where", "which", "who"))
_THERE = words_of("triggers", "additions", "there") | {"chair"}


def attending(scene: Scene, index: int) -> list[Party]:
    """Who was at the talks that a noun tells: "held a meeting at the palace, attended by X"."""
    following = scene.text(index + 1, scene.sentence.last)
    if close := attended_by(scene, index):
        return close
    return company(scene, _ATTENDING) if ", attended by" in following.replace(" ,", ",") else []


def attended_by(scene: Scene, index: int) -> list[Party]:
    """Return who was at a talk by the participle right behind its noun: "hosted a meeting | attended by A and
    B", "hosted a dinner on Monday | joined by A"."""
    for i in range(index + 1, min(index + _TO_PARTICIPLE, scene.sentence.last)):
        token = scene.tokens[i]
        if token.lower in _BY_WHOM and scene.tokens[i + 1].lower == "by":
            first = next((p for p in scene.clauses.parties if 0 < p.first - i <= _TO_COMPANION), None)
            people = scene.clauses.group(first) if first is not None else []
            return [p for p in people if p.kind in _PERSONS]
        if token.text in ",;" or token.lower == "and" or scene.grammar.role(i) in (FINITE, PASSIVE):
            break
    return []


def beside(scene: Scene) -> list[Party]:
    """Who was there too: "signed in the presence of A and B", "held with the participation of C"."""
    for i in range(scene.sentence.first, scene.sentence.last):
        if scene.tokens[i].lower in _OPENING_BESIDE and scene.tokens[i].shape == "word":
            phrase = next((p for p in _BESIDE_THEM if scene.text(i, i + p.count(" ")) == p), "")
            end = i + phrase.count(" ")
            near = [p for p in scene.clauses.parties if phrase and 0 < p.first - end <= _TO_THEM]
            if near:
                acts = near[0].plural and scene.clauses.acts_behind(near[0])
                there = near[:1] if acts else scene.clauses.group(near[0])
                return [p for p in there if p.kind in _PERSONS]
            if owner := _whose_presence(scene, i):
                return [owner]
    return []


def _whose_presence(scene: Scene, i: int) -> Party | None:
    """In whose presence something is done: "in | President A’s presence"."""
    if scene.tokens[i].lower != "in":
        return None
    near = [p for p in scene.clauses.parties if p.first in (i + 1, i + 2)]
    theirs = next((p for p in near if p.kind == "pronoun" and p.plural and p.first == i + 1), None)
    if theirs is not None and scene.text(theirs.last + 1, theirs.last + 1) == "presence":
        return theirs
    own = next((p for p in near if p.kind in _PERSONS), None)
    behind = scene.text(own.last + 1, own.last + 2).split() if own is not None else []
    return own if len(behind) == 2 and behind[0] in ("’s", "'s") and behind[1] == "presence" else None


def with_others(scene: Scene, index: int) -> list[Party]:
    """Who is there too after a comma, and no partner: "met B, with C and D | also in attendance", "met B,
    | along with C and D,"."""
    for p in scene.clauses.parties:
        if p.first <= index or p.prep != "with" or p.kind not in _PERSONS:
            continue
        group = scene.clauses.group(p)
        after = {t.lower for t in scene.tokens[group[-1].last + 1 : group[-1].last + 1 + _TO_THEM]}
        opened = scene.text(max(p.first - _TO_WITH, index), p.first - 1).rpartition(" with")[0]
        along = opened.endswith((", along", ", together"))
        if along or (opened.endswith(",") and after & _THERE):
            return group
    return []


def company(scene: Scene, lemmas: frozenset[str] = COMPANY) -> list[Party]:
    """Who comes along in the same sentence: ", accompanied by X and Y,", ", joined by X"."""
    for i in range(scene.sentence.first, scene.sentence.last):
        token = scene.tokens[i]
        if (
            scene.grammar.role(i) == PARTICIPLE
            and token.lemma in lemmas
            and scene.tokens[i + 1].lower == "by"
        ):
            near = [p for p in scene.clauses.parties if p.first > i]
            return [p for p in scene.clauses.group(near[0]) if p.kind in _PERSONS] if near else []
    return []


def company_of(scene: Scene, acting: Sequence[Party]) -> list[Party]:
    """Who comes along in the same sentence with those who act, not with others: "A, accompanied by C, arrived
    in Riga, and B met D"."""
    with_them = company(scene)
    leader = next((p for p in scene.clauses.parties if with_them and _is_led(scene, p, with_them[0])), None)
    others = leader is not None and leader.kind in _PERSONS and leader not in acting
    return [] if others else with_them


def _is_led(scene: Scene, leader: Party, companion: Party) -> bool:
    """Whether a comma and a participle stand between somebody and who is with him."""
    opening = scene.text(leader.last + 1, min(leader.last + 3, scene.sentence.last)).split()
    near = 0 < scene.clauses.start_of(companion) - leader.last <= _TO_COMPANION
    return near and opening[:1] == [","] and opening[-1:] == ["by"]


def beside_subject(scene: Scene, acting: Sequence[Party]) -> list[Party]:
    """Who comes along with those who act: "A, | accompanied by B and C, held talks with D"."""
    ends = {p.last for p in acting}
    opened = (i for i in ends if i + 2 < scene.sentence.last and scene.tokens[i + 1].text == ",")
    along = any(scene.tokens[i + 2].lemma in COMPANY and scene.tokens[i + 3].lower == "by" for i in opened)
    return [p for p in company(scene) if p not in acting] if along else []


def accompanied(scene: Scene, index: int) -> list[Party]:
    """Who comes along on a visit: "along with", "together with" after a trigger, or right before its verb
    group, or ``company``."""
    verb = scene.grammar.group_start(index)
    for p in scene.clauses.parties:
        if any(t.lower in _CLAUSES for t in scene.tokens[index + 1 : p.first]):
            break  # "flew to Lima, where, | together with A, he opened the forum"
        start = _with_owner(scene, scene.clauses.start_of(p))
        before = scene.text(max(scene.sentence.first, start - 3), start - 1)
        beside = p.first > index or 0 < verb - p.last <= 2
        if beside and before.endswith(("along with", "together with", "alongside")):
            return [q for q in scene.clauses.group(p) if q.kind in _PERSONS]
    return company(scene)


def ahead_of_subject(scene: Scene, verb: Token) -> list[Party]:
    """Who is told to act along before who acts: "where, | together with Minister A, he took part"."""
    acting = [p for p in scene.subject(verb.index) if p.last < verb.index]
    first = min((scene.clauses.start_of(p) for p in acting), default=0)
    if not first or scene.tokens[first - 1].text != ",":
        return []
    for p in (p for p in scene.clauses.parties if p.last < first and p.prep == "with"):
        start = _with_owner(scene, scene.clauses.start_of(p))
        group = scene.clauses.group(p)
        along = scene.text(start - 2, start - 1) in ("together with", "along with", "jointly with")
        if along and group[-1].last == first - 2:
            return [q for q in group if q.kind in _PERSONS]
    return []


def _with_owner(scene: Scene, start: int) -> int:
    """Where the phrase of somebody begins with whose he is: "the president’s | special envoy A"."""
    if scene.tokens[start - 1].lower not in ("’s", "'s"):
        return start
    i = start - 2
    while i > scene.sentence.first and scene.tokens[i - 1].capital:
        i -= 1
    return i - (scene.tokens[i - 1].lower == "the")


def on_journey(scene: Scene, verb: Token) -> list[Party]:
    """Who comes along on a journey to what is attended: "will travel to Oslo, joined by A, to | attend"."""
    if scene.grammar.role(verb.index) != INFINITIVE or scene.verb_lemma(verb) not in _PRESENT:
        return []
    going = scene.clauses.governor(scene.grammar.group_start(verb.index))
    if going is None or scene.verb_lemma(scene.tokens[going]) not in _GOING:
        return []
    beside = [p for p in scene.with_(going) if p.kind in _PERSONS and p.last < verb.index]
    return beside or [p for p in accompanied(scene, going) if p.last < verb.index]
