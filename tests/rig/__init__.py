"""What the tests stand on: outside tools, a server, a watched browser.  No test lives here."""
