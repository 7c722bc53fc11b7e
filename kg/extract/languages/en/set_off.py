"""What commas set off and no event is told by: who somebody is, how it was, what it means.

"Minister A, himself an engineer, met B", "A, officials say, met B", "met B, raising hopes of a deal".
Blanks take its place, so that a name stands beside its verb and a day beside its event. Where it says
anything of talks, journeys, posts or others, it stays.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kg.extract.languages.en.lexicon import table, words_of

# So many characters stand between the commas, in a word before them, and tell what comes next.
_LONGEST: Final = 90
_NAME: Final = 40
_NEXT: Final = 16
_PHRASE_LENGTH: Final = 160
_LIST_LENGTH: Final = 600
_INNER: Final = rf"[^,.;:()\n“”\"]{{0,{_LONGEST}}}?"
_CLOSES: Final = r"(?= ?[.](?:\s|$))"
# Behind it stands a comma and a word, or blanks for what is not read either.
_GOES_ON: Final = r"(?P<end>,(?= [^\W\d_])|(?= {6,}[^\W\d_]))"

# One of these stands before every party that is left out.
_PARTIES: Final = (" ruling ", " governing ", " opposition ")
_TIMES: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_CAPITAL: Final = re.compile(r"[A-Z]")
# Within names and posts: "Prime Minister John Banda of Malawi".
_PARTICLES: Final = frozenset(
    ("of", "the", "and", "for", "al", "bin", "ibn", "de", "da", "del", "van", "von")
)
# What a phrase on who somebody is ends before: "a close ally | of the president".
_COMPLEMENT: Final = re.compile(
    r" (?:of|in|by|for|with|from|at|on|to|who|whose|and|since|under|close|known|seen)\b"
)
# Before these the comma stays: "A, who is 54, | the minister of trade, met".
_NEEDS_COMMA: Final = re.compile(
    r"(?:[A-Z]|(?:who|whose|which|where|an?|the|he|she|they|it|his|her|its|their|now|head|both|all|or|as|for|including|together"
    r"|along|joined|flanked|accompanied|led|headed|held|scheduled|planned|representing)\b)"
)
# And where it closes what was opened before: ", including A, a father of two, | arrived".
_OPENED: Final = re.compile(
    r", (?:(?P<whose>who|which|where) (?P<clause>[^,.;:]{1,90})|(?P<along>with) [^,.;:]{1,90}"
    r"|(?:including|joined by|led by|headed by|flanked by|accompanied by|among them|together with|along with"
    r"|as well as) [^,.;:]{1,90}|(?P<name>(?:(?:[A-Z][\w.’'-]*|and) ?){1,6}))$"
)
# Before a name it may only end what opens the sentence: "In his remarks, | Ana Berg, 54, said".
_PHRASE: Final = re.compile(
    r"(?:^|\n|[.!?”\"] +)(?:In|At|On|During|After|Before|Following|While|When|With|Joined|Accompanied|Flanked"
    r"|Ahead|Upon|Amid|Alongside|Together|Along|As|Since|For|By|According|To|[A-Z][a-z]+ing) [^,.;:!?\n]*$"
)
_WITH_VERB: Final = re.compile(r"(?:also|in attendance|present|[a-z]+ing)\b")


def without_set_off(text: str) -> str:
    """Return a text with blanks for what is set off and tells nothing, and all else in its place."""
    text = _between_dashes().sub(r",\g<led>,", text)
    text = _of_people().sub(lambda m: m[0] if _tells_of_somebody(m) else _blank(m), text)
    for pattern in (_beside_verbs(), _at_ends()):
        text = pattern.sub(lambda m: m[0] if _tells(m) else _blank(m), text)
    if " security" in text:
        text = _bare().sub(lambda m: " " * len(m[0]), text)
    return _of_parties().sub(_without_party, text) if any(word in text for word in _PARTIES) else text


def _without_party(match: re.Match[str]) -> str:
    """A name without the party that it is of, unless a post of the party stands before it."""
    words = match.string[max(0, match.start() - _NAME) : match.start()].split()[-2:]
    words += match["name"].split()
    if not {w.lower() for w in words}.isdisjoint(words_of("set_off", "party", "own")):
        return match[0]
    return match["name"] + " " * (len(match[0]) - len(match["name"]))


def _blank(match: re.Match[str]) -> str:
    """Blanks, with a comma first where the one behind them is needed."""
    text, stays = match.string, False
    if match["end"]:
        rest = text[match.end() : match.end() + _NEXT].lstrip()
        stays = _NEEDS_COMMA.match(rest) is not None or _is_open(text, match.start(), rest)
    return ("," if stays else " ") + " " * (len(match[0]) - 1)


def _is_open(text: str, end: int, rest: str) -> bool:
    """Whether a phrase that began before what is set off ends with the comma behind it."""
    opened = _OPENED.search(text, max(0, end - 2 * _LONGEST), end)
    if opened is None:
        return False
    if opened["whose"]:  # "which A, who is 54, will chair" goes on to its verb
        return any(w.islower() and w not in _PARTICLES for w in opened["clause"].split())
    if opened["along"]:
        return _WITH_VERB.match(rest) is None
    begins = max(0, opened.start() - _PHRASE_LENGTH)
    return not opened["name"] or _PHRASE.search(text, begins, opened.start()) is None


def _tells_of_somebody(match: re.Match[str]) -> bool:
    """Whether what stands behind a name tells more than who that is: a post, or others by name.

    Behind another word too: that is no name.
    """
    inner = match["inner"]
    if not _is_behind_somebody(match) or _telling().search(inner) is not None:
        return True
    if match["named"]:
        return False
    if _CAPITAL.search(_TIMES.sub("", inner)) is not None:
        return True
    if match["official"]:
        leads = inner.startswith("the ")
        return not _is_official(match.string, match.start()) or (not leads and _is_post(inner))
    if match["noun"]:
        return _is_post(inner)
    return not words_of("posts", "heads").isdisjoint(inner.lower().split())


def _tells(match: re.Match[str]) -> bool:
    """Whether what is set off names somebody or tells of talks, journeys or posts."""
    groups, inner = match.groupdict(), match["inner"]
    if groups.get("counts"):
        return False
    if groups.get("of_subject") and not _is_behind_somebody(match):
        return True
    return _telling().search(inner) is not None or _CAPITAL.search(inner) is not None


def _is_behind_somebody(match: re.Match[str]) -> bool:
    """Whether a name or a post stands right before what is set off."""
    before = match.string[max(0, match.start() - _NAME) : match.start()].split()
    named = bool(before) and any(part[:1].isupper() for part in before[-1].split("-"))  # "Badr al-Said"
    return named or (bool(before) and before[-1] in words_of("posts", "heads"))


def _is_post(phrase: str) -> bool:
    """Whether who somebody is has a post for its noun: "a deputy minister", no "career diplomat"."""
    found = _COMPLEMENT.search(phrase)
    words = phrase[: found.start() if found is not None else None].lower().split()
    return not words or words[-1] in words_of("posts", "heads") - _no_posts()


def _is_official(text: str, end: int) -> bool:
    """Whether a post stands before the name that ends here, or the text has named him before."""
    words = text[max(0, end - 2 * _LONGEST) : end].split()
    first = len(words)
    while first and (words[first - 1][0].isupper() or words[first - 1] in _PARTICLES):
        first -= 1
    held = {w.lower() for w in words[max(0, first - 1) :]}
    if any(w.endswith(("’s", "'s")) for w in held):  # "Chile’s Pablo Rojas"
        return True
    return not held.isdisjoint(words_of("posts", "heads")) or words[-1] in text[: end - len(words[-1])]


@cache
def _no_posts() -> frozenset[str]:
    return frozenset(table("set_off")["person"]["no_posts"].split("|"))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('set_off')['telling']['stems']})", re.IGNORECASE)


@cache
def _of_people() -> re.Pattern[str]:
    """Return what finds who somebody is, behind a name."""
    listed = table("set_off")["person"]
    nouns, officials = ("|".join(f"{n}{_INNER}" for n in listed[key]) for key in ("nouns", "of_official"))
    clause = rf"(?:who (?:{listed['who']})|{listed['set_off']})\b{_INNER}"
    named = rf"(?:{listed['named']})\b{_INNER}"
    inner = rf"(?P<named>{named})|(?P<noun>{nouns})|(?P<official>{officials})|{clause}"
    # Blanks stand for a phrase that is not read: "A, 54, | a lawyer by training,".
    return re.compile(rf"(?<=[^\W\d_])(?: ?, | {{4,}})(?P<inner>{inner})(?:{_GOES_ON}|{_CLOSES})")


@cache
def _between_dashes() -> re.Pattern[str]:
    """Return what finds who leads others, or whom they include, set off by dashes: commas do as well."""
    opens = table("set_off")["dashes"]["openings"]
    inner = rf"(?:(?!\. [A-Z][a-z]+ [a-z])[^–—;:\n]){{4,{_LIST_LENGTH}}}"
    return re.compile(rf"(?<=\w )[–—](?P<led> (?:{opens})\b{inner} )[–—](?= [a-z])")


@cache
def _beside_verbs() -> re.Pattern[str]:
    """Return what finds how something is done, and who says so, within a sentence."""
    listed = table("set_off")["beside"]
    says = rf"(?:(?:{listed['before']}) ){{0,4}}(?:{listed['sayers']}) (?:{listed['says']})"
    opens = rf"(?:{listed['openings']}|(?P<of_subject>{listed['of_subject']}))\b{_INNER}"
    return re.compile(rf"(?<=\w) ?, (?P<inner>{opens}|{says}){_GOES_ON}")


@cache
def _at_ends() -> re.Pattern[str]:
    """Return what finds the meaning of an event, at the end of its sentence."""
    listed = table("set_off")["behind"]
    inner = rf"(?P<counts>{listed['counts']})|(?:{listed['openings']})\b{_INNER}"
    # A count may have more behind it: "the second such meeting this year, as ties deepen".
    more = r"(?(counts)(?=, (?:as|amid|although|while|[a-z]+ing)\b)|(?!))"
    return re.compile(rf"(?<=\w) ?, (?P<inner>{inner})(?P<end>)(?:{_CLOSES}|{more})")


@cache
def _bare() -> re.Pattern[str]:
    """Return what finds how something is done, where no comma sets it off."""
    return re.compile(rf"(?<=\w) (?:{table('set_off')['behind']['bare']})(?=[.,;]| (?:on|in|at|and|for)\b)")


@cache
def _of_parties() -> re.Pattern[str]:
    """Return what finds names with the party that they are of."""
    name = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
    return re.compile(rf"\b{name} {table('set_off')['party']['of']}(?=[ ,.;])")
