"""Who took part in what was told before, by what he did there or what those there are called: "The gathering
was opened by A", "B delivered the welcoming address", "Speakers included C", "It was signed by D"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.languages.en import signed_for
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.documents import documents
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.of_sides import act_on_behalf, is_for, sign_for_sides, state_of_side
from kg.extract.languages.en.present import listed_after
from kg.extract.languages.en.programmes import programme
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import SIDES, bring, came, included, is_sent, opens_with_chairs
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

# Drafts of a gathering, of a talk, and of whatever was told last.
_GATHERING, _TALK, _ANY = "gathering", "talks", ""
_PERSONS = ("person", "post")
_NOUNS = listed("there_too", "nouns")
_BOARDS = frozenset(("committee", "commission", "council", "panel"))
_TALKS = listed("there_too", "talks")
_BY = listed("there_too", "by")
_DOES = listed("there_too", "does")
_GIVING = listed("there_too", "giving")
_SPEECHES = listed("there_too", "speeches")
_OPENING = listed("there_too", "opening")
_CROWD = listed("there_too", "crowd")
_LABELS = listed("there_too", "labels")
_SIGNERS = listed("there_too", "signers")
_BEFORE_LABEL = listed("there_too", "before_labels")
_GREETING = frozenset(("welcome", "greet", "receive"))
_HOSTING = frozenset(
    ("host", "organize", "organise", "convene", "co-host", "cohost", "co-organize", "sponsor")
)
_SIGNING = frozenset(("sign", "initial", "ink"))
_NAMING = frozenset(("include", "be", "feature", "comprise"))
_THE = frozenset(("the", "this", "that", "its", "their"))
_IT = frozenset(("it", "they", "both", "which", "these"))
# "The high-level panel | on shared rivers": so many words of a noun's phrase before it, and behind.
_NEAR = 4
# "Delivered the | opening | address": so many words to the speech.
_SPEECH_NEAR = 6
# "Among the speakers at the forum | were": so many words before the verb.
_LABEL = 9
_LABEL_OPENS = 4
_MATTERS = frozenset(("on", "about", "entitled", "titled", "devoted", "dedicated"))
_TALKED = listed("additions", "talked") | _NOUNS
DONE_THERE = _BY | _DOES | _GIVING | _GREETING | _HOSTING | _SIGNING | _NAMING
DONE_THERE |= {"speak", "represent", "take", "bring", "hear", "act", "do"}
_TOGETHER = frozenset(("feature", "unite", "gather", "include", "convene", "assemble"))
_THERE = frozenset(("attend", "include", "accompany", "present", "comprise", "participate", "attendance"))
_COMES = frozenset(("attend", "join", "participate", "take"))
# Gatherings that people come for: "A hosts a | summit. B has arrived"
_OF_MANY = words_of("vocabulary", "gatherings_of_many")
DONE_THERE |= {"confirm", "arrive"} | _TOGETHER | _COMES

Reading = Callable[[Scene, Token], "tuple[str, Sequence[Party]] | None"]


def there_too(scene: Scene, token: Token) -> Draft | None:
    """The people of an event told before, by a verb of what they did there; None for nobody."""
    role = scene.grammar.role(token.index)
    if role == PARTICIPLE and not scene.title and scene.sentence.index:
        return _told_beside(scene, token)
    if scene.title or not scene.sentence.index or role not in (FINITE, PASSIVE):
        return None
    chaired = role == FINITE and opens_with_chairs(scene)
    if not chaired and scene.verb_lemma(token) not in DONE_THERE:
        return None
    if role == FINITE and programme(scene, token) is not None:
        return None
    if chaired:
        return _of_chairs(scene, token)
    if is_negated(scene, token):
        return None
    for reading in _PASSIVE if role == PASSIVE else _ACTIVE:
        told = reading(scene, token)
        if told is not None and told[1]:
            return _people_of(scene, token, *told)
    return None


def _people_of(scene: Scene, token: Token, kind: str, people: Sequence[Party]) -> Draft | None:
    sent = [p for p in people if p.kind in SIDES or (p.plural and is_sent(p))]
    people = [p for p in people if p.person is not None or not (p.plural or p.counterpart)]
    hosts = scene.verb_lemma(token) in _HOSTING
    bodies = [p for p in people if p.kind in SIDES] if hosts else []
    draft = were_there(scene, token, people, attended=kind != _TALK)
    if draft is None and (bodies or sent):
        draft = were_there(scene, token, [], attended=True, empty=True)
    if draft is None:
        return None
    draft.name, draft.open = kind if kind in (_TALK, _GATHERING) else "", True
    if kind in ("conference", "signing"):
        draft.type = "conference" if kind == "conference" else "signing"
    scene.put(draft, bodies, "host")
    bring(scene, draft, [] if hosts or kind == _TALK else sent)
    return draft if draft.parts or draft.sides else None


def _told_beside(scene: Scene, token: Token) -> Draft | None:
    """Who was there, told beside its noun: "The talks, also | attended by A, centred on visas"."""
    if scene.verb_lemma(token) not in _BY or scene.tokens[token.index + 1].lower != "by":
        return None
    comma = token.index - 1 - (scene.tokens[token.index - 1].lower == "also")
    noun = scene.tokens[max(comma - 1, scene.sentence.first)]
    told = scene.tokens[comma].text == "," and not noun.capital and scene.is_noun(noun, _NOUNS)
    of_board = noun.lemmas & _BOARDS and scene.preposition(noun.index) == "of"  # "meeting of the committees,"
    if not told or of_board or not _is_known(scene, noun.index):
        return None
    near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR]
    people = [p for p in scene.clauses.group(near[0]) if p.kind in _PERSONS] if near else []
    return _people_of(scene, token, _kind(scene, noun), people) if people else None


def _of_chairs(scene: Scene, verb: Token) -> Draft | None:
    """Who leads both sides of talks that were told before: "The co-chairs, A and B, | signed the minutes"."""
    noun = scene.sentence.first + 1
    people = [p for p in scene.subject(verb.index) if p.kind == "person"]
    apposed = bool(people) and people[0].first == noun + 2 and scene.tokens[noun + 1].text == ","
    return _people_of(scene, verb, _TALK, people) if apposed else None


def _noun_before(scene: Scene, verb: Token) -> tuple[str, Token] | None:
    """What was told before and is the subject of a verb: "the panel on rivers | was moderated", "it"."""
    start = scene.grammar.group_start(verb.index)
    low = scene.clauses.reach(verb.index)[0]
    before = scene.grammar.previous(start)
    if before is None:
        return None
    if before.lower in _IT:
        return (_ANY, before) if before.lower == "which" or _was_told(scene) else None
    for i in range(start - 1, max(low, start - 1 - 2 * _NEAR) - 1, -1):
        here = scene.tokens[i]
        if here.shape != "word" or scene.grammar.role(i) in (FINITE, PASSIVE):
            return None
        if not here.capital and scene.is_noun(here, _NOUNS) and _is_known(scene, i):
            behind = scene.tokens[i + 1].lower if i + 1 < start else ""
            behind = "" if behind in ADVERBS and i + 2 == start else behind  # "The meeting | also | included"
            fits = not behind or behind in _MATTERS
            return (_kind(scene, here), here) if fits else None
    return None


def _noun_after(scene: Scene, index: int) -> tuple[str, Token] | None:
    """What was told before and is the object behind a token: "opened | the gathering", "chaired | it"."""
    last = scene.sentence.last
    first = scene.tokens[min(index + 1, last)]
    after = scene.tokens[min(index + 2, last)]
    if (
        first.lower in _IT - {"which", "they"}
        and _was_told(scene)
        and (after.shape == "mark" or after.lower in ("as", "on", "with"))
    ):
        return _ANY, first
    if first.lower not in _THE:
        return None
    for i in range(first.index + 1, min(first.index + _NEAR, last) + 1):
        here = scene.tokens[i]
        if here.shape != "word" or here.capital or scene.grammar.role(i) == FINITE:
            return None
        if scene.is_noun(here, _NOUNS):
            behind = scene.tokens[min(i + 1, last)]
            ends = behind.shape == "mark" or behind.lower in (*_MATTERS, "and", "with", "as", "alongside")
            parted = behind.lower == "with" and bool(scene.clauses.after(i, ("with",)))
            return (_kind(scene, here), here) if ends and not (parted and here.lower in _TALKS) else None
    return None


def _was_told(scene: Scene) -> bool:
    """Whether the sentence before tells of what "it" can be."""
    before = scene.words.inside(scene.sentence.index - 1)
    return any(t.lemmas & _NOUNS for t in before)


def _is_known(scene: Scene, noun: int) -> bool:
    """Whether a noun is of what was told before: "the | forum", no "a forum"."""
    first = scene.attributes(noun)
    return scene.tokens[first].lower in _THE and all(not t.capital for t in scene.tokens[first + 1 : noun])


def _kind(scene: Scene, noun: Token) -> str:
    return _TALK if scene.is_noun(noun, _TALKS) else _GATHERING if noun.lower != "meeting" else _ANY


def _by_whom(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "The gathering was opened by A and closed by B", "it was hosted by the ministry"."""
    if scene.verb_lemma(verb) not in _BY | _HOSTING:
        return None
    told = _noun_before(scene, verb)
    if told is None:
        return None
    return told[0], [p for p in _all_by(scene, verb) if p.kind in (*_PERSONS, *SIDES)]


