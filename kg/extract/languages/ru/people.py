"""Persons of a Russian text: name mentions gathered into persons, with nominative names and gender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.languages.ru import naming, spouses
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import parses
from kg.extract.languages.ru.surroundings import expected, verb_gender
from kg.extract.namesakes import nearness, share_words
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_PARTICLES = words_of("posts", "name_particles") | words_of("posts", "name_honours")
# Endings of foreign given names that do not decline; surnames after them seldom do ("Тосимицу Мотэги").
_STIFF = "оуиеэю"


@dataclass(slots=True)
class _Mention:
    """A name in the text: its words in the order given name, surname; the patronymic and initials apart.

    ``popup`` marks the form that a page puts behind the name ("Николас Мадуро | Мадуро Николас"), ``row`` are
    the cases of those before whom it follows in a list.
    """

    party: Party
    words: list[Token]
    initials: str
    patronymic: Token | None = None
    popup: bool = False
    spouse: bool = False
    row: frozenset[str] = frozenset()

    @property
    def full(self) -> bool:
        return len(self.words) > 1


@dataclass(slots=True)
class _Cluster:
    mentions: list[_Mention] = field(default_factory=list)

    @property
    def fullest(self) -> _Mention:
        return max(
            self.mentions, key=lambda m: (not m.popup, len(m.words), m.patronymic is not None, -m.party.first)
        )


def settle(words: Words, parties: Sequence[Party]) -> list[Person]:
    """Give every party with a name its person; return the persons in the order of their first mention."""
    mentions = [
        _mention(words, p, parties[k - 1] if k else None)
        for k, p in enumerate(parties)
        if p.person_span is not None
    ]
    mentions = [m for m in mentions if m.words]
    _set_in_rows(words, parties, mentions)
    clusters: list[_Cluster] = []
    for mention in sorted(mentions, key=lambda m: (m.popup, -len(m.words), not m.initials, m.party.first)):
        cluster = _home(mention, clusters, words)
        if cluster is None:
            cluster = _Cluster()
            clusters.append(cluster)
        cluster.mentions.append(mention)
    for c in clusters:
        c.mentions.sort(key=lambda m: m.party.first)
    clusters.sort(key=lambda c: c.mentions[0].party.first)
    return [_person(c, words) for c in clusters]


def _mention(words: Words, party: Party, before: Party | None) -> _Mention:
    span = party.person_span
    assert span is not None
    tokens = words.tokens[span.first : span.last + 1]
    initials = "".join(t.text if t.shape == "initial" else t.text + "." for t in tokens if _is_initial(t))
    names = [t for t in tokens if t.shape == "word" and not _is_initial(t)]
    patronymic = next((t for t in names if _is_patronymic(t)), None) if len(names) > 1 else None
    if len(names) == 2 and party.capacity is not None and not party.counterpart and span.first > party.head:
        patronymic = None  # who is named with his post has a surname: "министр Михаил Мясникович"
    rest = [t for t in names if t is not patronymic]
    surname_first = patronymic is not None and len(rest) > 1 and names[-1] is patronymic
    popup = (
        before is not None and before.person_span is not None and before.person_span.last == span.first - 1
    )
    ordered = [*rest[1:], rest[0]] if surname_first else rest
    spouse = party.capacity is None and spouses.is_spouse(words, span.first)
    party.inner = party.inner or spouse
    return _Mention(party, ordered, initials, patronymic, popup, spouse)


def _set_in_rows(words: Words, parties: Sequence[Party], mentions: Sequence[_Mention]) -> None:
    """Let names without posts stand in the case of those whom they follow in a list: "подписан Иваном
    Петровым и | Николом Пашиняном", "подписи трех президентов: | Садыра Жапарова"."""
    posts = {p.last: p.cases for p in parties if p.kind == "post" and p.plural}
    before: dict[int, _Mention] = {}
    for mention in mentions:
        span = mention.party.person_span
        if span is not None and _may_be_told(mention.party):
            end = _row_end(words, span.first)
            row = before.get(end)
            if row is not None:
                mention.row = _stated_cases(row.party) or _cases(row, "", words)
                if not row.row and _may_be_told(row.party):  # "| Мартина Нова (министр) и Ян Борий"
                    row.row = _cases(mention, "", words) & frozenset(("nom",))
            elif words.tokens[span.first - 1].text in _OPENERS:
                mention.row = posts.get(end, frozenset())
        before[mention.party.last] = mention


