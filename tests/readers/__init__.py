"""What the tests of "every reader" share: one page of every kind, tools in their states, axe."""
