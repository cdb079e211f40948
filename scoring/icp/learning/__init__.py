"""Learning an ICP from outcomes: what divides companies that were won from those that were lost."""
