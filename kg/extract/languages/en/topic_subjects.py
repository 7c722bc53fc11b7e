"""Topics that are the subject of their sentence ("trade was discussed"), or its focus ("the focus was on").

Each function returns where the topics begin and, for a subject, end; None where a word is no cue.
"""

from __future__ import annotations

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import FINITE, ING, MODALS, PARTICIPLE, PASSIVE, PREPOSITIONS
from kg.extract.words import Sentence, Token

DISCUSSED = words_of("topics", "passive", "verbs")
# "The aim of the talks was to"
_AIMS = frozenset(("aim", "purpose", "objective", "goal"))
# "Views on trade were exchanged"
_EXCHANGED = frozenset(("exchange", "share", "swap"))
TOLD = DISCUSSED | _EXCHANGED  # verbs whose subject can be the matter
_VIEWS = frozenset(("views", "opinions", "ideas", "thoughts"))
_TOPPED = words_of("topics", "passive", "topped")
_FOCUS = words_of("topics", "nouns", "focus")
_OPENING = words_of("topics", "passive", "opening")
# "Furthermore, trade was discussed"
_FURTHER = frozenset(
    ("furthermore", "moreover", "additionally", "meanwhile", "besides", "also", "separately")
)
_TALKS = words_of("topics", "nouns", "talks")
_INCLUDING = frozenset(("include", "cover", "feature", "comprise"))
# What a matter tops or features in: "Trade dominated the talks"; with "on" what it stands on.
_FEATURED = frozenset(
    ("talks", "meeting", "discussion", "discussions", "conversation", "negotiations", "consultations")
)
_FEATURING = words_of("topics", "passive", "featuring")
_STANDS = words_of("vocabulary", "stands")
_ITEMS = frozenset(("item", "items", "issue", "issues", "topic", "topics", "matter", "question", "point"))
_ARE = frozenset(("focus", "topic", "theme", "subject"))
_JOINTS = frozenset(("that", "and", "but", "which", "who", "while"))
# Open a sentence that goes on with the matter: "High on the agenda was trade".
_AT_TOP = (
    "at issue was", "at issue were",
    "on the agenda", "high on the", "also on the", "at the top", "top of the", "at the center",
    "at the centre", "at the heart", "at the core", "in the focus", "in focus were", "on the table",
    "central to the", "key to the", "topping the agenda", "dominating the agenda", "dominating the talks",
    "heading the agenda",
)  # fmt: skip
# "Trade and energy were among the topics | discussed"
_AMONG = frozenset(("topics", "issues", "subjects", "matters", "themes", "items", "questions", "priorities"))
# "With trade | dominating their talks"
_DOMINATING = frozenset(("dominating", "topping", "overshadowing", "featuring", "figuring"))
# "With trade | topping the agenda"
_TOPPING = frozenset(("topping", "dominating", "heading", "leading"))
_ASPECTS = frozenset(("aspects",))
# The nouns that ``of_agenda`` and ``of_focus`` can answer on.
NOUNS = _FEATURED | _AMONG | _STANDS | _ASPECTS | _AIMS | _FOCUS
# "Issues | on the table were"
_RAISED = (
    "on the table", "on the agenda", "under discussion", "to be discussed", "to be raised", "to be addressed",
    "discussed", "raised", "covered", "addressed",
)  # fmt: skip
# "The focus of the talks was on": the verb follows within so many words.
_NEAR = 8
# "With the conflict in the north of the country high on" has so many words at most.
_LONGEST_MATTER = 14
# From "topped" or "were high on" to "agenda".
_AGENDA = 4

Range = tuple[int, int | None]


def of_passive(grammar: Grammar, sentence: Sentence, token: Token) -> Range | None:
    """ "Prospects for trade were discussed": the subject is the matter."""
    if token.lemma == "address" and grammar.words.tokens[min(token.index + 1, sentence.last)].lower == "by":
        return None  # "The conference in Riga was addressed by A"
    found = _subject(grammar, sentence, token) if token.lemma in TOLD else None
    if found is None or token.lemma in DISCUSSED:
        ahead = found is not None and grammar.words.tokens[grammar.group_start(token.index)].lower == "to"
        return None if ahead else found  # "the topics | to be raised in the talks are"
    begin, end = found
    tokens = grammar.words.tokens
    begin += tokens[begin].lower == "the"
    views = tokens[begin].lower in _VIEWS and tokens[min(begin + 1, sentence.last)].lower in ("on", "about")
    return (begin + 2, end) if views and end is not None and begin + 2 <= end else None


