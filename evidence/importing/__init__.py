"""Sources out of BibTeX, RIS or CSL-JSON into the library, with a preview of what will happen."""
