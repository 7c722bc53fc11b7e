"""Who was there, told in a sentence of its own that opens with it: "Also present were A and B"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import SPEAKING, WITH_SPEAKER, were_there
from kg.extract.languages.en.companions import COMPANY, company
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import SIDES, is_sent, sides_in
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token

_PERSONS = ("person", "post")
# The verb stands within so many words: "Among those attending the talks from the Omani side were".
_FAR = 14
_OPENERS = listed("additions", "present")
_OF_DELEGATION = ("among the delegation", "amongst the delegation", "the delegation")
_CAME = frozenset(("attended", "participated", "joined", "accompanied", "took"))
# "The remaining four" and the like.
_POSTS = 6
# "Also in the | room was A", "at the | table were"
_AROUND = frozenset(("room", "table"))
_IN_THE = ("in the", "at the", "around the", "in the meeting", "in the conference")
# Who greets a visitor was no party to what he came for: "Present to welcome the premier were".
_GREETING = frozenset(("welcome", "greet"))
_WELCOMING = frozenset(("welcoming", "greeting", "receiving"))
_ARRIVALS = frozenset(("airport", "arrival", "station", "tarmac", "border", "airfield", "port"))
# "Officials present at the meeting included A"
_WHO_OPENS = (
    "", "also", "in", "also in", "on", "others in", "others", "officials", "those", "other officials",
)  # fmt: skip
# "Among the (visiting) heads of state | present": so many words open such a sentence.
_OPENING = 7
_TELLS_WHO = frozenset(("include", "includes", "are", "is", "were", "was"))
_GUESTS = listed("additions", "guests")
_DUE = (["due", "to"], ["expected", "to"], ["set", "to"], ["scheduled", "to"], ["invited", "to"])
_FIRST = frozenset(
    ("among", "amongst", "the", "other", "others", "foreign", "visiting", "african", "arab", "world")
)
_ALSO = ("and also", "while also", "with also")
_AMONG = listed("additions", "attendees")


@on(_WELCOMING, _AROUND, _OPENERS, _AMONG, "be", "members", "who")
def those_present(scene: Scene, token: Token) -> Draft | None:
    """ "Attending the meeting were A and B", "Among those present was C", "In attendance: D and E"."""
    if "be" in token.lemmas and scene.grammar.role(token.index) == FINITE:
        return _named_at_last(scene, token)
    if token.lower in _WELCOMING and token.index == scene.sentence.first:
        return _welcomers(scene, token)
    opens = token.index <= scene.sentence.first + _OPENING and _opens(scene, token)
    if not opens and not _goes_on(scene, token):
        return None
    verb = _verb(scene, token)
    if verb is None:
        return None
    people = listed_after(scene, verb)
    if any(t.lemmas & _GREETING for t in scene.tokens[token.index + 1 : verb.index]):
        draft = mention(scene, "visit", token, "greeting")
        scene.put(draft, people, "host")
        return draft if draft.parts else None
    there = were_there(scene, token, people, attended=True)
    if there is not None:
        there.aside = token.lower in ("members", "accompanying")
        there.open = _are_guests(_before(scene, token))  # nothing told before: nobody knows what they attend
        _join_whom(scene, there, verb)
    return there


def _welcomers(scene: Scene, token: Token) -> Draft | None:
    """Who greets a guest, told after where he is greeted: "Welcoming him at the airport | were A and B"."""
    verb = _verb(scene, token)
    between = {t.lower for t in scene.tokens[token.index + 1 : verb.index]} if verb is not None else set()
    if verb is None or not between & _ARRIVALS:
        return None
    draft = mention(scene, "visit", token, "greeting")
    scene.put(draft, listed_after(scene, verb), "host")
    return draft if draft.parts else None


@on(COMPANY)
def beside_speaker(scene: Scene, token: Token) -> Draft | None:
    """Who is with somebody who speaks after a talk: "A, flanked by B, told C that"."""
    if token.lemma not in COMPANY or scene.grammar.role(token.index) != PARTICIPLE or not _only_says(scene):
        return None
    kinds = (*_PERSONS, "pronoun")
    beside = [p for p in scene.clauses.parties if p.last == token.index - 2 and p.kind in kinds]
    people = [p for p in company(scene) if p.person is not None] if beside else []
    there = were_there(scene, token, people) if people else None
    if there is not None:
        there.name = WITH_SPEAKER
        scene.put(there, beside, "host")
    return there


def _only_says(scene: Scene) -> bool:
    """Whether a sentence tells what somebody said."""
    verbs = scene.grammar.predicates(scene.sentence)
    return bool(verbs) and bool(verbs[0].lemmas & (SPEAKING | {"tell"}))


def _join_whom(scene: Scene, there: Draft, verb: Token) -> None:
    """Add whom people join, and what: "Joining the President on the call were A and B"."""
    if scene.tokens[there.first].lower not in ("joining", "accompanying", "flanking"):
        return
    between = [p for p in scene.clauses.parties if there.first < p.first < verb.index]
    scene.put(there, [p for p in between if p.kind in (*_PERSONS, "pronoun") and not p.prep], "host")
    if any(t.lower == "call" for t in scene.tokens[there.first : verb.index]):
        there.type = "call"


def _named_at_last(scene: Scene, verb: Token) -> Draft | None:
    """Who those of a post were, as people told of before: "The envoys were A from Malta and B from Latvia".

    They have that post for the state that the list gives.
    """
    if not 0 < verb.index - scene.sentence.first <= _POSTS:
        return None
    posts = [p for p in scene.clauses.parties if p.kind == "post" and p.plural and p.person is None]
    before = next((p for p in posts if p.last == verb.index - 1), None)
    after = next((p for p in posts if 0 < p.first - verb.index <= 2), None)
    post, opening = before, verb
    if before is None and after is not None:
        named = scene.text(after.last + 1, after.last + 2)
        post = after if named.startswith((", namely", ":", "namely")) else None
        opening = scene.tokens[min(after.last + 2, scene.sentence.last)]
    if post is None or post.capacity is None:
        return None
    people = [p for p in listed_after(scene, opening) if p.kind == "person"]
    for person, state in (
        [(p.person, p.country) for p in people if p.person is not None] if people[1:] else []
    ):
        if not person.capacities:
            state = state or person.country
            person.capacities.append(
                Capacity(post.capacity.position, "", state, first=post.first, last=post.last)
            )
    there = were_there(scene, verb, people) if people[1:] else None
    if there is not None:  # "The members of the delegation are A and B"
        there.aside = any(t.lower == "delegation" for t in scene.tokens[post.first : post.last + 1])
    return there


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a sentence opens with being there: "(Also) attending", "In attendance", "Among the guests"."""
    before = _before(scene, token)
    if token.lower == "taking" and scene.text(token.index + 1, token.index + 1) != "part":
        return False
    if token.lower in _AROUND:
        return before.removeprefix("also ") in _IN_THE
    if token.lower in _OPENERS and (before in _WHO_OPENS or _are_guests(before)):
        return True
    if token.lower == "members" and before in _OF_DELEGATION:
        return True
    if token.lower == "who" and before in ("those", "among those"):
        return any(t.lower in _OPENERS | _CAME for t in scene.tokens[token.index + 1 : token.index + 4])
    return token.lower in _AMONG and before in ("among those", "among the", "among", "those")


