"""Who was at the talk or gathering told before, by other words than those of attending: "За столом сидел
посол", "Слово взял министр", "В беседу вступил премьер", "На встречу пришел министр"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import participants
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import act_for
from kg.extract.languages.ru.host_told import is_afterwards
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.presence import who_acts
from kg.extract.languages.ru.scene import ACC, DAT, GEN, Scene
from kg.extract.languages.ru.speakers import is_of_press
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told, talk_told
from kg.extract.parties import Party
from kg.extract.words import Token

_SEATED = listed("there", "seated", "verbs")
_TABLES = words_of("triggers", "there", "seated", "where")
_FLOOR = listed("there", "floor", "verbs")
_GIVEN = listed("there", "given", "verbs")
_ENTER = listed("there", "enter", "verbs")
_TALK = words_of("triggers", "there", "enter", "what")
_DELIVER = listed("there", "deliver", "verbs")
_SPEECH = words_of("triggers", "there", "deliver", "what")
_LEAD = listed("there", "lead", "verbs")
_SESSION = words_of("triggers", "there", "lead", "what")
_COMING = listed("visit", "go", "verbs") | listed("there", "come", "verbs")
_ASKED = listed("there", "asked", "verbs")
_ALSO = frozenset(("также", "и", "еще", "ещё"))


_SPEAK = frozenset(("выступить", "выступать"))

_GATHER = listed("conference", "gather", "verbs") | listed("conference", "attend", "verbs")

_VERBS = (
    _SEATED
    | _FLOOR
    | _GIVEN
    | _ENTER
    | _DELIVER
    | _SPEAK
    | _LEAD
    | _COMING
    | _ASKED
    | _GATHER
    | {"стать", "принимать", "принять"}
)


@on(_VERBS)
def there(scene: Scene, token: Token) -> Draft | None:
    """Officials who were at what was told last, by a finite verb."""
    if not token.lemmas & _VERBS or not scene.sentence.index or scene.sentence.paragraph < 0:
        return None
    if not finite(token) and not token.has("PS") and not _will(scene, token):
        return None
    told = last_told(scene) if "модерировать" not in token.lemmas else _moderated(scene)
    if told is None:
        return None
    clause = scene.clause(token)
    if token.index > clause[0].index and scene.words.tokens[token.index - 1].lower == "не":
        return None
    if among := among_comers(scene, token):
        return _added(scene, token, told, [p for p in among if p.person is not None])
    found = any(way(scene, token, clause) for way in _WAYS)
    people = who_acts(scene, token) if found else _given(scene, token, clause)
    if found and any(
        t.lower in ("вместе", "рядом") for t in clause
    ):  # "На встречу он пришел вместе с послом"
        people = [*people, *scene.with_(token)]
    return _added(scene, token, told, [*people, *besides(scene, token)] if found and people else people)


def _moderated(scene: Scene) -> Draft | None:
    """The gathering told last, which alone somebody moderates."""
    told = next((d for d in reversed(scene.told) if d.type == "conference" and not d.title), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _AGO
    return told if near else last_told(scene)


# A gathering that somebody moderates was told so many sentences before at most.
_AGO = 3


def _will(scene: Scene, token: Token) -> bool:
    """Whether an infinitive tells what somebody will do: "| Модерировать дискуссию будет А"."""
    return token.has("I") and any(t.lower in ("будет", "будут") for t in scene.clause(token))


def last_told(scene: Scene) -> Draft | None:
    """The gathering or the talk told last, shortly before the sentence."""
    return gathering_told(scene) or talk_told(scene)


def _added(scene: Scene, token: Token, told: Draft, people: Sequence[Party]) -> Draft | None:
    """The mention that adds officials to what was told; None where one of them has no post or speaks for
    others."""
    acting = [p for p in people if p.kind in ("person", "post") and p.prep in _OWN and not p.inner]
    known = told.keys()
    if all(p.key() in known for p in acting):
        return None
    if any(p.person is None or not p.person.capacities or is_of_press(p) for p in acting):
        return None
    draft = mention(scene, told.type, token, "attendance")
    draft.open = True
    scene.put(draft, acting)
    if told.modality == "planned" and not draft.past:
        draft.modality = "planned"  # "На церемонию приглашены А и Б"
    then = draft.earlier or any(t.lower in _THEN for t in scene.clause(token))
    return None if then and told.type in TALKS else draft


# "| Кроме премьера, там был": who acts, and who is told to have been there besides.
_OWN = ("", "кроме", "помимо")
# "Накануне с докладом выступил министр": at something else.
_THEN = frozenset(("накануне", "вчера", "ранее", "прежде"))


def _is_seated(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "За столом переговоров | находились", "В зале сидели", "Рядом с А сидел", "Там был и посол"."""
    if not verb.lemmas & _SEATED:
        return False
    said = [t.lower for t in clause]
    if "там" in said or "здесь" in said:
        return any(t.lower in _ALSO and t.index > verb.index for t in clause)
    if said[:1] == ["с"] and said[1:2] and said[1] in _THEM:  # "С ними был министр"
        after = scene.behind(verb)
        return bool(verb.lemmas & {"быть", "находиться"}) and not after.has("PS", "AS", "I")
    if "рядом" in said and "с" in said[said.index("рядом") + 1 :][:1]:
        return "быть" not in verb.lemmas or any(t.lemmas & _TABLES and t.has("N") for t in clause)
    if "быть" in verb.lemmas and _were_at(scene, verb, clause):
        return True
    noun = next((t for t in clause if t.lemmas & _TABLES and t.has("N")), None)
    if noun is None or phrases.preposition(scene.words, scene.phrase_start(noun)) not in _BESIDE:
        return False
    of = scene.behind(noun)
    return not (of.has("N") and "gen" in of.cases("N")) or bool(of.lemmas & (_TALK | {"встреча"}))


