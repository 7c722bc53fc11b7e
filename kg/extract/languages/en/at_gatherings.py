"""Who attends, holds, opens or leads a gathering, as the clauses around it tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en import whose_hosting
from kg.extract.languages.en.attended import whom_joins
from kg.extract.languages.en.companions import ahead_of_subject, on_journey
from kg.extract.languages.en.delegations import in_gaps
from kg.extract.languages.en.done_at_gatherings import add_acting
from kg.extract.languages.en.for_gatherings import is_for
from kg.extract.languages.en.gathering_names import is_gathering
from kg.extract.languages.en.hosts_beside import jointly_with
from kg.extract.languages.en.invitations import asked
from kg.extract.languages.en.of_sides import give_side
from kg.extract.languages.en.places import destination
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import SIDES, acts
from kg.extract.languages.en.verb_modality import OPENERS, OPENING
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.records import Role

_HOSTING = listed("conference", "hosting")
_ATTEND = listed("conference", "attend")
_CHAIRING = listed("conference", "chairing")
_PART = listed("conference", "nouns_of_part")
LED_BY = _HOSTING | _CHAIRING | frozenset(("attend", "lead", "open", "head"))
_CHAIRS = frozenset(("chairmanship", "co-chairmanship", "chairpersonship", "presidency", "leadership"))
_NEAR_CHAIR = 4
_GATHERING = ("bring", "gather", "include", "feature")
_SETTINGS = (
    "sidelines of",
    "margins of",
    "fringes of",
    "part of",
    "framework of",
    "day one of",
    "day of",
    "conjunction with",
    "course of",
    "context of",
)
_WATCHING = frozenset(("observers", "participants", "delegates", "delegations", "guests"))
# "In | partnership | with", "in close cooperation with"
_JOINTLY = frozenset(("partnership", "cooperation", "co-operation", "collaboration"))
_JOINING = frozenset(("in", "close", "joint", "active"))
_LINKS = frozenset(("connection", "conjunction", "line", "accordance", "coordination", "parallel"))
_THANKING = listed("conference", "thanking")
# "as the head of the United States delegation to the": so many words before a gathering.
_DELEGATION = 12
# "The summit | in Rio de Janeiro | that A is to attend": so many words.
_TOWN = 6
ACTORS = ("person", "post", "pronoun", "group", "state", "body")


def add_attendees(scene: Scene, draft: Draft, token: Token, verb: Token | None) -> None:
    """Add those whom the clauses around a gathering tell to attend, hold, open or lead it."""
    if verb is not None and scene.verb_lemma(verb) == "invite":
        draft.modality = "planned"
        scene.put(draft, asked(scene, verb))
    elif verb is not None:
        passive = scene.grammar.role(verb.index) == PASSIVE
        acting = whose_hosting.owners(scene, verb) or scene.subject(verb.index)
        actors = scene.clauses.after(verb.index, ("by",)) if passive else acting
        lemma = scene.verb_lemma(verb)
        if passive and lemma == "represent":
            actors = _representing(scene, verb, actors)
        scene.put(draft, [a for a in actors if a.kind in ACTORS], _role(lemma))
        scene.put(draft, whom_joins(scene, verb))
        if lemma in ("welcome", "see", "host", "receive", "accompany"):
            guests = [p for p in scene.object(verb.index) if p.kind in ("person", "post")]
            scene.put(draft, guests)
            if guests and draft.place is None:  # "welcomed the minister to Lima for"
                draft.place = destination(scene, guests[-1].last, ("to", "in"))
        if lemma == "meet" and not passive and is_for(scene, draft.first - 2):
            met = scene.with_(verb.index) or scene.object(verb.index)
            scene.put(draft, [p for p in met if p.kind in ("person", "post") and p.last < draft.first])
        if lemma in ("convene", "gather", "bring"):
            brought = _brought(scene, verb) if lemma == "bring" else scene.object(verb.index)
            scene.put(draft, [p for p in brought if p.first < draft.first and p.kind in ACTORS])
        if lemma in _CHAIRING and not passive:
            scene.put(draft, _beside(scene, verb, draft.first), "chair")
        if lemma not in ("deliver", "mark"):
            scene.put(draft, _together(scene, token))
        _open_by_meeting(scene, draft, verb)
        scene.put(draft, [*on_journey(scene, verb), *ahead_of_subject(scene, verb)])
    add_acting(scene, draft)
    scene.put(draft, _whose_part(scene, draft.first))
    scene.put(draft, _delegated_to(scene, draft.first))
    _add_told_of(scene, draft)
    scene.put(draft, _hosts(scene, draft.first), "host")
    scene.put(draft, _participation(scene, draft.last))
    scene.put(draft, _givers_too(scene, draft.last), "host")
    _add_by(scene, draft)
    scene.put(draft, _under(scene, draft.last), "chair")
    if not draft.parts and scene.preposition(token.index) == "at" and _opens_sentence(scene, draft.first):
        scene.put(draft, _main_subject(scene, draft.last))
    after = scene.verb_after(token.index)
    if after is not None and (not scene.preposition(token.index) or _is_round_of(scene, draft.first)):
        _add_after(scene, draft, after)
    scene.put(draft, _owners(scene, token))


def _is_round_of(scene: Scene, first: int) -> bool:
    """Whether a round of it is what its verb tells of: "the round of | consultations was chaired"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    return scene.tokens[at].lower == "of" and scene.tokens[at - 1].lower in ("round", "session", "edition")