def _before(scene: Scene, token: Token) -> str:
    """The words of a sentence before a token."""
    first = scene.sentence.first
    return scene.text(first, token.index - 1) if token.index > first else ""


def _are_guests(before: str) -> bool:
    """Whether only guests stand before being there: "Among the visiting leaders", "Those in"."""
    if before in _WHO_OPENS:
        return False
    words = before.removesuffix(" in").replace("of state and government", "").replace("of state", "").split()
    words = words[:-2] if words[-2:] in _DUE else words  # "Other leaders due to | attend are A and B"
    while words and words[0] in _FIRST:
        words = words[1:]
    return len(words) == 1 and words[0] in _GUESTS


def _goes_on(scene: Scene, token: Token) -> bool:
    """Whether a clause goes on with who was there: "was accompanied by A, and also | present was B"."""
    return token.lower in _OPENERS and scene.text(token.index - 2, token.index - 1) in _ALSO


def _verb(scene: Scene, token: Token) -> Token | None:
    """The "were" or the colon before the names, before any other verb."""
    for i in range(token.index + 1, min(token.index + _FAR, scene.sentence.last)):
        here = scene.tokens[i]
        if here.text == ":" or (scene.grammar.role(i) == FINITE and "be" in here.lemmas):
            return here
        if scene.grammar.role(i) == FINITE and here.lower not in _CAME:
            return here if scene.verb_lemma(here) == "include" else None
        if here.lower == "included" and scene.grammar.role(i):
            return here  # "Those present | included A"
        if here.lower in _TELLS_WHO and not scene.grammar.role(i) and i > token.index:
            return here  # "Leaders attending | include A", "leaders present at the summit | are A"
    return None


def listed_after(scene: Scene, verb: Token) -> list[Party]:
    """The officials from a token to the end of the sentence, or to a verb that one of them acts in."""
    after = range(verb.index + 1, scene.sentence.last + 1)
    inner = [p for p in scene.clauses.parties if p.first > verb.index and p.kind == "person"]
    told = (i for i in after if not any(p.first < i <= p.last for p in inner))  # "B, who is also envoy"
    end = next((i for i in told if scene.grammar.role(i) == FINITE), scene.sentence.last + 1)
    right = [p for p in scene.clauses.parties if verb.index < p.first and p.last < end]
    if not right or right[0].first - verb.index > _FAR or right[0].kind not in (*_PERSONS, *SIDES):
        return []
    listed = scene.clauses.group(right[0])  # also "A, along with B"
    if right[0].kind in SIDES:
        return [] if right[0].prep else listed
    persons = [p for p in right if p.kind == "person" and (not p.prep or p in listed)]
    return [*persons, *(p for p in listed if is_sent(p)), *sides_in(scene, listed)] if persons else listed