_THEM = frozenset(("ними", "ним", "ней", "обоими"))


def _were_at(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "На саммите | были А и Б", of the one told before."""
    after = scene.behind(verb)
    if gathering_told(scene) is None or after.has("PS", "AS"):
        return False
    before = [t for t in clause if t.index < verb.index]
    return any(
        a.lower == "на" and b.lemmas & _SESSION and not b.capital and "loc" in b.cases("N")
        for a, b in pairwise(before)
    )


_BESIDE = ("за", "в", "у", "на")


def _takes_floor(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "Слово | взял министр", "Первым слово получила А"."""
    word = next((t for t in clause if t.lower == "слово"), None)
    return word is not None and bool(verb.lemmas & _FLOOR) and abs(word.index - verb.index) <= _NEAR


# "слово на встрече | взял": so many words part them at most.
_NEAR = 3


def _enters(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "В разговор | вступил министр", "К обсуждению подключился посол"."""
    if not verb.lemmas & _ENTER:
        return False
    if verb.lemmas & _JOIN and any(
        a.lower in ("к", "ко") and _are_sides(scene, b) for a, b in pairwise(clause)
    ):
        return True
    noun = next((t for t in clause if t.lemmas & _TALK and t.has("N")), None)
    if noun is not None and scene.behind(noun).lower in ("с", "со"):
        return False  # "в разговоре | с журналистами"
    return noun is not None and phrases.preposition(scene.words, scene.phrase_start(noun)) in _INTO


_JOIN = listed("meeting", "joins", "verbs")


def _are_sides(scene: Scene, token: Token) -> bool:
    """Whether those who hold a talk are told again at a token: "К | главам правительств присоединился А"."""
    party = next((p for p in scene.clauses.parties if p.first == token.index), None)
    if party is None or "dat" not in party.cases:
        return False
    told = talk_told(scene)
    known = (
        told is not None and party.person is not None and party.key() in {p.party.key() for p in told.parts}
    )
    return known or (party.person is None and party.plural and told is not None)


_INTO = ("в", "во", "к", "ко")


def _delivers(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "Приветственное слово | произнес министр", "Доклад представил А", "С сообщением выступил Б"."""
    if verb.lemmas & _SPEAK:
        return _speaks_there(scene, clause)
    if not verb.lemmas & _DELIVER or gathering_told(scene) is None:
        return False
    nouns = [t for t in clause if t.lemmas & _SPEECH and t.has("N") and "acc" in t.cases("N")]
    if verb.lemmas & _PRESENT:  # "Доклад | представил министр", not "министр представил парламенту доклад"
        nouns = [t for t in nouns if t.index < verb.index]
    return bool(nouns) and not _is_elsewhere(scene, clause)


_PRESENT = frozenset(("представить", "представлять"))
_AUDIENCE = frozenset(("собравшимися", "участниками", "присутствующими", "гостями", "делегатами"))


def _speaks_there(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether somebody speaks, and the clause says no more of where than what was told: "Затем | выступил",
    "Перед собравшимися выступил", "С сообщением выступил"."""
    pairs = list(pairwise(clause))
    audience = any(a.lower == "перед" and b.lower in _AUDIENCE for a, b in pairs)
    if audience:
        return gathering_told(scene) is not None
    if _is_elsewhere(scene, clause):
        return False
    speech = any(t.lemmas & _SPEECH and "ins" in t.cases("N") for t in clause)
    said = {t.lower for t in clause}
    if gathering_told(scene) is not None and any(t.lemmas & _ROLES and _in_role(scene, t) for t in clause):
        return True
    for_body = scene.words.tokens[scene.sentence.first].lower == "от"  # "От ЮНЕСКО выступил А"
    told = gathering_told(scene)
    turn = (bool(said & _TURNS) or for_body) and told is not None
    # "Следом | выступил министр": no more is said of where, and nothing against or for what
    close = told is not None and scene.sentence.index - _last_sentence(scene) <= _CLOSE
    bare = close and not any(t.has("PREP") and t.lower not in ("с", "со", "по") for t in clause)
    return speech or turn or bare


# Who speaks after a gathering, or after who is told to be there, speaks in one of the next two sentences.
_CLOSE = 2


def _last_sentence(scene: Scene) -> int:
    """The sentence of the mention told last."""
    return next((d.sentence for d in reversed(scene.told) if not d.title), -_CLOSE - 1)


_ROLES = words_of("triggers", "there", "roles", "nouns")


def _in_role(scene: Scene, noun: Token) -> bool:
    """Whether a noun says as what somebody is there: "спикерами", "в качестве | спикера"."""
    first = scene.phrase_start(noun)
    as_such = first > scene.sentence.first and scene.words.tokens[first - 1].lower == "качестве"
    return as_such or "ins" in noun.cases("N")


def _serves(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "Спикерами сессии | стали А и Б", and no "спикером парламента стал А"."""
    if not verb.lemmas & {"стать", "быть"}:
        return False
    seen = next((t for t in clause if t.lemmas & _SEEN and "ins" in t.cases("N")), None)
    if seen is not None:
        return _is_of_told(scene, seen)
    if gathering_told(scene) is None:
        return False
    noun = next((t for t in clause if t.lemmas & _ROLES and "ins" in t.cases("N")), None)
    if noun is None:
        return False
    after = scene.behind(noun)
    several = any(r.number == "p" and r.case == "ins" for r in noun.readings)
    return bool(after.lemmas & _SESSION) or (several and not scene.genitive(noun))


_SEEN = words_of("triggers", "there", "roles", "seen")


def _is_of_told(scene: Scene, noun: Token) -> bool:
    """Whether a noun is of what was told, or of nothing: "свидетелем | беседы", "наблюдателем"."""
    after = scene.behind(noun)
    other = after.has("PREP") or (after.has("N") and "gen" in after.cases("N"))
    return bool(after.lemmas & (_HERE | _TALK)) or not other


_TURNS = frozenset(("также", "затем", "далее", "первым", "видеосвязи", "открытии", "трибуны"))


def _is_elsewhere(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says where else something was said: "в парламенте", "перед студентами"."""
    for before, noun in pairwise(clause):
        if before.lower in ("в", "во", "на", "перед") and not noun.lemmas & _HERE:
            end = phrases.attribute_run(scene.words, noun.index, clause[-1].index)
            head = scene.words.tokens[min(end, clause[-1].index)]
            if not head.lemmas & _HERE and head.shape == "word" and noun.lower not in _PHRASES:
                return True
    return False


_HERE = (
    listed("meeting", "attended", "nouns")
    | listed("conference", "noun", "nouns")
    | _TABLES
    | {"переговоры", "начало", "ход", "завершение", "заключение", "рамка", "частность", "время", "секция"}
)
_PHRASES = frozenset(("свою", "том", "числе", "своем", "качестве", "частности", "онлайн"))


def _leads_it(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "Заседание | вел министр", "Модерировал дискуссию А", "Работой секции руководил посол"."""
    if not verb.lemmas & _LEAD:
        return False
    # "Встречу посетил и принц"
    too = scene.behind(verb).lower in _ALSO
    if not (verb.lemmas & _RUN or gathering_told(scene) is not None or (too and "посетить" in verb.lemmas)):
        return False
    nouns = [t for t in clause if t.lemmas & _SESSION and t.has("N") and abs(t.index - verb.index) <= _NEAR]
    noun = next((t for t in nouns if t.cases("N") & {"acc", "ins"}), None)
    first = scene.phrase_start(noun) if noun is not None else 0
    if noun is None or phrases.preposition(scene.words, first) or scene.with_(noun):
        return False
    before = scene.words.tokens[max(first - 1, scene.sentence.first)]
    if before is not noun and before.index < noun.index and before.has("N"):
        return False  # "по итогам | встречи посетит Рим"
    if any(t.capital for t in scene.words.tokens[first + 1 : noun.index + 1]):
        return False
    whose = scene.genitive(noun)
    return not whose or whose[0] in who_acts(scene, verb)


_RUN = frozenset(("вести", "модерировать", "руководить", "открыть", "открывать"))


def _comes_to_it(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "На встречу | пришел и посол", "На встречу были приглашены А и Б", "Были приглашены также А и Б"."""
    asked = bool(verb.lemmas & _ASKED) and verb.has("PS")
    if not (verb.lemmas & _COMING or asked):
        return False
    noun = next((t for t in clause if _is_called_so(scene, t)), None)
    if noun is not None:  # who travels to a gathering is on a visit as well
        travels = verb.lemmas & listed("visit", "go", "verbs") and gathering_told(scene) is not None
        return not travels and not _has_place(scene, clause)
    return asked and any(t.lower in _ALSO for t in clause) and not _is_to_somewhere(clause)


def _hosts_guests(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "| Принимал гостей президент А", of a gathering."""
    if not verb.lemmas & {"принимать", "принять"} or gathering_told(scene) is None:
        return False
    if is_afterwards(scene, verb):
        return False
    several = (t for t in clause if t.lemmas & _GUESTS and any(r.number == "p" for r in t.readings[:2]))
    guests = next((t for t in several if "acc" in t.cases("N")), None)
    return guests is not None and abs(guests.index - verb.index) <= _NEAR and not scene.genitive(guests)


_GUESTS = frozenset(("гость", "участник", "делегат"))


def _is_called_so(scene: Scene, noun: Token) -> bool:
    """Whether a bare noun after "на" is what was told: "на | встречу", and not "на | саммит БРИКС"."""
    if not noun.lemmas & _HERE or "acc" not in noun.cases("N") or not noun.has("N"):
        return False
    named = scene.spans.over(min(noun.index + 1, scene.sentence.last))
    if named is not None and named.first > noun.index:
        return False  # one of its own name
    bare = scene.words.tokens[noun.index - 1].lower in ("на", "эту", "за")
    partner = any(p.prep == "с" and p.first == noun.index + 2 for p in scene.clauses.parties)
    return bare and not partner and not noun.capital


def _has_place(scene: Scene, clause: Sequence[Token]) -> bool:
    low, high = clause[0].index, clause[-1].index
    spans = (s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high)
    return any(not scene.in_party(s) for s in spans)


def _is_to_somewhere(clause: Sequence[Token]) -> bool:
    return any(t.lower in ("в", "во", "на", "к", "посетить") for t in clause)


def among_comers(scene: Scene, verb: Token) -> list[Party]:
    """Who is named of those who came to the gathering told before: "Всего | приехали 30 глав государств,
    среди которых президент А"."""
    if gathering_told(scene) is None or not verb.lemmas & (_COMING | _GATHER):
        return []
    behind = [t for t in scene.words.inside(scene.sentence.index) if t.index > verb.index]
    opens = (b.index for a, b in pairwise(behind) if [a.lower, b.lower] in _WHICH)
    at = next(opens, None)
    if at is None or any(finite(t) for t in behind if t.index < at):
        return []
    first = next((p for p in scene.clauses.parties if p.first > at), None)
    near = first is not None and first.first <= at + _NEAR and "nom" in first.cases and not first.prep
    return scene.clauses.group(first, frozenset(("nom",))) if first is not None and near else []


_WHICH = (["среди", "которых"], ["числе", "которых"], ["среди", "них"], ["том", "числе"])
_WAYS = (_is_seated, _takes_floor, _enters, _delivers, _serves, _leads_it, _comes_to_it, _hosts_guests)


def _given(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """Who is given the floor: "Слово было | предоставлено министру А"."""
    word = any(t.lower == "слово" for t in clause)
    if not word or not verb.lemmas & _GIVEN:
        return []
    first = next((p for p in scene.clauses.parties if p.first > verb.index and "dat" in p.cases), None)
    return scene.clauses.group(first, DAT) if first is not None and not first.prep else []


def joined(scene: Scene, noun: Token) -> Draft | None:
    """Officials who joined the talk told before, which is called by its kind alone: "Встреча прошла с
    участием А и Б", "В расширенных переговорах участвовали А и Б", "На встречу прибыли А и Б"."""
    told = talk_told(scene)
    if told is None or scene.sentence.paragraph < 0 or told.modality != "held":
        return None
    clause = scene.clause(noun)
    verb = scene.governor(noun, clause)
    if verb is None or scene.genitive(noun) or _has_partner(scene, noun) or not _is_same(scene, noun):
        return None
    people = _joining(scene, noun, verb)
    if verb.lemmas & _COMING and _has_place(scene, clause):
        return None
    known = told.keys()
    new = [p for p in people if p.key() not in known]
    return _added(scene, noun, told, new) if len(new) == len(people) else None


def _joining(scene: Scene, noun: Token, verb: Token) -> Sequence[Party]:
    """Who is said to take part in a talk that is told on, by the verb of its clause."""
    if verb.lemmas & _GO_ON or scene.tells(noun):
        return participants(scene, noun) or (scene.subject(verb) if verb.lemmas & _GO_ON else ())
    if verb.lemmas & _COMING and _is_called_so(scene, noun):
        return scene.subject(verb)
    if verb.lemmas & _TAKE and _is_called_so(scene, noun):
        behind = (p for p in scene.clauses.parties if p.first > verb.index and not p.prep)
        taken = next((p for p in behind if "acc" in p.cases and "nom" not in p.cases), None)
        people = scene.clauses.group(taken, ACC | GEN) if taken is not None else []
        for whose in scene.subject(verb)[:1]:
            for one in people:
                act_for(one, country_of(whose))
        return people
    at = phrases.preposition(scene.words, scene.phrase_start(noun)) in ("в", "во", "на")
    if at and verb.lemmas & _ASSISTS:
        return [p for p in scene.subject(verb) if "acc" not in p.cases or p.person_span is not None]
    attends = listed("conference", "attend", "verbs") | {"быть", "принять", "принимать"}
    wide = at and noun.index - scene.phrase_start(noun) == 1 and bool(verb.lemmas & attends)
    too = scene.words.tokens[max(verb.index - 1, scene.sentence.first)].lower in ("тоже", "также")
    wide = wide or (at and too and "быть" in verb.lemmas)
    if wide or (verb.lemmas & _RUN and not at):
        return scene.subject(verb)
    return ()


def _has_partner(scene: Scene, noun: Token) -> bool:
    """Whether with whom somebody talks stands right behind a noun: "встреча | с министром"."""
    after = scene.behind(noun)
    return after.lower in ("с", "со", "между") and not any(
        t.lower in ("участием", "глазу") for t in scene.words.tokens[after.index + 1 : after.index + 2]
    )


def _is_same(scene: Scene, noun: Token) -> bool:
    """Whether a noun has no attribute, or one that leaves it the talk told before: "расширенные"."""
    first = scene.phrase_start(noun)
    attributes = scene.words.tokens[first : noun.index]
    return all(t.lemmas & _SAME for t in attributes)


_SAME = words_of("triggers", "there", "same", "attributes")
_TAKE = listed("along", "take", "verbs")
_ASSISTS = listed("there", "assists", "verbs")
_GO_ON = frozenset(("продолжить", "продолжиться", "продолжать", "продолжаться"))
