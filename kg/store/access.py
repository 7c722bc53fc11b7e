"""How a server is approached; read from the environment by ``kg.cli``, the only place that may."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Access:
    """What a server wants to know, and how many seconds it may be silent. Secrets are in no ``repr``."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 120.0
