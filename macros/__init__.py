"""The machine of the standards site: load → check → model → render → write.

Stages import strictly from left to right (``tests/test_import_order.py``):
``model`` ← ``source`` ← ``load`` ← ``check`` ← ``catalogue`` ← ``pages`` ← ``hooks``.
Only ``source`` knows YAML and only ``hooks`` knows MkDocs.
"""
