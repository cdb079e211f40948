import threading

from prospects.once import once


def test_threads_that_ask_at_the_same_moment_get_one_value_made_once():
    made: list[int] = []
    asked = threading.Barrier(8)

    @once
    def value() -> object:
        made.append(1)
        threading.Event().wait(0.05)
        return object()

    got: list[object] = []

    def ask() -> None:
        asked.wait()
        got.append(value())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(set(map(id, got))) == 1


def test_value_that_could_not_be_made_is_made_at_the_next_asking():
    attempts = iter([ZeroDivisionError, None])

    @once
    def value() -> str:
        if error := next(attempts):
            raise error
        return "made"

    try:
        value()
    except ZeroDivisionError:
        assert value() == "made"
    else:
        raise AssertionError("the first attempt fails")
