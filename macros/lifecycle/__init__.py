"""Where editions stand in their life, and until when comments are taken."""
