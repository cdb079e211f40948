"""Why a page could not be fetched."""

from prospects.issue import IssueCode


class FetchFailed(Exception):
    """One page could not be fetched; the company's next page or the next company follows.

    Attributes:
        code: From the closed list of issue codes.
        message: One sentence for the run report; never page text.
        come_back_seconds: How long the site asked us to stay away, or None.
        status: HTTP status of the answer, or None where there was none.
    """

    def __init__(
        self,
        code: IssueCode,
        message: str,
        come_back_seconds: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.come_back_seconds = come_back_seconds
        self.status = status

    def again(self) -> "FetchFailed":
        """The same failure to be raised anew: one that is kept would keep all frames it passed."""
        return FetchFailed(self.code, self.message, self.come_back_seconds, self.status)
