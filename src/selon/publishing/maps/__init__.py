"""Maps of where reports say that something happened, as shapes that a template draws; nothing comes from elsewhere."""
