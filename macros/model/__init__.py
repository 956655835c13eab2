"""Models of every record: the single source of shapes, schemas and editor help."""

import os

# Looking for plugins reads the metadata of every installed package; we use none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
