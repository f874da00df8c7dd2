"""Training of the comparison's weights on annotated stories."""
