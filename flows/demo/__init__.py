"""The invented world of `examples/`, served on loopback for `prospects demo` and for tests."""

from flows.demo.site import EXAMPLES, ExampleSite, load_sites
from flows.demo.web import ExampleWeb

__all__ = ["EXAMPLES", "ExampleSite", "ExampleWeb", "load_sites"]
