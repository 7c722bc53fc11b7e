"""Patterns of signings: "signed a memorandum", "the agreement was signed", "the signing of the treaty"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft, Item
from kg.extract.languages.en import signed_for
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.being_there import signed_before
from kg.extract.languages.en.companions import beside, company
from kg.extract.languages.en.delegates import the_two
from kg.extract.languages.en.documents import documents
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.of_sides import sign_for_sides
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.talkers import mediators
from kg.extract.languages.en.word_classes import FINITE, ING, PARTICIPLE, PASSIVE, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# "The presidents witnessed the signing of the accord": they were there.
# "The two, joined by B, signed".
_JOINED = frozenset(("join",))
_WITNESSING = frozenset(
    ("witness", "oversee", "attend", "observe", "preside", "watch", "supervise", "participate")
)
_WATCHING = frozenset(("look", "watch"))
_PRAISING = frozenset(("congratulate", "thank", "commend", "applaud", "praise"))
_PUTTING = frozenset(("put", "affix", "append", "place"))
_SIGNATURES = frozenset(("signature", "signatures", "initials"))
# "Put their names to the treaty", "put pen to paper on a treaty"
_NAMES = frozenset(("name", "names", "pen"))
_SUMS = re.compile(
    r"\b(?:more than|over|nearly|almost|around|about|a total of) (?:\d|a (?:dozen|hundred|thousand)\b"
    r"|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b)"
    r"|\b(?:dozens|hundreds) of\b"
    r"|\b(?:to date|so far|over the years|in recent years|since (?:19|20)\d\d|since independence)\b"
)
_FURTHER = tuple(
    f"{n} " for n in ("a package of", "a number of", "a series of", "a set of", "several", "other")
)
# A document stands so many words at most before what is said of it.
_BEHIND = 2
# Tell of a signing only with a document right behind them. "concluded a treaty", "sealed a trade deal"
_LOOSE = frozenset(("conclude", "exchange", "seal", "clinch", "enter"))
_OWN = ("’s", "'s", "’", "'")
_DOMESTIC = listed("signing", "documents", "domestic")


@on(listed("signing", "adopt", "verbs"))
def adopt(scene: Scene, token: Token) -> Draft | None:
    """A document that talks adopt, for ``additions``: "the leaders adopted a joint statement"."""
    if not scene.is_verb(token, listed("signing", "adopt", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    passive = scene.grammar.role(token.index) == PASSIVE
    stretch = (low, scene.grammar.group_start(token.index) - 1) if passive else (token.index + 1, high)
    found = [d for d in documents(scene, *stretch) if not d.vague]
    joint = "joint" in scene.text(*stretch).split() or scene.verb_lemma(token) == "adopt"
    draft = mention(scene, "signing", token, "adopted")
    if not found or not joint or draft.modality != "held" or draft.denied or _is_domestic(scene, token):
        return None
    draft.documents = found[:1]
    leaders = [] if passive else [p for p in scene.subject(token.index) if p.kind == "person"]
    if len({country_of(p) for p in leaders} - {""}) > 1:
        draft.rule = "sign"  # "Presidents A and B adopted a joint statement": both put their names to it
        scene.put(draft, leaders, "signatory")
    return draft


def _is_counted_up(scene: Scene, verb: Token) -> bool:
    """Whether a sentence sums up what was signed in years: "Over a hundred agreements | have been signed",
    "40 documents have been signed to date"."""
    text = scene.text(scene.sentence.first, scene.sentence.last)
    return scene.text(verb.index - 2, verb.index - 1) == "have been" and _SUMS.search(text) is not None


def _before_clause(scene: Scene, which: int) -> list[Item]:
    """The document of which a clause tells that it was signed: "the treaty between A and B, | which was"."""
    found = documents(scene, scene.sentence.first, which - 1)[-1:]
    return found if found and which - found[0].last <= _BEHIND else []


def _is_talked_over(near: Sequence[Token]) -> bool:
    """Whether those who exchange something only talk: "exchanged | views", "exchanged | notes on trade"."""
    talked = any(t.lower in ("views", "opinions") for t in near[:3])
    about = next((b for a, b in pairwise(near[:4]) if a.text == "notes"), None)
    return talked or (about is not None and about.lower in ("on", "about", "over"))


@on(listed("signing", "verb", "verbs"))
def sign(scene: Scene, token: Token) -> Draft | None:
    """A verb of signing with a document as its object, or as the subject of its passive."""
    if not scene.is_verb(token, listed("signing", "verb", "verbs")):
        return None
    if scene.text(max(scene.sentence.first, token.index - 2), token.index - 1) == "anniversary of":
        return None  # "the third anniversary of signing the treaty"
    if scene.behind(token).lower in ("off", "up"):
        return None  # "signed off on a plan", "signed up for a course"
    passive = scene.grammar.role(token.index) == PASSIVE
    stretch = _stretch(scene, token, passive=passive)
    found = _papers(scene, token, stretch, passive=passive)
    subjects = scene.clauses.after(token.index, ("by", "between")) if passive else _who_sign(scene, token)
    subjects = signed_for.add_signers(scene, token, subjects)
    near = scene.tokens[stretch[0] : stretch[1] + 1]
    if not found or _is_no_signing(scene, token, found, near):
        return None
    if passive and any(t.lower in ("by", "no") for t in near):
        return None
    if passive and _is_counted_up(scene, token):
        return None
    draft = mention(scene, "signing", token, "sign")
    draft.documents = found
    joined = [] if passive else [p for p in company(scene, _JOINED) if p.kind == "person"]
    if joined:
        subjects = [s for s in subjects if s not in joined] or the_two(scene)
    watching = _who_watch(scene, token)
    if watching and watching[0] < token.index and not (passive or scene.grammar.is_finite(token.index)):
        subjects = scene.object(watching[0]) or subjects
    _put_signers(scene, token, draft, subjects, passive=passive)
    scene.put(draft, beside(scene))
    scene.put(draft, joined, "signatory")
    for verb in watching:
        scene.put(draft, [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")])
    if "mediation" in scene.text(token.index, scene.sentence.last).split():
        scene.put(draft, mediators(scene, token), "mediator")  # no "an accord mediated by A"
    return draft


def _stretch(scene: Scene, token: Token, *, passive: bool) -> tuple[int, int]:
    """Where a clause names what is signed: before a passive, behind another verb."""
    low, high = scene.clauses.reach(token.index)
    if passive:
        return low, scene.grammar.group_start(token.index) - 1
    return token.index + 1, _before_source(scene, token.index + 1, high)


def _papers(scene: Scene, token: Token, stretch: tuple[int, int], *, passive: bool) -> list[Item]:
    """The documents of a verb of signing, also those before the clause that tells of them."""
    found = documents(scene, *stretch)
    if passive and not found and scene.clauses.segment(token.index).kind == "coord":
        # "The accord, dubbed the Lisbon Declaration, was signed".
        found = documents(scene, scene.sentence.first, stretch[1])[:1]
    low, _ = scene.clauses.reach(token.index)
    if not found and scene.tokens[low].lower in (("which",) if passive else ("which", "that")):
        found = _before_clause(scene, low)
    return found


def _is_no_signing(scene: Scene, token: Token, found: Sequence[Item], near: Sequence[Token]) -> bool:
    """Whether a verb means no signing: "exchanged views on", "entered the treaty", laws of one state."""
    lemma = scene.verb_lemma(token)
    if (lemma == "exchange" and _is_talked_over(near)) or _is_domestic(scene, token):
        return True
    if lemma in _LOOSE and _too_far(token, found[0].first):
        return True
    return lemma == "enter" and scene.tokens[token.index + 1].lower != "into"


def _put_signers(
    scene: Scene, token: Token, draft: Draft, subjects: Sequence[Party], *, passive: bool
) -> None:
    """Add those who sign and with whom they do; of a passive without them, whose paper it is."""
    sign_for_sides(scene, subjects)
    scene.put(draft, [s for s in subjects if s.kind != "group" or s.plural], "signatory")
    if not passive:
        low = scene.clauses.reach(token.index)[0]
        whom = scene.text(max(low - 1, scene.sentence.first), low + 1).find("with whom") >= 0
        partners = scene.with_(token.index) if whom else scene.clauses.after(token.index, ("with",))
        scene.put(draft, partners, "signatory")
    elif not draft.parts:
        scene.put(draft, _sides_of(scene, draft.documents), "signatory")


def _who_watch(scene: Scene, token: Token) -> list[int]:
    """The verbs of those who only looked on: "A and B signed it, and the presidents | looked on", "The
    presidents | watched A and B sign it"."""
    seen = (t for t in scene.tokens[scene.sentence.first : scene.sentence.last] if t.index != token.index)
    verbs = [t.index for t in seen if scene.is_verb(t, _WATCHING) and scene.grammar.is_finite(t.index)]
    return [i for i in verbs if scene.tokens[i + 1].lower == "on" or i < token.index]


