"""Mode `parity`: the answers of wappalyzergo."""
