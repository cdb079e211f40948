"""Rules on the elements of a page, judged by their tags and, where it must be, by the tree."""