def _brought(scene: Scene, verb: Token) -> list[Party]:
    """Whom somebody brings together: "brought together | 30 countries and the EU for"."""
    right = [p for p in scene.clauses.parties if p.first > verb.index and not p.prep]
    return scene.clauses.group(right[0]) if right else []


def _beside(scene: Scene, verb: Token, first: int) -> list[Party]:
    """With whom somebody chairs: "co-chaired with A | the third session", "chaired, alongside A, |"."""
    near = (p for p in scene.clauses.parties if verb.index < p.first < first)
    return [p for p in near if p.prep in ("with", "alongside") and p.kind in ("person", "post")]


def _representing(scene: Scene, verb: Token, actors: Sequence[Party]) -> list[Party]:
    """Who represents each state: "Chad was represented at the summit by A, Peru by B and Malta by C"."""
    people = [p for p in actors if p.kind in ("person", "post")]
    sides = [p for p in scene.subject(verb.index) if p.kind in SIDES]
    if not people:
        return sides  # "Chad and UNICEF were represented at the summit"
    if len(people) == len(sides) == 1:
        give_side(people[0], sides[0].country, "")
    return [*people, *in_gaps(scene, people[-1])]


def _role(lemma: str) -> Role:
    """The role of who stands to a gathering as a verb says: "hosted", "chaired", "attended"."""
    return (
        "host" if lemma in _HOSTING or lemma == "bring" else "chair" if lemma in _CHAIRING else "participant"
    )


def _add_by(scene: Scene, draft: Draft) -> None:
    """Those in a phrase after the gathering: ", co-chaired by A and B", ", attended by C"."""
    for i in range(draft.last + 1, scene.sentence.last):
        token = scene.tokens[i]
        if token.capital and is_gathering(scene, token) and not _ends_body(scene, i):
            return  # "the Ministerial hosted by A and the Summit chaired by B"
        role = scene.grammar.role(i)
        phrase = role == PARTICIPLE or (role == PASSIVE and _of_which(scene, draft.last, i))
        phrase = phrase or (role in (PASSIVE, FINITE) and _goes_on(scene, draft.last, i))
        phrase = phrase and scene.tokens[i + 1].lower == "by"
        if phrase and (scene.verb_lemma(token) in LED_BY or _is_joined(scene, i)):
            lemma = scene.verb_lemma(token)
            by = [p for p in scene.clauses.after(i, ("by",)) if p.kind in ACTORS]
            scene.put(draft, [*by, *jointly_with(scene, by)], _role(lemma))


def _is_joined(scene: Scene, i: int) -> bool:
    """Whether others come to it: "co-chaired the forum in Riga, | joined by UNICEF and Peru"."""
    return scene.verb_lemma(scene.tokens[i]) == "join" and scene.tokens[i - 1].text == ","


