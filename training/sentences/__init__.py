"""The graph that runs the sentence encoder's published weights with int8 products."""
