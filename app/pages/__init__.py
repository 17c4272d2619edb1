"""One module a page: each returns its layout."""
