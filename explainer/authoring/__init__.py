"""From files to a Library, or to problems that name their file and line."""