def _ends_body(scene: Scene, i: int) -> bool:
    """Whether a noun is of the name of a body that acts: "convened by the UN General | Assembly"."""
    return any(p.kind == "body" and p.prep == "by" and p.first <= i <= p.last for p in scene.clauses.parties)


def _under(scene: Scene, last: int) -> list[Party]:
    """Who chairs a gathering: "the dialogue was held under the co-chairmanship of A and B"."""
    for i in range(last + 1, scene.sentence.last):
        if scene.tokens[i].lower in _CHAIRS and scene.tokens[i + 1].lower == "of":
            near = [p for p in scene.clauses.parties if 0 < p.first - i <= _NEAR_CHAIR]
            return [p for p in scene.clauses.group(near[0]) if p.kind in ("person", "post")] if near else []
    return []


def _goes_on(scene: Scene, last: int, verb: int) -> bool:
    """Whether a second passive tells of the gathering: "was chaired by A and attended by B"; a participle
    too: ", convened by A and co-hosted by B"."""
    first = next((i for i in range(last + 1, verb) if scene.grammar.role(i) in (PASSIVE, PARTICIPLE)), None)
    return first is not None and scene.tokens[verb - 1].lower == "and" and not scene.grammar.auxiliaries(verb)


def _of_which(scene: Scene, last: int, verb: int) -> bool:
    """Whether a passive tells of the gathering before it: "the summit, which will be hosted by A"."""
    near = [t.lower for t in scene.tokens[last + 1 : scene.grammar.group_start(verb)]]
    return near in ([",", "which"], ["which"], ["that"])


def _add_told_of(scene: Scene, draft: Draft) -> None:
    """Add who held or attended a gathering in a clause after it: "the summit that the president hosted"."""
    i = draft.last + 1
    comma = i < scene.sentence.last and scene.tokens[i].text == ","
    i += comma
    if comma and scene.tokens[i].lower != "which" and not _is_setting(scene, draft.first):
        return
    i = _behind_town(scene, i)
    if i < scene.sentence.last and scene.tokens[i].lower in ("that", "which"):
        i += 1
        i += scene.tokens[i].lower == "the" and not any(p.first == i for p in scene.clauses.parties)
    near = [p for p in scene.clauses.parties if p.first == i]
    if not near or near[0].last >= scene.sentence.last:
        return
    verb = scene.tokens[near[0].last + 1]
    if verb.lower in ("will", "is", "was", "has", "had") and verb.index < scene.sentence.last:
        ahead = scene.tokens[verb.index : verb.index + 4]
        acting = [t for t in ahead if scene.grammar.role(t.index)]
        verb = next((t for t in acting if "be" not in t.lemmas), next(iter(acting), verb))
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) and lemma in _ATTEND:
        scene.put(draft, near, _role(lemma))


def _behind_town(scene: Scene, i: int) -> int:
    """What follows the town of a gathering, where it is told who goes there: "the summit | in Kazan | that A
    is to attend"."""
    near = scene.tokens[i : min(i + _TOWN, scene.sentence.last)]
    at = next((n for n, t in enumerate(near) if t.lower in ("that", "which")), 0)
    named = at > 1 and near[0].lower == "in" and all(t.capital for t in near[1:at])
    return i + at if named else i


