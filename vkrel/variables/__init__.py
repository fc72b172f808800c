"""What rules look at: the claims of a registry as variables, with visits told apart."""
