"""Print ontology/context.jsonld as the ontology asks for it: run it again when a term changes.

python tools/derive_context.py > ontology/context.jsonld
"""

from kg.export.context import derive, text
from kg.settings import DEFAULT_BASE

print(text(derive(DEFAULT_BASE)), end="")