def _may_be_told(party: Party) -> bool:
    """Whether a list may tell the case of a name: one without a post, or whose post stands behind it."""
    span = party.person_span
    behind = party.capacity is not None and span is not None and span.first == party.first
    return behind or not _stated_cases(party)


_LINKS = frozenset((",", "и", "а", "также"))
_OPENERS = frozenset(":–—-")
# "Иван Серов (Республика Армения), |": so many words in brackets at most.
_BRACKET = 6


def _row_end(words: Words, first: int) -> int:
    """The last token before the marks and words that join a name at ``first`` to what it is listed with."""
    tokens, i = words.tokens, first - 1
    if i > 0 and tokens[i].text in _OPENERS:
        return i - 1
    while i > 0 and tokens[i].lower in _LINKS:
        i -= 1
    if i == first - 1:
        return -1
    if tokens[i].text == ")":
        opens = (k for k in range(i - 1, max(i - _BRACKET, 0), -1) if tokens[k].text == "(")
        i = next(opens, 0) - 1
    return i


def _is_initial(token: Token) -> bool:
    return token.shape == "initial" or (
        token.shape == "word" and len(token.text) == 1 and token.capital and token.text not in "ЁИОУЮЭIVX"
    )


def _is_patronymic(token: Token) -> bool:
    endings = ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной")
    return token.lower.endswith(endings) and any("Patr" in p.tag for p in parses(token.text))


def _home(mention: _Mention, clusters: Sequence[_Cluster], words: Words) -> _Cluster | None:
    """The person that a mention is of; of several namesakes the one of fitting gender who was named last
    before it."""
    fitting = [c for c in clusters if _belongs(mention, c) and not _set_apart(mention, c)]
    if mention.patronymic is not None and not mention.full:
        surname = mention.patronymic.text
        fitting = [c for c in fitting if naming.related(surname, c.fullest.words[-1].text)] or fitting
    if len(fitting) > 1 and not mention.full:
        by_surname = [c for c in fitting if naming.related(mention.words[-1].text, c.fullest.words[-1].text)]
        fitting = by_surname or fitting
        alike = [c for c in fitting if _of_gender(mention, c, words)]
        fitting = alike or fitting
        fitting = [c for c in fitting if not c.mentions[0].spouse] or fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda c: nearness(mention.party, [m.party for m in c.mentions]))


def _set_apart(mention: _Mention, cluster: _Cluster) -> bool:
    """Whether a surname stands in a sentence before the full name: "президент Обама и первая леди Мишель
    Обама"."""
    first = min(m.party.first for m in cluster.mentions)
    same = [m for m in cluster.mentions if m.full and m.party.sentence == mention.party.sentence]
    return (
        not mention.full
        and any(mention.party.first < m.party.first for m in same)
        and mention.party.first < first
    )


def _of_gender(mention: _Mention, cluster: _Cluster, words: Words) -> bool:
    """Whether the form of a surname can be of a person: "Алиева" in the nominative is no Алиев."""
    gender, sure = _gender(cluster, words)
    if not sure:
        return True
    scores = _scored(mention, words)
    best = max(s for _, _, s in scores)
    verb = verb_gender(words, mention.party)
    return verb in ("", gender) and max(s for g, _, s in scores if g == gender) > best - 0.3