def _is_setting(scene: Scene, first: int) -> bool:
    """Whether what the sentence goes on with is done there: "On the sidelines of the | summit, A held talks",
    no "Ahead of the | summit, A convened the task force"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    near = scene.text(max(scene.sentence.first, at - 1), at)
    opens = at == scene.sentence.first or scene.tokens[at - 1].text in (":", ")", "–", "-", "•")
    opens = opens and scene.tokens[at].lower in ("at", "during", "in")
    return opens or near.endswith(_SETTINGS)


def _hosts(scene: Scene, first: int) -> list[Party]:
    """Who hosts it, by a noun: "thanked Malta for its hosting of", "wished Malta success as the host of"."""
    at = first - 1
    while scene.tokens[at].lower in ("the", "upcoming", "forthcoming", "next") and at > scene.sentence.first:
        at -= 1
    near = scene.text(max(scene.sentence.first, at - 2), at)
    if not near.endswith(("hosting of", "host of", "hosts of")) or at - 1 <= scene.sentence.first:
        return []
    own = scene.possessor(at - 1)
    if own and own[0].kind != "pronoun":
        return own
    low, _ = scene.clauses.reach(at)
    verb = next((i for i in range(at - 2, low - 1, -1) if scene.grammar.is_finite(i)), None)
    return (
        [p for p in scene.object(verb) if p.kind in ("state", "person", "post")] if verb is not None else []
    )


def _participation(scene: Scene, last: int) -> list[Party]:
    """ "The summit was held with the participation of the presidents", "with observers from Peru"."""
    for i in range(last + 1, scene.sentence.last):
        token = scene.tokens[i]
        if token.lower in ("participation", "presence") and scene.tokens[i + 1].lower == "of":
            return [p for p in scene.clauses.after(i, ("of",)) if p.kind in ACTORS]
        if token.lower in _WATCHING and scene.tokens[i - 1].lower == "with":
            return [p for p in scene.clauses.after(i, ("from", "of")) if p.kind in SIDES]
    return []


def _givers_too(scene: Scene, last: int) -> list[Party]:
    """Who gives it with others: "was organized by the ministry | in cooperation with UNDP"."""
    for i in range(last + 1, scene.sentence.last - 1):
        joint = scene.tokens[i].lower in _JOINTLY and scene.tokens[i + 1].lower == "with"
        if joint and scene.tokens[i - 1].lower in _JOINING:
            low, _ = scene.clauses.reach(i)
            given = (t for t in scene.tokens[low:i] if scene.grammar.role(t.index))
            near = [p for p in scene.clauses.parties if 0 < p.first - i - 1 <= _NEAR_CHAIR]
            if near and any(scene.verb_lemma(t) in _HOSTING for t in given):
                return [p for p in scene.clauses.group(near[0]) if p.kind in SIDES and acts(scene, p)]
    return []


def _whose_part(scene: Scene, first: int) -> list[Party]:
    """Who is thanked for taking part, or is told to: "thanked the king for his participation in the summit",
    "met her ahead of their participation in the forum"."""
    near = range(max(scene.sentence.first, first - 6), first)
    part = next((i for i in near if scene.tokens[i].lower in _PART - {"part"}), None)
    if part is not None and scene.tokens[part - 1].lower in ("’s", "'s"):
        owner = next((p for p in scene.clauses.parties if p.last == part - 2), None)
        return [owner] if owner is not None and owner.kind in ("person", "post", *SIDES) else []
    if part is None or scene.tokens[part - 1].lower not in ("his", "her", "their", "’s", "'s"):
        return []
    low, _ = scene.clauses.reach(part)
    thanks = [i for i in range(low, part) if scene.is_verb(scene.tokens[i], _THANKING)]
    verb = next((i for i in range(part, low, -1) if scene.grammar.is_finite(i)), None)
    told = [] if thanks or verb is None else scene.subject(verb)
    if told and verb is not None and scene.tokens[part - 1].lower == "their":
        told = [*told, *scene.object(verb), *scene.clauses.after(verb, ("with",))]
    told = scene.object(thanks[-1]) if thanks else told
    own = next((p for p in scene.clauses.parties if p.last == part - 1 and p.person is not None), None)
    if not thanks and own is not None and own.kind == "pronoun":
        return [own]  # "voiced thanks for | his part in the summit"
    return [p for p in told if p.kind in ("person", "post") or (thanks and p.person is not None)]


def _delegated_to(scene: Scene, first: int) -> list[Party]:
    """Who goes there at the head of a delegation: "will go as head of the delegation to the summit"."""
    near = [t.lower for t in scene.tokens[max(scene.sentence.first, first - _DELEGATION) : first]]
    if near[-1:] == ["the"]:
        near.pop()
    if near[-2:] != ["delegation", "to"] or not {"head", "headed", "heads", "leader", "member"} & set(near):
        return []
    at = next(i for i in range(first - 1, scene.sentence.first, -1) if scene.tokens[i].lower == "delegation")
    verb = next((i for i in range(at, scene.sentence.first, -1) if scene.grammar.is_finite(i)), None)
    return [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")] if verb else []


def _opens_sentence(scene: Scene, first: int) -> bool:
    start = scene.sentence.first
    comma = next((t.index for t in scene.tokens[start:first] if t.text == ","), None)
    if comma is not None and all(_tells_when(scene, t) for t in scene.tokens[start:comma]):
        start = comma + 1  # "In October 2022, | at a session of the Assembly"
    return first - start <= 3


def _tells_when(scene: Scene, token: Token) -> bool:
    return (
        scene.grammar.is_when(token) or token.shape == "number" or token.lower in ("in", "on", "last", "year")
    )


def _main_subject(scene: Scene, last: int) -> list[Party]:
    """The subject of the sentence that a gathering opens: "At the summit, the leaders launched ..."."""
    for i in range(last + 1, scene.sentence.last + 1):
        if scene.grammar.role(i) in (FINITE, PASSIVE):
            return [p for p in scene.subject(i) if p.kind in ACTORS]
    return []


def _together(scene: Scene, token: Token) -> list[Party]:
    """Those with whom somebody attends or chairs: "co-chaired the dialogue with the minister"."""
    people = scene.clauses.after(token.index, ("with", "alongside"))
    people += [p for p in scene.clauses.after(token.index, ("alongside",)) if p not in people]
    if people and any(scene.grammar.role(i) for i in range(token.index + 1, people[0].first)):
        return []  # "attend the forum and hold talks with"
    if people and scene.tokens[max(people[0].first - 3, 0)].lower in _LINKS:
        return []  # "held a roundtable in connection with the task force"
    return [p for p in people if p.kind in ("person", "post") or (p.kind in SIDES and acts(scene, p))]


def _open_by_meeting(scene: Scene, draft: Draft, verb: Token) -> None:
    """Add whom those met who open a gathering, and that day: "met the minister today to launch the talks"."""
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    if governor is None or scene.grammar.role(verb.index) != INFINITIVE:
        return
    if scene.verb_lemma(scene.tokens[governor]) not in OPENERS or scene.verb_lemma(verb) not in OPENING:
        return
    met = scene.with_(governor) or scene.object(governor)
    scene.put(draft, [p for p in met if p.kind in ("person", "post", "group")])
    draft.scope = (*draft.scope, scene.clauses.reach(governor))


def _add_after(scene: Scene, draft: Draft, verb: Token) -> None:
    """ "The summit was attended by", "brought together", "was chaired by"."""
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) == PASSIVE:
        actors = scene.clauses.after(verb.index, ("by",))
        scene.put(draft, [a for a in actors if a.kind in ACTORS], _role(lemma))
    elif lemma in _GATHERING:
        scene.put(draft, _brought(scene, verb))
    ahead = range(verb.index + 1, scene.sentence.last)
    second = next((i for i in ahead if scene.grammar.role(i) == FINITE), None)
    joined = second is not None and scene.tokens[second - 1].lower == "and" and lemma not in _GATHERING
    if second is not None and joined and scene.verb_lemma(scene.tokens[second]) in _GATHERING:
        _add_after(scene, draft, scene.tokens[second])  # "was chaired by A and brought together B"


def _owners(scene: Scene, token: Token) -> list[Party]:
    """Whose gathering it is, when it is no state’s name: "the minister’s summit"."""
    return [p for p in scene.possessor(token.index) if p.kind in ("person",)]


# "Sidelines of the 149th session of the Inter-Parliamentary | Union": so many words up to that.
_ASIDE = 14


def between(scene: Scene, last: int) -> list[Party]:
    """The sides after the name: "strategic dialogue between the United States and the OIC"."""
    aside = scene.text(max(scene.sentence.first, last - _ASIDE), last).rpartition(" , ")[2]
    aside = aside.rpartition(" and ")[2]
    if any(f"{edge} of" in aside for edge in ("sidelines", "margins", "framework", "fringes")):
        return []  # "a meeting was held on the sidelines of the | forum between A and B"
    return scene.of_noun(last, ("between",))