def _who_is_praised(scene: Scene, token: Token) -> list[Party]:
    """Whom somebody congratulates: "congratulated Peru and Chile on | signing the accord"."""
    governor = scene.clauses.governor(token.index)
    linked = scene.tokens[token.index - 1].lower in ("on", "for", "upon")
    if not linked or governor is None or scene.tokens[governor].lemmas.isdisjoint(_PRAISING):
        return []
    return scene.object(governor)


def _who_sign(scene: Scene, token: Token) -> list[Party]:
    """The subject of a verb of signing; of "concern about Oman and Peru | signing the pact" these two."""
    signing = token.lower == "signing" and scene.grammar.role(token.index) == ING
    if signing and (praised := _who_is_praised(scene, token)):
        return praised
    if signing and (joint := _who_joins_in(scene, token)):
        return joint
    return (_told_before(scene, token.index) if signing else []) or scene.subject(token.index)


def _who_joins_in(scene: Scene, token: Token) -> list[Party]:
    """Who does it with others: "Peru joined Oman and Kenya in | signing the pact"."""
    governor = scene.clauses.governor(token.index)
    joins = governor is not None and "join" in scene.tokens[governor].lemmas
    if governor is None or not joins or scene.tokens[token.index - 1].lower != "in":
        return []
    return [*scene.subject(governor), *scene.object(governor)]