def _belongs(mention: _Mention, cluster: _Cluster) -> bool:
    """Whether a mention can be of the cluster's person: all its words occur there, its initials fit."""
    full = cluster.fullest
    if mention.full:
        return share_words(mention.words, full.words, naming.related, _PARTICLES)
    word = mention.words[0]
    if mention.initials:
        return any(naming.related(word.text, w.text) for w in full.words[1:] or full.words) and _initial_fits(
            mention, full
        )
    if mention.patronymic is not None:  # "Владимир Владимирович"
        return naming.related(word.text, full.words[0].text)
    surnames = [w.text for w in full.words if w.lower not in _PARTICLES]
    surnames += [bare for text in surnames[1:] if (bare := _ARTICLE.sub("", text)) != text]
    return any(naming.related(word.text, surname) for surname in surnames)


# The Arabic article, which a text may leave out when it names somebody again: "Омар аль-Башир. | Башир".
_ARTICLE = re.compile(r"^[АаЭэ][дзлнрстш]ь?-(?=[А-ЯЁ])")


def _initial_fits(mention: _Mention, full: _Mention) -> bool:
    """Whether "Дж." begins the given name, or the initials of both begin alike."""
    first = mention.initials.split(".")[0]
    if full.full:
        return full.words[0].text.startswith(first)
    return not full.initials or full.initials.split(".")[0] == first


def _person(cluster: _Cluster, words: Words) -> Person:
    gender, sure = _gender(cluster, words)
    parts: list[str] = []
    full = cluster.fullest
    for position, word in enumerate(full.words):
        forms = [_form(word, full, gender, words)]
        for mention in cluster.mentions:
            if mention is not full and not _is_served(mention, full):
                forms += [_form(w, mention, gender, words) for w in _same_position(mention, full, position)]
        kept = position > 0 and parts[0] == full.words[0].text and parts[0][-1] in _STIFF
        given = position == 0 and len(full.words) > 1
        surname = position == 1 and len(full.words) == 2
        declined = surname and parts[0] != full.words[0].text
        votes = naming.nominative(forms, gender, stiff=kept, given=given, declined=declined)
        parts.append(word.text if word.lower in _PARTICLES else votes)
    if full.patronymic is not None:
        parts.insert(1, naming.nominative([_form(full.patronymic, full, gender, words)], gender))
    initials = full.initials if not full.full else ""
    name = (initials + " " if initials else "") + " ".join(parts)
    person = Person(name.strip(), gender if sure else "")
    for mention in cluster.mentions:
        mention.party.person = person
        person.mentions.append(mention.party)
        if mention.party.capacity is None and not mention.party.name_cases:
            mention.party.cases = _cases_of(mention, parts, gender if sure else "")
    return person


def _is_served(mention: _Mention, full: _Mention) -> bool:
    """Whether a bare surname behind the post of who serves somebody is of the one served, who is named in
    full in the same form: "визит президента Ивана Петрова, сообщил пресс-секретарь | Петрова"."""
    held = mention.party.capacity
    if held is None or mention.full or not full.full or not held.position.lower().startswith(_SERVING):
        return False
    span = mention.party.person_span
    behind = span is not None and held.last < span.first
    return behind and mention.words[-1].text == full.words[-1].text and "gen" in full.party.cases


_SERVING = ("пресс-секретар", "помощни", "советни", "адвокат", "представител", "сотрудни")


def _form(word: Token, mention: _Mention, gender: str, words: Words) -> naming.Form:
    return naming.Form(word.text, _cases(mention, gender, words), bool(_stated_cases(mention.party)))


def _same_position(mention: _Mention, full: _Mention, position: int) -> list[Token]:
    target = full.words[position]
    return [w for w in mention.words if naming.related(w.text, target.text)][:1]


def _names(mention: _Mention) -> tuple[str, ...]:
    return tuple(w.text for w in mention.words if w.lower not in _PARTICLES) or tuple(
        w.text for w in mention.words
    )


def _cases(mention: _Mention, gender: str, words: Words) -> frozenset[str]:
    """The cases that all words of a mention and its surroundings allow, for the gender of the person."""
    scored = [(c, s) for g, c, s in _scored(mention, words) if g == gender or not gender]
    best = max(s for _, s in scored)
    return frozenset(c for c, s in scored if s >= best - naming.CLOSE)