def _all_by(scene: Scene, verb: Token) -> list[Party]:
    """Those behind each "by" up to the next predicate: "by A for Malta and by B for Peru"."""
    end = next(
        (i for i in range(verb.index + 1, scene.sentence.last) if scene.grammar.is_finite(i)),
        scene.sentence.last + 1,
    )
    out: list[Party] = []
    for party in scene.clauses.parties:
        if verb.index < party.first and party.last < end and party.prep == "by" and party not in out:
            out += [p for p in scene.clauses.group(party) if p not in out]
    out = out or scene.clauses.after(verb.index, ("by",))
    act_on_behalf(scene, out)
    return out


def _does_it(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A opened the gathering", "B presided over the session"."""
    if scene.verb_lemma(verb) not in _DOES:
        return None
    over = scene.behind(verb).lower in ("over", "at", "in", "to")
    told = _noun_after(scene, verb.index + over)
    if told is None or (told[0] == _TALK and scene.verb_lemma(verb) in ("open", "close", "launch")):
        return None
    return told[0], [p for p in scene.subject(verb.index) if p.kind in _PERSONS]


def _speaks_there(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A also spoke at the forum", "B took the floor", "C delivered the keynote address"."""
    lemma = scene.verb_lemma(verb)
    near = scene.tokens[verb.index + 1 : min(verb.index + _SPEECH_NEAR, scene.sentence.last) + 1]
    words = [t.lower for t in near]
    said, at = False, None
    if lemma == "speak":
        at = _noun_after(scene, verb.index + 1) if words[:1] in (["at"], ["during"]) else None
        before = scene.tokens[verb.index - 1].lower
        also = before in ("also", "both", "all") and bool(near) and near[0].text in (".", ";")
        said = also or (at is not None and at[0] != _TALK)
    elif lemma == "take":
        said = words[:2] == ["the", "floor"]
    elif lemma in _GIVING:
        speech = next((n for n, w in enumerate(words) if w in _SPEECHES), None)
        opened = speech is not None and bool(_OPENING & set(words[: speech + 1]))
        after = near[speech].index + 1 if speech is not None else 0
        there = bool(after) and scene.tokens[min(after, scene.sentence.last)].lower in ("at", "during")
        opened = opened or bool({"toast", "toasts"} & set(words))
        at = _noun_after(scene, after) if there else None
        said = opened or at is not None
    if not said:
        return None
    toast = lemma in _GIVING and bool({"toast", "toasts"} & set(words))
    # "gave remarks at the meeting" that was told before, whatever it was
    any_ = toast or (at is not None and at[1].lower in ("meeting", "session", "event"))
    return _ANY if any_ else "conference", [p for p in scene.subject(verb.index) if p.kind == "person"]


def _came(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "Representatives of Peru | joined, alongside UNICEF", "Thirty states | attended, including Peru"."""
    people = [*came(scene, verb)] or included(scene) if verb.lemmas & _COMES else []
    return (_GATHERING, people) if people else None


def _has_come(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "Minister A has already | arrived", "President B | arrived on Thursday": for the gathering told right
    before; "A | will be there too"."""
    before = scene.words.inside(scene.sentence.index - 1)
    gathers = any(t.lemmas & _OF_MANY for t in before)
    near = [t.lower for t in scene.tokens[verb.index + 1 : min(verb.index + 3, scene.sentence.last) + 1]]
    there = scene.verb_lemma(verb) == "be" and near[:1] == ["there"] and near[1:2] in (["too"], ["."], ["as"])
    came = scene.verb_lemma(verb) == "arrive" and near[:1] in (
        ["on"],
        ["."],
        ["earlier"],
        ["yesterday"],
        ["today"],
    )
    if not gathers or not (there or came) or any(scene.places(verb.index, scene.sentence.last)):
        return None
    return _GATHERING, [p for p in scene.subject(verb.index) if p.kind == "person"]


def _confirms(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A and B have | confirmed their attendance", "C | attended, as did D"."""
    if scene.verb_lemma(verb) == "confirm":
        near = scene.tokens[verb.index + 1 : min(verb.index + _NEAR, scene.sentence.last) + 1]
        coming = any(t.lower in ("attendance", "participation", "presence") for t in near)
        ends = coming and not any(t.lower in ("no", "whether") for t in near)
        return (_GATHERING, [p for p in scene.subject(verb.index) if p.kind == "person"]) if ends else None
    if scene.verb_lemma(verb) != "do" or scene.tokens[verb.index - 1].lower not in ("as", "so"):
        return None
    said = {"attend", "join", "speak", "participate", "present"}
    there = any(t.lemmas & said for t in scene.tokens[scene.sentence.first : verb.index])
    right = [p for p in scene.clauses.parties if 0 < p.first - verb.index <= _NEAR]
    before = scene.tokens[scene.sentence.first : verb.index]
    joins = any("join" in t.lemmas for t in before)
    if joins and not any(t.lower in _TALKED for t in before):
        return None  # "joined the cabinet, as did B"
    return (_TALK if joins else _ANY, scene.clauses.group(right[0])) if there and right else None


def _greets_all(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A welcomed the participants", "guests were greeted by B"."""
    if scene.verb_lemma(verb) not in (_GREETING - {"receive"}) | {"address"}:
        return None
    if scene.grammar.role(verb.index) == PASSIVE:
        start = scene.grammar.group_start(verb.index)
        before = scene.grammar.previous(start)
        crowd = before is not None and before.lower in _CROWD
        return ("conference", _all_by(scene, verb)) if crowd else None
    near = scene.tokens[verb.index + 1 : min(verb.index + 3, scene.sentence.last) + 1]
    crowd = bool(near) and near[near[0].lower in ("the", "all") and len(near) > 1].lower in _CROWD
    return ("conference", [p for p in scene.subject(verb.index) if p.kind == "person"]) if crowd else None


def _is_labelled(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A and B | were the signatories", "C was among the speakers"."""
    if "be" not in verb.lemmas:
        return None
    near = scene.tokens[verb.index + 1 : min(verb.index + _NEAR, scene.sentence.last) + 1]
    words = [t.lower for t in near]
    opened = words[:1] in (["the"], ["among"], ["one"])
    label = next((w for w in words if w in _LABELS | _SIGNERS), "") if opened else ""
    behind = near[words.index(label)].index + 1 if label else scene.sentence.last
    beyond = scene.tokens[behind : behind + _NEAR]
    if not label or (beyond[0].lower == "of" and not any(t.lemmas & _NOUNS for t in beyond)):
        return None  # "among the participants of a race"
    return ("signing" if label in _SIGNERS else _ANY), [
        p for p in scene.subject(verb.index) if p.kind == "person"
    ]


def _brings_together(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "The panel | brought together A and B", "the session | featured C", "the forum heard from D"."""
    near = scene.behind(verb).lower
    together = scene.verb_lemma(verb) == "bring" and near == "together"
    heard = scene.verb_lemma(verb) == "hear" and near == "from"
    if not (together or heard or scene.verb_lemma(verb) in _TOGETHER):
        return None
    told = _noun_before(scene, verb)
    right = [p for p in scene.clauses.parties if 0 < p.first - verb.index <= _NEAR]
    if told is None or not right or right[0].kind not in (*_PERSONS, *SIDES):
        return None
    return told[0], [p for p in scene.clauses.group(right[0]) if p.kind in (*_PERSONS, *SIDES)]


def _acts_for(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """Who signs, told by for whom: "A | acted for Malta, while B did so for Peru"."""
    acts = scene.verb_lemma(verb) == "act" or scene.text(verb.index, verb.index + 1) == "did so"
    state = next((p for p in scene.clauses.parties if 0 < p.first - verb.index <= _NEAR), None)
    if not acts or state is None or state.kind != "state" or not is_for(scene, state):
        return None
    people = [p for p in scene.subject(verb.index) if p.kind in _PERSONS]
    for party in people:
        if not country_of(party):
            give_country(party, state.country)
    return "signing", people


def _is_another(scene: Scene, verb: Token) -> bool:
    """Whether a gathering of its own place and time is meant: "represented Oman at the | meeting held in
    Sochi in June last year"."""
    rest = scene.tokens[verb.index : scene.sentence.last]
    at = next((t.index for t in rest if t.lower == "at"), None)
    noun = next((t for t in rest if at is not None and t.index > at and scene.is_noun(t, _NOUNS)), None)
    after = scene.text(noun.index + 1, scene.sentence.last) if noun is not None else ""
    return after.startswith(("held in ", "held on ", "in ")) and (
        " last year" in after or " 20" in f" {after}"
    )


def _stands_for(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "A represented Kenya", "B represented the host side at the talks"."""
    if scene.verb_lemma(verb) != "represent":
        return None
    if scene.tokens[scene.clauses.segment(verb.index).first].lower == "when":
        return None  # "was held in Rome in May, when A represented Malta": there
    people = [p for p in scene.subject(verb.index) if p.kind in _PERSONS]
    sent = [p for p in scene.object(verb.index) if p.kind in ("state", "body")]
    near = scene.tokens[verb.index + 1 : min(verb.index + _NEAR, scene.sentence.last) + 1]
    side = next((t for t in near if t.lower in ("side", "delegation")), None)
    country = (
        sent[0].country if len(sent) == 1 else state_of_side(scene, side.index) if side is not None else ""
    )
    if not people or not (sent or side is not None):
        return None
    for party in people if country else ():
        if not country_of(party):
            give_country(party, country)
    return None if _is_another(scene, verb) else (_ANY, people)


def _by_label(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "Speakers included A and B", "the signatories were A and B", "among the participants were A and B"."""
    if scene.verb_lemma(verb) not in _NAMING:
        return None
    start, first = scene.grammar.group_start(verb.index), scene.sentence.first
    if not 0 < start - first <= _LABEL:
        return None
    before = scene.tokens[first:start]
    label = next((t for t in before[:_LABEL_OPENS] if t.lower in _LABELS | _SIGNERS), None)
    label = label or _others(scene)
    if label is None or any(t.lower not in _BEFORE_LABEL for t in before[: label.index - first]):
        return None
    if label.index + 1 < start and scene.tokens[label.index + 1].lower not in (
        "at",
        "in",
        "of",
        "from",
        "on",
        "to",
        "were",
    ):
        return None
    right = [p for p in scene.clauses.parties if p.first > verb.index]
    if not right or right[0].first - verb.index > _NEAR or right[0].kind not in (*_PERSONS, *SIDES):
        return None
    people = listed_after(scene, verb)
    named = [t for t in scene.tokens[label.index + 1 : start] if not t.capital and scene.is_noun(t, _NOUNS)]
    return ("signing" if label.lower in _SIGNERS else _kind(scene, named[0]) if named else _ANY), people


def _others(scene: Scene) -> Token | None:
    """The "others" that open a sentence, where the one before tells who was there: "It was attended by A and
    B. | Others | were C and D"."""
    opening = scene.tokens[scene.sentence.first]
    before = scene.words.inside(scene.sentence.index - 1)
    told = opening.lower == "others" and any(t.lemmas & _THERE for t in before)
    return opening if told else None


def _signs_it(scene: Scene, verb: Token) -> tuple[str, Sequence[Party]] | None:
    """ "It was signed by A for Malta and by B for Peru", "A signed on behalf of Malta, B for Peru"."""
    if scene.verb_lemma(verb) not in _SIGNING:
        return None
    if scene.grammar.role(verb.index) == PASSIVE:
        before = scene.grammar.previous(scene.grammar.group_start(verb.index))
        told = before is not None and before.lower in _IT - {"which"}
        return ("signing", [p for p in _all_by(scene, verb) if p.kind in _PERSONS]) if told else None
    following = scene.text(verb.index + 1, verb.index + 3)
    bare = following.startswith(("it ", "it.", "for ", "on behalf of", "them ", "on the"))
    bare = bare and not signed_for.is_for_nobody(scene, verb)
    if not bare or documents(scene, verb.index + 1, scene.clauses.reach(verb.index)[1]):
        return None
    people = [p for p in scene.subject(verb.index) if p.kind in _PERSONS]
    people = signed_for.add_signers(scene, verb, people)
    sign_for_sides(scene, people)
    return "signing", people


_PASSIVE: tuple[Reading, ...] = (_by_whom, _greets_all, _signs_it)
_ACTIVE: tuple[Reading, ...] = (
    _came,
    _has_come,
    _does_it,
    _confirms,
    _speaks_there,
    _greets_all,
    _stands_for,
    _by_label,
    _is_labelled,
    _brings_together,
    _signs_it,
    _acts_for,
)
