"""One module a revision, named by its number; a revision that was released is never edited."""
