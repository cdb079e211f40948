"""Why a page could not be fetched."""

from prospects.issue import IssueCode


class FetchFailed(Exception):
    """One page could not be fetched; the company's next page or the next company follows.

    Attributes:
        code: From the closed list of issue codes.
        message: One sentence for the run report; never page text.
    """

    def __init__(self, code: IssueCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
