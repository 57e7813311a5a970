"""What a file's structure tells of its making: facts with their places, never a verdict."""
