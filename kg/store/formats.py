"""The version of how things lie in a store."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 2
