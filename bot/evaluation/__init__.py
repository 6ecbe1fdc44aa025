"""How good the answers are: question files asked of a running server, and cross-validation of the question model."""
