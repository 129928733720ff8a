"""A table of coalitions into the tree, with a preview of what will happen."""
