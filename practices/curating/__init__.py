"""What a coordinator says beside the text of a practice: recognition, relations to sources, “gezien”."""