def _told_before(scene: Scene, index: int) -> list[Party]:
    """The people or states right before a token: "Oman and Peru | signing", "Oman and Peru’s | signing"."""
    last = index - 1 - (scene.tokens[index - 1].lower in _OWN)
    party = next((p for p in scene.clauses.parties if p.last == last), None)
    if party is None or party.kind not in ("state", "person", "post"):
        return []
    return next(g for p in scene.clauses.parties if party in (g := scene.clauses.group(p)))


def _sides_of(scene: Scene, documents: Sequence[Item]) -> list[Party]:
    """The two sides in the title of the one document: "a programme between the ministries of A and B"."""
    if len(documents) != 1:
        return []
    inside = (p for p in scene.clauses.parties if documents[0].first < p.first <= documents[0].last)
    first = next((p for p in inside if _opens_pair(scene, p) and p.kind in ("state", "body", "post")), None)
    sides = scene.clauses.group(first) if first is not None else []
    return sides if len({s.country for s in sides} - {""}) == len(sides) == 2 else []


def _opens_pair(scene: Scene, party: Party) -> bool:
    """Whether "between" stands before a party, or before whose it is: "between the | Omani Ministry"."""
    start = scene.clauses.start_of(party)
    start -= scene.tokens[start - 1].lower == "the"
    return party.prep == "between" or scene.tokens[start - 1].lower == "between"


def _too_far(token: Token, first: int) -> bool:
    return first - token.index > 6


def _is_domestic(scene: Scene, token: Token) -> bool:
    """Whether what is signed is of one state: "signed the bill into law", "an executive order"."""
    _, high = scene.clauses.reach(token.index)
    near = scene.tokens[token.index + 1 : min(high, token.index + 9) + 1]
    return any(scene.noun_lemma(t) in _DOMESTIC and not t.capital for t in near)


