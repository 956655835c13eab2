"""Models of every record: the single source of shapes, schemas and editor help."""
