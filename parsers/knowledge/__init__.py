"""What is known about the world: data files with their source, and how to ask them."""
