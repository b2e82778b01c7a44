"""What ties dispatches together: copies of one text, mentions of one happening, sayings of one origin."""
