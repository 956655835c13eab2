"""The verbs of ``python -m macros``, one module each; ``macros.__main__.VERBS`` lists them."""
