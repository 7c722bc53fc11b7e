"""Who says what in Azerbaijani: "bildirib ki", quotations, "sözlərinə görə", numbers of participants.

The verb of saying closes its clause, or "ki" leads on to what is said. Of two claims that overlap the first
one counts; what a press service or an agency passes on is the article's news and no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.drafts import Claim
from kg.extract.languages.az.attended import counted
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.quotations import closing, opening
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_SAYING = frozenset(table("statements")["saying"].split())
_IMPERSONAL = frozenset(table("statements")["impersonal"].split())
_OF_SAYING = _SAYING | _IMPERSONAL
_REPORTING = frozenset(table("statements")["reporting"].split())
_ACCORDING = words_of("statements", "according")
_MEDIA = tuple(table("statements")["media"].split())
_SPEAKERS = ("person", "post", "body", "pronoun", "group")
_TRIMMED = frozenset(',;:–—-.!?… »"”“')
_DASHES = frozenset("–—-")
# The verb of a clause that is said: "açılacağını", "artdığını", "görüşəcəklərini".
_CLAUSE = re.compile(
    r"(?:[dt][ıiuü][ğy]|[aə]c[aə][ğy])[ıiuü]n[ıiuü]$|(?:[dt][ıiuü][qk]|[aə]c[aə][qk])l[aə]r[ıi]n[ıi]$"
)
_FEWEST = 3  # words of a claim; below, it is a term


def read_statements(scenes: Sequence[Scene]) -> list[Claim]:
    """Return the claims of a text in its order, none of the headline."""
    out: list[Claim] = []
    for scene in scenes:
        for claim in _in_sentence(scene) if scene.sentence.paragraph >= 0 else ():
            if not any(claim.body[0] <= c.body[1] and c.body[0] <= claim.body[1] for c in out):
                out.append(claim)
    return out


def _in_sentence(scene: Scene) -> Iterator[Claim]:
    for verb in scene.verbs:
        says = verb.kind == "finite" and not verb.negative and not scene.quoted(verb.last)
        if says and verb.name in _OF_SAYING:
            yield from _quoted(scene, verb) or _led(scene, verb) or _within(scene, verb)
    yield from _according(scene)
    if counted(scene, scene.first, scene.last) is not None:
        for claim in _made(scene, (scene.first, scene.last), (scene.first, scene.first), None):
            claim.own = True
            yield claim


# -- rules ----------------------------------------------------------------------------------------


def _quoted(scene: Scene, verb: Verb) -> list[Claim]:
    """ "“Biz hazırıq”, - deyə nazir bildirib", "nazir bildirib: “Biz hazırıq”"."""
    after = verb.last + 1
    if (
        scene.low(after) == ":"
        and after < scene.last
        and (end := closing(scene.words, after + 1)) is not None
    ):
        return _claim(scene, verb, (after + 2, end - 1), verb.last)
    for close in range(verb.first - 1, scene.first - 1, -1):
        if scene.tokens[close].text not in '"”»' or not _dashed(scene, close):
            continue
        start = opening(scene.words, close)
        return _claim(scene, verb, (start + 1, close - 1), start) if start is not None else []
    return []


def _dashed(scene: Scene, close: int) -> bool:
    """Whether a quotation goes on to who says it: "”, - deyə", "” - nazir"."""
    near = [scene.tokens[i].text for i in range(close + 1, min(close + 4, scene.last))]
    return bool(_DASHES & set(near[:2])) or "deyə" in near


def _led(scene: Scene, verb: Verb) -> list[Claim]:
    """ "nazir bildirib ki, əlaqələr genişlənir": what follows "ki"."""
    if scene.low(verb.last + 1) != "ki" or verb.last + 2 > scene.last:
        return []
    first = verb.last + 2
    end = next((i - 1 for i in range(first, scene.last) if scene.tokens[i].text == ";"), scene.last)
    return _claim(scene, verb, (first, end), verb.last)


def _within(scene: Scene, verb: Verb) -> list[Claim]:
    """ "nazir körpünün mayda açılacağını söyləyib": the clause right before the verb or its subject."""
    speaker = _speaker(scene, verb) if verb.name in _SAYING else None
    own = next((a for a in scene.actors if speaker is not None and a.party is speaker), None)
    if own is None:
        return []
    end = own.first - 1 if own.last + 1 == verb.first else verb.first - 1
    if end < scene.first or not _CLAUSE.search(scene.low(end)):
        return []
    first = scene.opening(end)
    return _claim(scene, verb, (first if end < own.first else max(first, own.last + 1), end), verb.last)


def _according(scene: Scene) -> Iterator[Claim]:
    """ "Nazirin sözlərinə görə, reyslər yayda başlayacaq"."""
    for party in scene.parties:
        mark = party.last + 1
        if (
            scene.low(mark) not in _ACCORDING
            or party.kind not in _SPEAKERS
            or not _counts(scene, party, None)
        ):
            continue
        mark += scene.low(mark + 1) == "görə"
        mark += scene.low(mark + 1) == ","
        finite = any(v.kind == "finite" and v.last > mark for v in scene.verbs)
        if finite and mark < scene.last:
            yield from _made(scene, (mark + 1, scene.last), (party.first, mark), party)


# -- the claim ------------------------------------------------------------------------------------


def _claim(scene: Scene, verb: Verb, body: tuple[int, int], shown: int) -> list[Claim]:
    speaker = _speaker(scene, verb)
    if verb.name in _IMPERSONAL:
        # "nazirlikdən bildirilib ki": the ministry only passes the news on.
        if scene.low(verb.first - 1).endswith(("dən", "dan", "nə", "na")):
            return []
    elif speaker is None and not subject(scene, verb):
        return []
    if speaker is not None and not _counts(scene, speaker, verb):
        return []
    said = [shown, verb.first, verb.last, *((speaker.first, speaker.last) if speaker is not None else ())]
    return list(_made(scene, body, (min(said), max(said)), speaker))


def _speaker(scene: Scene, verb: Verb) -> Party | None:
    """Who says something: the one subject; several speak as nobody."""
    if verb.name in _IMPERSONAL:
        return None
    acting = [a.party for a in subject(scene, verb) if a.party.kind in _SPEAKERS]
    return acting[0] if len(acting) == 1 else None


def _counts(scene: Scene, party: Party, verb: Verb | None) -> bool:
    """Whether a party makes a claim of its own, and does not only pass news on."""
    named = f"{scene.words.quote(party.first, party.last)} {party.body}".lower()
    if any(word in named for word in _MEDIA):
        return False
    return party.kind != "body" or verb is None or verb.name not in _REPORTING


def _made(
    scene: Scene, body: tuple[int, int], said: tuple[int, int], speaker: Party | None
) -> Iterator[Claim]:
    """The claim in the tokens of ``body``, said in the tokens ``said``; none for a mere term."""
    first, last = body
    tokens = scene.tokens
    while first <= last and (tokens[first].text in _TRIMMED - {'"', "“"} or scene.low(first) == "və"):
        first += 1
    while last >= first and tokens[last].text in _TRIMMED - {'"', "”", "»"}:
        last -= 1
    if sum(t.shape == "word" for t in tokens[first : last + 1]) < _FEWEST:
        return
    known = speaker is not None and (speaker.person is not None or speaker.kind in ("post", "body"))
    text = " ".join(scene.words.quote(first, last).split())
    shown = min(said[0], first), max(said[1], last)
    yield Claim(text, (first, last), *shown, speaker if known else None, counted(scene, first, last))