def of_agenda(grammar: Grammar, sentence: Sentence, token: Token) -> Range | None:
    """ "Trade topped the agenda", "migration was high on the agenda", "ties were the focus of the talks"."""
    if token.lower in _FEATURED:
        return _of_featured(grammar, sentence, token)
    if token.lower in _AMONG:
        return _of_those_among(grammar, sentence, token)
    if token.lower not in _STANDS:
        return None
    tokens = grammar.words.tokens
    if token.lower == "agenda" and (matter := _high_on(grammar, sentence, token)) is not None:
        return matter
    far = _AGENDA + 2 * (token.lower == "agenda")  # "was another item on the agenda"
    for i in range(token.index - 1, max(sentence.first, token.index - far) - 1, -1):
        if grammar.role(i) == FINITE:
            lemmas = tokens[i].lemmas
            on = token.lower in _ARE or any(t.lower in ("on", "top") for t in tokens[i : token.index])
            if token.lower == "discussion":
                came = "come" in lemmas and tokens[token.index - 1].lower in ("under", "for")
                return _subject(grammar, sentence, tokens[i]) if came else None
            fits = bool(lemmas & _TOPPED) or ("be" in lemmas and on)
            return _subject(grammar, sentence, tokens[i]) if fits else None
    return None


def _high_on(grammar: Grammar, sentence: Sentence, agenda: Token) -> Range | None:
    """ "Met on Monday, with the drought high on their agenda"."""
    tokens = grammar.words.tokens
    near = range(agenda.index - 2, max(sentence.first, agenda.index - _AGENDA) - 1, -1)
    topping = next((i for i in near if tokens[i].lower in _TOPPING), None)
    if topping is not None:
        return _after_with(grammar, sentence, topping)  # "with trade | topping the agenda"
    high = next((i for i in near if tokens[i].lower in ("high", "top")), None)
    if high is None or tokens[high + 1].lower not in ("on", "of"):
        return None
    return _after_with(grammar, sentence, high)


def _after_with(grammar: Grammar, sentence: Sentence, end: int) -> Range | None:
    """What stands between "with" and a token: "with | the drought | high on their agenda"."""
    tokens = grammar.words.tokens
    before = range(end - 1, max(sentence.first, end - _LONGEST_MATTER), -1)
    opening = next((i for i in before if tokens[i].lower == "with"), None)
    return (opening + 1, end - 1) if opening is not None and opening + 1 < end else None


def _of_featured(grammar: Grammar, sentence: Sentence, talks: Token) -> Range | None:
    """ "Trade and energy dominated the talks", "the crisis featured prominently in their discussions"."""
    tokens = grammar.words.tokens
    for i in range(talks.index - 1, max(sentence.first, talks.index - _NEAR) - 1, -1):
        if grammar.role(i) == FINITE or tokens[i].lower == "figured":
            fits = bool(tokens[i].lemmas & _FEATURING) or tokens[i].lower == "figured"
            fits = fits and ("come" not in tokens[i].lemmas or tokens[i + 1].lower in ("up", "under"))
            central = "be" in tokens[i].lemmas and any(
                t.lower in ("heart", "centre", "center", "central", "core", "forefront")
                for t in tokens[i : talks.index]
            )
            return _subject(grammar, sentence, tokens[i]) if fits or central else None
        if tokens[i].lower in _DOMINATING:
            return _after_with(grammar, sentence, i)
        if tokens[i].text in ",;:":
            return None
    return None


def _of_those_among(grammar: Grammar, sentence: Sentence, noun: Token) -> Range | None:
    """ "Trade and energy were among the topics discussed": the subject is the matter."""
    tokens = grammar.words.tokens
    near = range(noun.index - 1, max(sentence.first, noun.index - _AGENDA) - 1, -1)
    among = next((i for i in near if tokens[i].lower == "among"), None)
    if among is None or among <= sentence.first or not tokens[among - 1].lemmas & {"be", "figure", "rank"}:
        return None
    return _subject(grammar, sentence, tokens[among - 1])


def of_focus(grammar: Grammar, sentence: Sentence, token: Token) -> Range | None:
    """ "The focus of the talks was on energy", "the main topics were trade and migration"."""
    if token.lower in _STANDS and token.index + 2 <= sentence.last:
        on = grammar.words.tokens[token.index + 1].text == ":" and token.index - sentence.first <= _AGENDA
        if on and grammar.words.tokens[sentence.first].lower in ("on", "also", "topics"):
            return token.index + 2, None  # "On the table: energy and trade"
    if _opens_at_top(grammar, sentence, token):
        return _after_be(grammar, sentence, token)
    if (
        token.lower in _AMONG | _ASPECTS
        and (matter := _of_those_raised(grammar, sentence, token)) is not None
    ):
        return matter
    if token.lower in _FEATURED and (matter := _included(grammar, sentence, token)) is not None:
        return matter
    if token.lower in _AIMS and token.index - sentence.first <= 1:
        return _aimed_at(grammar, sentence, token)
    agenda = token.lower == "agenda"
    if not (agenda or token.lower in _FOCUS) or grammar.role(token.index):
        return None
    tokens = grammar.words.tokens
    for i in range(token.index + 1, min(token.index + _NEAR, sentence.last)):
        if tokens[i].lemma in DISCUSSED and grammar.role(i) in (PASSIVE, PARTICIPLE):
            continue  # "the topics to be | raised in the talks are"
        if grammar.role(i) or (tokens[i].lower in ("is", "are") and grammar.role(i + 1) != ING):
            at = i + 1 + (tokens[i + 1].lower == "on")
            # "the main item on the agenda | was"
            item = (
                agenda and tokens[token.index - 2].lower == "on" and tokens[token.index - 3].lower in _ITEMS
            )
            tells = _INCLUDING if agenda and not item else {"be", "place", *_INCLUDING}
            return (at, None) if tells & tokens[i].lemmas and at <= sentence.last else None
        if tokens[i].text in ",;:":
            return None
    return None


