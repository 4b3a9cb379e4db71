-- A trip says what it was to by its title. Nothing ever wrote which offering of the catalogue it was.
alter table reflection_trips drop column offering_id;
