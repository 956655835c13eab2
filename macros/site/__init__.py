"""From rendered content to files: frame, shell, sitemap.  Nothing here knows MkDocs."""
