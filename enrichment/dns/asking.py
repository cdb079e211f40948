"""Puts the questions of one domain to a name server: UDP, and TCP for what is too long."""

import secrets
import socket
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from enrichment.dns.message import Kind, Question, Reply, is_reply_to, parse_reply
from enrichment.dns.server import Server

_DATAGRAM_BYTES_MAX = 65_535
_ROUNDS = 2
_STRAY_DATAGRAMS_MAX = 200


@dataclass(slots=True)
class Asking:
    """The questions of one domain on their way.

    Attributes:
        name: Name as bytes of a message.
        deadline: Time of the monotonic clock at which nothing more is waited for.
        replies: What was answered so far.
    """

    name: bytes
    deadline: float
    replies: dict[Kind, Reply] = field(default_factory=dict)

    def ask(self, servers: Sequence[Server]) -> None:
        """Ask one server after the other, twice, until all is answered or time is over.

        Every turn takes its share of the time that is left. Nothing is raised: what is silent or
        talks nonsense leaves `replies` as they are.
        """
        turns = [server for _ in range(_ROUNDS) for server in servers]
        for place, server in enumerate(turns):
            questions = self._open_questions()
            left = self.deadline - time.monotonic()
            if not questions or left <= 0:
                return
            until = time.monotonic() + left / (len(turns) - place)
            try:
                self._ask_by_udp(server, questions, until)
            except OSError:
                continue

    def _open_questions(self) -> list[Question]:
        """Fresh numbers for each turn: a guessed one serves an attacker once."""
        return [
            Question(secrets.randbits(16), kind, self.name)
            for kind in Kind
            if kind not in self.replies
        ]

    def _ask_by_udp(self, server: Server, questions: list[Question], until: float) -> None:
        """One turn; answers that were cut are asked for by TCP when the others have come."""
        cut: list[Question] = []
        try:
            for question, wire in _answers(server, questions, until):
                reply = parse_reply(question, wire)
                if reply.truncated:
                    cut.append(question)
                else:
                    self.replies[question.kind] = reply
        finally:
            for question in cut:
                self.replies[question.kind] = self._ask_by_tcp(server, question)

    def _ask_by_tcp(self, server: Server, question: Question) -> Reply:
        wire = question.to_wire()
        with socket.create_connection(server, _left(self.deadline)) as connection:
            connection.sendall(struct.pack("!H", len(wire)) + wire)
            (size,) = struct.unpack("!H", self._read(connection, 2))
            answer = self._read(connection, size)
        if not is_reply_to(question, answer):
            raise OSError("the answer belongs to another question")
        return parse_reply(question, answer)

    def _read(self, connection: socket.socket, size: int) -> bytes:
        read = b""
        while len(read) < size:
            connection.settimeout(_left(self.deadline))
            part = connection.recv(size - len(read))
            if not part:
                raise OSError("the answer ended too soon")
            read += part
        return read


def _answers(
    server: Server, questions: Sequence[Question], until: float
) -> Iterator[tuple[Question, bytes]]:
    """Put questions and yield what is answered, in the order in which it comes.

    Raises:
        OSError: Nobody listens there, or not all is answered in time.
    """
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as connected:
        # Connected, so that the kernel drops what another address sends.
        connected.connect(server)
        for question in questions:
            connected.send(question.to_wire())
        waiting = list(questions)
        for _ in range(_STRAY_DATAGRAMS_MAX):
            if not waiting:
                return
            connected.settimeout(_left(until))
            wire = connected.recv(_DATAGRAM_BYTES_MAX)
            for question in [q for q in waiting if is_reply_to(q, wire)]:
                waiting.remove(question)
                yield question, wire


def _left(until: float) -> float:
    """Seconds until then.

    Raises:
        TimeoutError: There are none; a kind of OSError, as a socket raises it.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
