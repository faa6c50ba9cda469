"""Logs without people in them.

Our own messages hold references, kinds and counts. What libraries write, and what exceptions say, may hold anything:
an address, a cookie, a whole form. Of those only the place in the code is kept, and the kind of the exception.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = "portal"


def install() -> None:
    """From here on every log record of this process is made without people; handlers cannot undo it."""
    logging.setLogRecordFactory(record_without_people)
    logging.captureWarnings(True)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger(OURS).setLevel(logging.INFO)


def record_without_people(
    name: str,
    level: int,
    path: str,
    line: int,
    message: object,
    args: Any,
    exc_info: Any,
    function: str | None = None,
    stack: str | None = None,
    **more: Any,
) -> logging.LogRecord:
    """A log record: our own message, or only where a foreign one was written; exceptions by their kind and place."""
    if name.partition(".")[0] != OURS:
        message, args = f"{Path(path).name}:{line}", None
    record = logging.LogRecord(name, level, path, line, message, args, None, function, None, **more)
    if exc_info and exc_info[1] is not None:
        record.msg, record.args = f"{record.getMessage()}\n{without_values(exc_info[1])}", None
    return record


def without_values(error: BaseException) -> str:
    """An exception and what caused it: kinds and places, never what they say."""
    lines: list[str] = []
    seen: set[int] = set()
    chain: BaseException | None = error
    while chain is not None and id(chain) not in seen:
        seen.add(id(chain))
        lines += [type(chain).__name__, *_places(chain.__traceback__)]
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