def _aimed_at(grammar: Grammar, sentence: Sentence, aim: Token) -> Range | None:
    """ "The aim (of the talks) was to consolidate the ceasefire": where what was aimed at begins."""
    tokens = grammar.words.tokens
    for i in range(aim.index + 1, min(aim.index + _NEAR, sentence.last - 1)):
        if tokens[i].lower in ("was", "is") and tokens[i + 1].lower == "to":
            of = [t.lower for t in tokens[aim.index + 1 : i]]
            whose = of[-1] in _TALKS | {"visit", "trip", "tour", "summit"} if of else tokens[i].lower == "was"
            return (i + 1, None) if whose else None
    return None


def _of_those_raised(grammar: Grammar, sentence: Sentence, noun: Token) -> Range | None:
    """ "Issues on the table included haze", "the aspects to be discussed are visas"."""
    tokens, k = grammar.words.tokens, noun.index + 1
    near = " ".join(t.lower for t in tokens[k : min(k + 3, sentence.last)])
    raised = next((p for p in _RAISED if f"{near} ".startswith(f"{p} ")), "")
    k += raised.count(" ") + 1 if raised else 0
    verb = tokens[min(k + (tokens[min(k, sentence.last)].lower == "also"), sentence.last)]
    tells = verb.lower in ("are", "were", "is", "was") or bool(verb.lemmas & _INCLUDING)
    return (verb.index + 1, None) if raised and tells and verb.index < sentence.last else None


def _included(grammar: Grammar, sentence: Sentence, talks: Token) -> Range | None:
    """ "Discussions included border security", "talks that included aviation": no tour at a meeting."""
    tokens, k = grammar.words.tokens, talks.index + 1
    if talks.lower == "meeting":
        return None
    while k < sentence.last and tokens[k].lower in ("that", "which", "also", "will"):
        k += 1
    return (k + 1, None) if k < sentence.last and "include" in tokens[k].lemmas else None


def _opens_at_top(grammar: Grammar, sentence: Sentence, token: Token) -> bool:
    """Whether a sentence says first where its matter stood: "On the agenda", "At the centre of the talks"."""
    if token.index - sentence.first > _NEAR or token.lower not in _STANDS | _FEATURED:
        return False
    opening = " ".join(t.lower for t in grammar.words.tokens[sentence.first : sentence.first + 3])
    return opening in _AT_TOP


def _after_be(grammar: Grammar, sentence: Sentence, token: Token) -> Range | None:
    """The token after the "was" that follows a noun, over what the noun is of: "of the meeting | were"."""
    tokens = grammar.words.tokens
    for i in range(token.index + 1, min(token.index + _AGENDA + 1, sentence.last)):
        if grammar.role(i):
            return (i + 1, None) if "be" in tokens[i].lemmas else None
    return None


def _subject(grammar: Grammar, sentence: Sentence, verb: Token) -> Range | None:
    tokens = grammar.words.tokens
    end, first = grammar.group_start(verb.index) - 1, sentence.first
    if tokens[end].lower in MODALS:
        end -= 1  # "views will be | shared and discussed"
    which = [
        k for k in range(first + 1, end) if tokens[k].lower == "which" and tokens[k - 1].lower in _OPENING
    ]
    if which:
        return which[-1] + 1, end  # "A met B, during which trade was discussed"
    near = [k for k in range(first, end) if grammar.role(k) in (FINITE, PASSIVE)]
    if near:
        said = tokens[near[-1] + 1]  # "the ministry said | energy markets had been discussed"
        that = [k for k in range(near[-1] + 1, end) if tokens[k].lower == "that"]
        if that:
            return that[-1] + 1, end  # "said after talks that | oil had been on the agenda"
        first = near[-1] + 1 + (said.shape != "word" or said.lower in _JOINTS | PREPOSITIONS)
    elif tokens[first + 1].text == "," and tokens[first].lower in _FURTHER:
        first += 2
    elif tokens[first].lower.endswith("ly") and tokens[first + 1].text != ",":
        first += 1
    elif tokens[first].lower in _OPENING:
        first = _past_occasion(grammar, sentence, end)
    return (first, end) if first < end or (first == end and tokens[first].shape == "word") else None


def _past_occasion(grammar: Grammar, sentence: Sentence, end: int) -> int:
    """The token after "During the meeting," or "During the meeting"."""
    tokens = grammar.words.tokens
    for k in range(sentence.first, min(sentence.first + _NEAR, end)):
        bare = tokens[k + 1].lower not in ("with", "between", "of", "in", "on", "at")
        if tokens[k].lower in _TALKS and bare:
            return k + 1 + (tokens[k + 1].text == ",")
        if tokens[k].text == ",":
            return k + 1
    return next((k + 1 for k in range(sentence.first, end) if tokens[k].text == ","), sentence.first)
