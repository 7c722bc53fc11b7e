"""What tells a language that something is no diplomacy. The same for every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.parties import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyday:
    """Words and small questions about those who act for no state. What is left out denies nothing.

    - ``private``: whether the holder of a post acts for no state ("тренер");
    - ``leads``: the state that somebody leads who is named without a post, '' for none;
    - ``domestic``: whether the members of a body act within their own state ("фракция");
    - ``fights``: whether a body is of those who fight a state, a side of its own ("повстанцы");
    - ``opposes``: whether a body is of them or of the opposition of a state ("оппозиция");
    - ``serving``: whether a body serves the rulers of its own state ("Верховный суд");
    - ``heads_diplomacy``: whether somebody is the chief diplomat of a state, of which each has one;
    - ``official``: words of journeys in an office ("государственный визит");
    - ``unofficial``: words of journeys in no office ("частный визит");
    - ``matches``: words of sports, where states are teams;
    - ``supposes``: words of what is only imagined ("представьте");
    - ``districts``: words in names of parts of a state ("область");
    - ``regional``: words of posts in a part of a state, which can be of any one ("губернатор");
    - ``homes_guessed``: persons without posts are given a state by their names.
    """

    private: Callable[[Capacity], bool] = lambda capacity: False
    leads: Callable[[str], str] = lambda name: ""
    domestic: Callable[[str], bool] = lambda body: False
    fights: Callable[[str], bool] = lambda body: False
    opposes: Callable[[str], bool] = lambda body: False
    serving: Callable[[str], bool] = lambda body: False
    heads_diplomacy: Callable[[Capacity], bool] = lambda capacity: False
    official: tuple[str, ...] = ()
    unofficial: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    supposes: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    regional: tuple[str, ...] = ()
    homes_guessed: bool = False
