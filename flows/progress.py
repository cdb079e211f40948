"""A progress bar on stderr, where stderr is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress_bar(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far long work is.

    Args:
        words: What is being done.
        total: Steps in all.

    Yields:
        A function that takes the number of steps just done; safe from several threads.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(
        *columns, console=console, disable=not console.is_terminal or total == 0, transient=True
    ) as bar:
        task = bar.add_task(words, total=total)
        yield lambda steps: bar.advance(task, steps)


@contextmanager
def share_bar(words: str) -> Iterator[Callable[[float], None]]:
    """Show how far long work is whose steps nobody can count beforehand.

    Args:
        words: What is being done.

    Yields:
        A function that takes the share that is done by now, 0.0 to 1.0.
    """
    shown = 0
    with progress_bar(f"{words}, percent", 100) as advance:

        def tell(share: float) -> None:
            nonlocal shown
            steps = int(100 * share) - shown
            shown += steps
            advance(steps)

        yield tell
