"""graph -> web: a SPARQL endpoint, linked data, an API and pages, over a frozen copy of the store.

``kg.serve.server.run`` serves until it is stopped. Questions run in worker processes that can be killed.
"""
