"""What answers now, if anything does?"""

from __future__ import annotations

from api.problems import Problem
from api.protocol import Refused
from api.service import Service
from graphs.store import Store


def opened(service: Service) -> tuple[Store, str]:
    """The store that answers now, and the name of its version.

    Raises:
        Refused: 503 while nothing is served.
    """
    if service.store is None:
        problem = Problem(status=503, kind="dataset", detail="nothing is served yet", headers={"Retry-After": "5"})
        raise Refused(problem)
    return service.store, service.pool.version