@on(_NAMES, listed("signing", "verb", "nouns"))
def signing_noun(scene: Scene, token: Token) -> Draft | None:
    """ "The signing of the agreement", "a signing ceremony": the document after "of"."""
    if token.lower in _NAMES:
        return _put_under(scene, token)
    if token.lower not in listed("signing", "verb", "nouns") or scene.grammar.role(token.index) in (
        FINITE,
        PASSIVE,
    ):
        return None
    _, high = scene.clauses.reach(token.index)
    following = scene.behind(token).lower
    if following != "of":
        return _put_under(scene, token) or _told_again(scene, token)
    found = documents(scene, token.index + 2, high)
    talked = token.lower == "exchange" and _is_talked_over(scene.tokens[token.index + 2 : high])
    if not found or talked:
        return None
    draft = mention(scene, "signing", token, "signing-noun")
    draft.documents = found
    owners = _told_before(scene, token.index) if scene.tokens[token.index - 1].lower in _OWN else []
    opening = scene.tokens[max(scene.attributes(token.index) - 1, scene.sentence.first)]
    # "congratulated her on Peru’s signing of the accord", "trade has grown since the signing of the accord"
    draft.earlier = draft.earlier or bool(owners) or opening.lower == "since"
    scene.put(draft, [*owners, *scene.clauses.after(token.index, ("by", "between"))], "signatory")
    scene.put(draft, scene.clauses.after(token.index, ("with",)))
    scene.put(draft, beside(scene))
    verb = scene.clauses.governor(token.index)
    part = verb is not None and scene.text(verb + 1, verb + 2) == "part in"
    if verb is not None and (part or scene.tokens[verb].lemmas & _WITNESSING):
        scene.put(draft, [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")])
    return draft


def _put_under(scene: Scene, token: Token) -> Draft | None:
    """ "A and B put their signatures to the agreement", "put their names to", "put pen to paper on"."""
    governor = scene.clauses.governor(token.index)
    near = governor is not None and token.index - governor <= 2
    verb = scene.tokens[governor] if governor is not None and near else None
    passive = scene.verb_after(token.index) if token.lower in _SIGNATURES and not near else None
    if passive is not None and passive.lemmas & _PUTTING and scene.grammar.role(passive.index) == PASSIVE:
        return _appended(scene, token, passive)
    if token.lower not in _NAMES | _SIGNATURES or verb is None or not verb.lemmas & _PUTTING:
        return None
    _, high = scene.clauses.reach(token.index)
    first = token.index + (4 if scene.text(token.index, token.index + 3) == "pen to paper on" else 2)
    found = documents(scene, first, high) or _to_which(scene, verb)
    if not found and scene.tokens[min(first, high)].lower in ("it", "them") and signed_before(scene):
        found = [Item("signatures", token.index, token.index, True)]  # "put their signatures | to it"
    draft = mention(scene, "signing", verb, "sign")
    draft.documents = found
    scene.put(draft, scene.subject(verb.index), "signatory")
    scene.put(draft, beside(scene))
    return draft if found and draft.parts else None


def _to_which(scene: Scene, verb: Token) -> list[Item]:
    """The document before a clause that tells who signed it: "the letter of intent to which A and B put"."""
    low = scene.clauses.reach(verb.index)[0]
    opened = scene.text(low - 1, low) == "to which" or scene.text(low, low + 1) == "to which"
    return documents(scene, scene.sentence.first, low - 1)[-1:] if opened else []


def _appended(scene: Scene, noun: Token, verb: Token) -> Draft | None:
    """Who signs what was told before: "The signatures were appended in Riga by A and B"."""
    draft = mention(scene, "signing", verb, "sign")
    draft.documents = [Item("signatures", noun.index, noun.index, True)]
    scene.put(draft, scene.clauses.after(verb.index, ("by",)), "signatory")
    return draft if draft.parts else None


def _told_again(scene: Scene, token: Token) -> Draft | None:
    """Who was at the signing told before: "The signing took place in the presence of A and B"."""
    the = scene.tokens[max(token.index - 1, 0)].lower == "the" and not scene.title
    return were_there(scene, token, beside(scene)) if the and token.lower == "signing" else None


@on("sign")
def signed(scene: Scene, token: Token) -> Draft | None:
    """A participle after the document: "the memorandum signed by the ministers in Baku"."""
    if scene.verb_lemma(token) != "sign" or scene.grammar.role(token.index) != PARTICIPLE:
        return None
    if scene.tokens[token.index - 1].lower in PREPOSITIONS:
        return None  # "in accordance with signed agreements"
    low, _ = scene.clauses.reach(token.index)
    first = max(scene.sentence.first, min(low, token.index - 12))
    if scene.tokens[low].lower in ("that", "which") and (told := _before_clause(scene, low)):
        return _told_who_signed(scene, token, low, told)
    found = documents(scene, first, token.index - 1)[-1:]
    if not found or token.index - found[0].last > _BEHIND:
        return None
    draft = mention(scene, "signing", token, "signed")
    draft.documents = found
    scene.put(draft, scene.clauses.after(token.index, ("by", "between")), "signatory")
    if not draft.parts:
        scene.put(draft, _sides_of(scene, found), "signatory")
    return draft


def _told_who_signed(scene: Scene, token: Token, that: int, found: Sequence[Item]) -> Draft | None:
    """The signing that a clause tells of a document: "The treaty that A and B | signed in Riga will"."""
    signers = [p for p in scene.clauses.parties if that < p.first and p.last < token.index]
    draft = mention(scene, "signing", token, "signed")
    draft.documents = list(found)
    scene.put(draft, [p for p in signers if p.kind in ("person", "post", "state", "body")], "signatory")
    return draft if draft.parts else None


def _before_source(scene: Scene, low: int, high: int) -> int:
    """The last token before the source of the news: "exchanged views,” | the statement said"."""
    marks = (k for k in range(low, high) if scene.tokens[k].text == "”")
    return next((k - 1 for k in marks if scene.tokens[k - 1].text in ",."), high)


def is_added(words: Words, draft: Draft) -> bool:
    """Whether further papers are told of: "In addition, | a package of documents was signed"."""
    before = words.quote(words.sentences[draft.sentence].first, max(draft.first - 1, 0)).lower()
    return before.startswith(_FURTHER)
