"""What happens while a class sits together: a state machine on the server, never page state."""
