"""The options of ``kg correct`` -> what is to become of which facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.corrections import Part
from kg.errors import WrongUse
from kg.run.amending import Wish
from kg.run.curation import Thing

Given = dict[str, str | bool]

_SELECTED: Final[dict[str, tuple[str, ...]]] = {
    "participant": ("name", "position", "organization", "country", "role"),
    "topic": ("label", "concept"),
    "document": ("title",),
    "office": ("position", "organization", "country", "former"),
}
"""By option that names a fact: which options amend it. The facts and their fields have the same names."""
_OF_EVENT: Final[dict[str, tuple[Part, str]]] = {
    "date": ("date", "date"),
    "place": ("place", "name"),
    "country": ("place", "country"),
    "type": ("type", "type"),
    "modality": ("modality", "modality"),
    "name": ("name", "name"),
    "part_of": ("part_of", "part_of"),
}


def wished(thing: Thing, given: Mapping[str, str | bool], *, reject: bool) -> list[Wish]:
    """Return what the options ask for; ``given`` are those with a value.

    Raises WrongUse for options that do not go together, or not with what is corrected.
    """
    named = [option for option in _SELECTED if option in given]
    if len(named) > 1:
        raise WrongUse(f"one fact at a time: --{named[0]} or --{named[1]}")
    amended: Given = {option: value for option, value in given.items() if option not in named}
    if reject and amended:
        raise WrongUse(f"--reject takes it away: leave out {_options(amended)}")
    if not (reject or amended):
        raise WrongUse("say what is right, or --reject; see: kg correct --help")
    if named:
        return [_of_named(thing, named[0], str(given[named[0]]), amended)]
    return list(_of_person(amended) if thing.kind == "person" else _of_event(amended))


def _of_named(thing: Thing, option: str, called: str, amended: Given) -> Wish:
    if (option == "office") != (thing.kind == "person"):
        fits = "--office" if thing.kind == "person" else "--participant, --topic or --document"
        what = "a person" if thing.kind == "person" else "an event"
        raise WrongUse(f"{thing.name} is {what}: what is wrong is named by {fits}")
    _check(amended, _SELECTED[option], f"--{option}")
    part: dict[str, Part] = {
        "participant": "participant",
        "topic": "topic",
        "document": "document",
        "office": "office",
    }
    return Wish(part=part[option], called=called, now={o: _written(value) for o, value in amended.items()})


def _written(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value.strip()


def _of_person(amended: Given) -> Iterator[Wish]:
    """Yield what is to become of all that is said of a person: another name, or nothing; statements stay."""
    _check(amended, ("name",), "a person")
    name = _written(amended.get("name", ""))
    if amended and not name:
        raise WrongUse("a person needs a name; to take all away that is said of the person: --reject")
    yield Wish(part="participant", now={"name": name} if name else {})
    yield Wish(part="office", now={"person": name} if name else {})
    yield Wish(part="statement", now={"speaker": name})


def _of_event(amended: Given) -> Iterator[Wish]:
    _check(amended, _OF_EVENT, "an event")
    if amended.get("part_of"):
        raise WrongUse("--part-of '' says that the event is part of no other; another one cannot be named")
    if not amended:
        yield Wish(part="event")
    now: dict[Part, dict[str, str]] = {}
    for option, value in amended.items():
        part, field = _OF_EVENT[option]
        now.setdefault(part, {})[field] = _written(value)
    for part, values in now.items():
        is_gone = not next(iter(values.values())) if part != "place" else values.get("name") == ""
        yield Wish(part=part, now={} if is_gone else values)


def _check(amended: Given, known: Iterable[str], what: str) -> None:
    if wrong := {option: True for option in amended if option not in known}:
        raise WrongUse(f"{_options(wrong)} does not fit {what}, which takes {_options(known)}")


def _options(names: Iterable[str]) -> str:
    return ", ".join(f"--{name.replace('_', '-')}" for name in names)
