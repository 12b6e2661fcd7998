// Territory
