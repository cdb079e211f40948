"""What is made once a process, also when many threads ask for it at the same moment."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Make a value when it is first asked for, by one thread alone.

    `functools.cache` lets every thread that asks meanwhile make the value too: 64 threads that
    start together then compile the same patterns 64 times.
    """
    lock = threading.RLock()
    made: list[T] = []

    @wraps(make)
    def get() -> T:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get
