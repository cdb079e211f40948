"""Which openings are for leaders, by their titles: no message may speak of them."""

from collections.abc import Callable

from prospects.hiring.demand import Hiring
from prospects.hiring.opening import LEADERSHIP, is_leadership
from prospects.titles import read_title


def leader_titles(hiring: Hiring) -> Callable[[str], bool]:
    """Tells whether the title of an opening at a company is a leader's.

    Args:
        hiring: What is known of the company's openings; a title that is not among them, because
            only a page shows it, is read for itself.
    """
    known = {each.opening.title for each in hiring.openings}
    # Of two openings with one title only one may state the leader's level.
    leaders = {each.opening.title for each in hiring.openings if is_leadership(each.opening)}

    def is_leaders(title: str) -> bool:
        return title in leaders if title in known else read_title(title).seniority in LEADERSHIP

    return is_leaders
