"""Politeness: whose turn it is to ask a host, and how many may ask one address at a time.

A visit that has to wait gives its thread away: it says what it waits for and is woken when its
turn has come. A turn is given in the order of asking.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from enrichment.fetching.clock import Clock

_IDLE_SLOTS_MAX = 20_000
Wake = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a visit waits for.

    Attributes:
        of: Host or IP address that is to be asked.
        at_once: How many may ask it at the same time.
    """

    of: str
    at_once: int = 1


@dataclass(slots=True)
class _Slot:
    in_use: int = 0
    due_at: float = 0.0
    waiting: deque[Wake] = field(default_factory=deque)


class Turns:
    """Turns of all hosts and addresses of one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._slots: dict[str, _Slot] = {}
        self._lock = threading.Lock()

    def take(self, turn: Turn, wake: Wake) -> bool:
        """Take a turn.

        Args:
            turn: What is to be asked.
            wake: Called once when the turn has come, if it is not now.

        Returns:
            Whether the turn is now; else it belongs to whom `wake` wakes.
        """
        with self._lock:
            slot = self._slot(turn.of)
            if slot.in_use >= turn.at_once:
                slot.waiting.append(wake)
                return False
            slot.in_use += 1
            due_at = slot.due_at
        if due_at <= time.monotonic():
            return True
        self._clock.call_at(due_at, partial(self._come, slot, wake))
        return False

    def leave(self, of: str, pause_seconds: float = 0.0) -> None:
        """Give a turn back; the pause begins now, when the answer has ended."""
        with self._lock:
            slot = self._slots[of]
            slot.due_at = max(slot.due_at, time.monotonic() + pause_seconds)
            if not slot.waiting:
                slot.in_use -= 1
                return
            wake, due_at = slot.waiting.popleft(), slot.due_at
        self._clock.call_at(due_at, partial(self._come, slot, wake))

    def give_up(self, of: str, wake: Wake) -> None:
        """Wait no more: leave the queue, or give back the turn that has come meanwhile."""
        with self._lock:
            waiting = self._slots[of].waiting
            if wake in waiting:
                waiting.remove(wake)
                return
        self.leave(of)

    def prolong(self, of: str, pause_seconds: float) -> None:
        """Make the present pause longer, counted from now."""
        with self._lock:
            slot = self._slot(of)
            slot.due_at = max(slot.due_at, time.monotonic() + pause_seconds)

    def _come(self, slot: _Slot, wake: Wake) -> None:
        """Wake who has the turn, unless the pause was prolonged meanwhile."""
        with self._lock:
            due_at = slot.due_at
        if due_at <= time.monotonic():
            wake()
        else:
            self._clock.call_at(due_at, partial(self._come, slot, wake))

    def _slot(self, of: str) -> _Slot:
        known = self._slots.get(of)
        if known is None:
            if len(self._slots) >= _IDLE_SLOTS_MAX:
                self._forget_idle()
            known = self._slots[of] = _Slot()
        return known

    def _forget_idle(self) -> None:
        now = time.monotonic()
        self._slots = {
            of: slot for of, slot in self._slots.items() if slot.in_use or slot.due_at > now
        }
