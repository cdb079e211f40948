"""The invented world of `examples/`, served on loopback for `prospects demo` and for tests."""

from flows.demo.board import ExampleBoard, load_boards
from flows.demo.site import EXAMPLES, ExampleSite, load_sites
from flows.demo.web import ExampleWeb

__all__ = ["EXAMPLES", "ExampleBoard", "ExampleSite", "ExampleWeb", "load_boards", "load_sites"]
