"""Who leads a delegation, told in another clause than she is: "Премьер принял делегацию Чили. | Возглавил ее
министр А", "переговоры с группой парламентариев, во главе которой приехал А".

The head named stands for her, as he does in "делегация во главе с А".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.ru import demonyms
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_TEAMS = words_of("posts", "teams")
# Who can be met as a delegation without being called so: "принял парламентариев Чили".
_PEOPLE = words_of("posts", "led_people") | {"гость", "наблюдатель", "член"}
_TOLD_BY_STATE = words_of("posts", "told_by_state")
# Of these, those who receive delegations and are none: "прибыли на переговоры с властями".
_AT_HOME = frozenset(("власть", "руководство"))
_GROUP = "группа"
_LEAD = words_of("posts", "lead") | words_of("posts", "bring")
_BY = frozenset(("руководить",))
_HEADING = frozenset(("глава", "руководитель"))
_AT_HEAD = words_of("vocabulary", "heading_teams")
_HER = {"acc": ("ее", "её", "их"), "ins": ("ею", "ей", "ими"), "gen": ("ее", "её", "их", "нее", "неё", "них")}
# "Делегация прибыла. ... Глава делегации А": so many sentences between at most.
_HEAD_WITHIN = 3
# "Делегацию, в которую вошли банкиры, | возглавил А": she opens her sentence, with so many words at most.
_OPENING = 3
# "возглавил | прибывшую накануне в Рим | делегацию": so many words at most.
_REACH = 6


def name_heads(words: Words, parties: Sequence[Party]) -> None:
    """Let the only delegation told, or that of his state, be who is told to lead her, or is called her head,
    in her sentence or shortly after it."""
    people = [p for p in parties if p.person is not None and p.person_span is not None]
    teams = [p for p in parties if p.person is None and _is_team(words, p)]
    for head in people if teams else ():
        if (told := _team_told(words, head)) is not None:
            _name(head, told, teams, parties)


def stand_for_states(words: Words, parties: Sequence[Party]) -> None:
    """Let nameless people of a state act for it where somebody meets or receives them, and nobody of it was
    named before: "провел переговоры с | гостями из Чили"."""
    named: set[str] = set()
    for party in parties:
        if party.person is not None:
            named |= {c.country for c in party.person.capacities}
        elif party.kind == "group" and party.country and party.country not in named:
            met = party.prep in ("с", "со") and "ins" in party.cases
            received = not party.prep and "acc" in party.cases and "nom" not in party.cases
            head = words.tokens[party.head]
            several = all(r.number == "p" for r in head.readings if r.lemma == head.lemma)
            if (met or received) and several and head.lemmas & _TOLD_BY_STATE - {"сторона"}:
                party.kind, party.plural = "state", False


def _is_team(words: Words, party: Party) -> bool:
    """Whether somebody nameless is a delegation of a state or body, or people of one."""
    head = words.tokens[party.head]
    if party.kind == "state" and head.lemmas & _TOLD_BY_STATE - _AT_HOME:
        return True
    if head.lemma in _TEAMS or head.lemma == _GROUP:
        return party.kind in ("state", "body", "group", "post")
    return bool(head.lemmas & _PEOPLE) and party.kind in ("post", "group") and party.plural


def _name(head: Party, told: Token, teams: Sequence[Party], parties: Sequence[Party]) -> None:
    """Let the teams that the words for one of them mean be the head of it."""
    if head.person is None:
        return
    own = next((p for p in parties if p.first <= told.index <= p.last and p is not head), None)
    if own is not None and own.person is not None:
        return
    state = head.country or (own.country if own is not None and own.kind == "state" else "")
    state = state or next((c.country for c in head.person.capacities if c.country and not c.derived), "")
    near = [p for p in teams if 0 <= head.sentence - p.sentence <= _HEAD_WITHIN and p.first < head.first]
    if told.lemma == "который":
        which = [p for p in near if told.index - 4 <= p.last < told.index][-1:]
        bare = bool(which) and which[0].kind == "group" and not _country(which[0])
        near = near if bare else which  # "Делегация, | которую возглавил А, прибыла"
    near = [p for p in near if not (state and _country(p)) or _country(p) == state]
    meant = [p for p in near if p.head != head.head and p is not own]
    meant = [p for p in meant if p.kind != "group" or _country(p)] or meant
    if len({p.key() for p in meant}) != 1 or not any(p.kind != "group" for p in meant):
        return
    state = _country(meant[0])
    _send(head.person, state, meant[0].body if meant[0].kind == "body" else "")
    for team in [*meant, *([own] if own in near else [])]:
        team.kind, team.person = "person", head.person
        team.capacity, team.plural = None, False
        head.person.mentions.append(team)


def _send(head: Person, state: str, body: str) -> None:
    """Let the head of a team act for the state or body that sent it, where his posts are of none."""
    for held in head.capacities if body else ():
        if held.organization in _TEAMS:  # "принял миссию МВФ", "глава миссии А"
            held.organization, held.country = body, state
    bare = all(c.derived or not c.country for c in head.capacities)
    for held in head.capacities if bare and (state or body) else ():
        held.organization = held.organization or body
        held.country, held.derived = state, False


def _country(party: Party) -> str:
    return party.country or (party.capacity.country if party.capacity is not None else "")


def _team_told(words: Words, head: Party) -> Token | None:
    """The word for a team of which somebody is told to be the head."""
    own = words.tokens[head.head]
    if own.lemma in _TEAMS and (
        head.prep or head.cases
    ):  # "Делегацию возглавляет А", "Делегация во главе с А"
        return own
    if head.prep:
        return None
    for find in (_called_head, _led_by_verb, _at_the_head, _led_beside):
        if (team := find(words, head)) is not None:
            return team
    return None


def _called_head(words: Words, head: Party) -> Token | None:
    """The team of a head of whom no more is said: "глава делегации | А", "глава делегации, министр | А"."""
    held = head.person.capacities if head.person is not None else []
    said = [c for c in held if head.first <= c.first <= head.last]
    if any(c.organization in _TEAMS and c.position.lower() in _HEADING for c in said):
        return words.tokens[head.first]
    before = words.tokens[max(head.first - 3, 0) : head.first]
    called = [t.lemma for t in before]
    titled = len(called) > 2 and called[0] in _HEADING and called[1] in _TEAMS and called[2] == ","
    return before[1] if titled else None


def _led_by_verb(words: Words, head: Party) -> Token | None:
    """The team that a verb says he leads: "Возглавил ее | А", "Группой руководит | А"."""
    if "nom" not in head.cases:
        return None
    verb = next((t for t in _verbs_beside(words, head) if t.lemmas & _LEAD), None)
    if verb is None or verb.readings[0].number == "p":
        return None
    case = "ins" if verb.lemmas & _BY else "acc"
    low, high = words.sentences[head.sentence].first, words.sentences[head.sentence].last
    opening = [t for t in words.tokens[low : low + _OPENING] if t.index < verb.index]
    near = words.tokens[max(verb.index - _REACH, low) : min(verb.index + _REACH, high) + 1]
    beside = [t for t in near if not (head.first <= t.index <= head.last)]
    cut = max((t.index for t in beside if t.index < verb.index and (finite(t) or t.text == ";")), default=-1)
    beside = [t for t in beside if t.index > cut]
    which = [t for t in beside if t.lemma == "который" and t.index < verb.index]
    return next((t for t in [*which[-1:], *opening, *beside] if _means_team(words, t, case)), None)


def _verbs_beside(words: Words, head: Party) -> Iterator[Token]:
    """The finite verbs next to a subject: the last before it, then the first after it where nothing parts
    them."""
    sentence = words.sentences[head.sentence]
    before = words.tokens[sentence.first : head.first]
    yield from [t for t in before if finite(t)][-1:]
    for token in words.tokens[head.last + 1 : min(head.last + _REACH, sentence.last) + 1]:
        if token.text in ",;:–—":
            break
        if finite(token):
            yield token
            break


def _at_the_head(words: Words, head: Party) -> Token | None:
    """The team at whose head somebody is: "Во главе делегации | стоял А", "Главой группы | является А"."""
    sentence = words.sentences[head.sentence]
    before = words.tokens[max(head.first - _REACH, sentence.first) : head.first]
    if "nom" not in head.cases:
        return None
    for n, token in enumerate(before[:-1]):
        heading = token.lower == "главе" and n > 0 and before[n - 1].lower == "во"
        heading = heading or bool(token.lemmas & _HEADING and token.cases("N") & {"ins", "nom"})
        team = next((t for t in before[n + 1 : n + 3] if _means_team(words, t, "gen")), None)
        if not heading or team is None:
            continue
        after = [t for t in before if t.index > team.index]
        linked = [t for t in after if t.text in "–—-" or t.lemmas & (_AT_HEAD | {"являться", "стать"})]
        if linked and not any(finite(t) for t in after if t not in linked):
            return team
    return None


def _led_beside(words: Words, head: Party) -> Token | None:
    """The team of a description of him: "А, | возглавляющий делегацию", "А, | который руководит группой",
    "возглавлявший ее | министр А"."""
    sentence = words.sentences[head.sentence]
    after = words.tokens[head.last + 1 : min(head.last + _REACH, sentence.last) + 1]
    if after and after[0].text == "," and (team := _described(words, after[1:])) is not None:
        return team
    before = words.tokens[max(head.first - _OPENING, sentence.first) : head.first]
    opens = next((k for k, t in enumerate(before) if t.lemmas & _LEAD and t.has("P")), None)
    return _described(words, before[opens:]) if opens is not None else None


def _described(words: Words, said: Sequence[Token]) -> Token | None:
    """The team of words that open with a participle of leading, or with "который" as its subject."""
    leading = next((t for t in said if t.lemmas & _LEAD), None)
    if leading is None:
        return None
    which = said[0].lemma == "который" and "nom" in said[0].cases()  # no "А, которого возглавляет"
    if leading is not said[0] and not which:
        return None
    case = "ins" if leading.lemmas & _BY else "acc"
    beside = [t for t in said if t.index > leading.index]
    return next((t for t in beside if _means_team(words, t, case)), None)


def _means_team(words: Words, token: Token, case: str) -> bool:
    """Whether a word in a case is one for a team: "делегацию", "группу парламентариев", "гостей", "ее"."""
    if token.lower in _HER[case] or (token.lemma == "который" and case in token.cases()):
        return True
    if case not in token.cases("N"):
        return False
    people = bool(token.lemmas & _PEOPLE) or bool(demonyms.country(token))
    if token.lemmas & _TEAMS or (people and token.readings[0].number == "p"):
        return True
    following = words.tokens[min(token.index + 1, len(words.tokens) - 1)]
    before = words.tokens[max(token.index - 1, 0)]
    bare = not before.has("A") or before.sentence != token.sentence
    whose = following.lemmas & _PEOPLE or "gen" not in following.cases("N", "A")
    return _GROUP in token.lemmas and bare and bool(whose) and following.lower not in ("по", "для")