def _stated_cases(party: Party) -> frozenset[str]:
    """The cases of a post or preposition; those of "делегацию" say nothing of the name of its head."""
    span = party.person_span
    led = span is not None and not span.first <= party.head <= span.last and party.capacity is None
    return party.name_cases or (frozenset() if led else party.cases)


def _scored(mention: _Mention, words: Words) -> list[tuple[str, str, float]]:
    """The readings of a mention as a name, with what stands around it taken into account."""
    cases = _stated_cases(mention.party)
    bonus = dict.fromkeys(mention.row & cases, _IN_ROW) if cases else _bonus(mention, words)
    linked = len(mention.words) > 2 and mention.words[-2].lower in _PARTICLES
    return [(g, c, s + bonus.get(c, 0.0)) for g, c, s in naming.joint(_names(mention), cases, linked=linked)]


def _bonus(mention: _Mention, words: Words) -> dict[str, float]:
    """How much likelier a case is than others for a bare name: that of its list, else by what stands around
    it."""
    return dict.fromkeys(mention.row, _IN_ROW) if mention.row else expected(words, mention.party)


# How much likelier a name in a list has the case of the list than another one.
_IN_ROW = 0.4


def _cases_of(mention: _Mention, parts: Sequence[str], gender: str) -> frozenset[str]:
    """The cases of a bare name, once its nominative is known."""
    word = mention.words[-1]
    lower = {p.lower() for p in parts}
    found: frozenset[str] = frozenset()
    for option in naming.options(word.text):
        if (
            option.nominative.lower() in lower
            and option.weight >= 0.45
            and (not gender or option.gender in ("", gender))
        ):
            found |= option.cases
    if word.lower in lower:
        found |= {"nom"}
    if mention.full:
        first = [o.cases for o in naming.options(mention.words[0].text) if o.nominative.lower() in lower]
        given: frozenset[str] = frozenset().union(*first)
        narrowed = found & given if first else found
        kept = word.lower in lower and gender == "f"  # "Анну | Лопес": a woman's surname keeps its form
        found = narrowed or (given if kept else found)
    if not found:  # a name in a rare declension: any reading of it counts
        found = frozenset().union(
            *(o.cases for o in naming.options(word.text) if o.nominative.lower() in lower)
        )
    prep = mention.party.cases
    return (found & prep or found) if prep else found or naming.ALL


def _gender(cluster: _Cluster, words: Words) -> tuple[str, bool]:
    """The likelier gender, and whether that is sure: given names, surnames in an oblique case and verbs
    vote."""
    votes = {"m": 0.1, "f": 0.0}  # of diplomats without other evidence most are men
    for mention in cluster.mentions:
        scored = _scored(mention, words)
        for gender in votes:
            votes[gender] += max(s for g, _, s in scored if g == gender)
        verb = verb_gender(words, mention.party)
        if verb and _can_be_subject(scored):
            post = mention.party.capacity
            titled = verb == "f" and post is not None and post.last < mention.words[0].index
            votes[verb] += _TITLED if titled else _NAMED
        if len(mention.words) > 1 and mention.words[0].lower in _WOMEN:
            votes["f"] += _NAMED
        if mention.patronymic is not None:
            given = naming.given_gender(
                mention.patronymic.text, mention.party.name_cases or mention.party.cases
            )
            if given:
                votes[given] += 1.0
    margin = votes["m"] - votes["f"]
    return ("m" if margin >= 0 else "f"), abs(margin) >= 0.3


# What a past verb tells of its subject: "министр А | заявила" is a woman, whatever her name looks like.
_TITLED, _NAMED = 1.5, 0.7
# Given names of women that end as those of men do: "Энн", "Маргарет".
_WOMEN = words_of("vocabulary", "given_names_of_women")


def _can_be_subject(scored: Sequence[tuple[str, str, float]]) -> bool:
    """Whether a name is about as likely in the nominative as in any other case."""
    nominative = max((s for _, case, s in scored if case == "nom"), default=-9.0)
    return nominative > max(s for _, _, s in scored) - 0.4
