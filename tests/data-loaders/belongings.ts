import type {Client} from "pg";

/** Roles, rights, policies, indexes, comments, triggers, views: what people put on tables that are mirrored. */
export const BELONGINGS = `
  CREATE ROLE keeper; CREATE ROLE analyst; CREATE ROLE visitor; CREATE TABLE touched (name text);
  GRANT USAGE ON SCHEMA public TO analyst, visitor;
  GRANT SELECT ON pokemon, "move" TO analyst WITH GRANT OPTION;
  GRANT SELECT (id, name_fr) ON pokemon_species TO visitor;
  ALTER TABLE pokemon ENABLE ROW LEVEL SECURITY;
  CREATE POLICY first_nine ON pokemon FOR SELECT TO analyst USING (species_id < 10 AND form_id = 1);
  CREATE INDEX by_speed ON pokemon_stat (speed);
  ALTER TABLE "move" ADD COLUMN note text DEFAULT 'mine';
  ALTER TABLE type_effectiveness OWNER TO keeper;
  COMMENT ON COLUMN "move".power IS 'as I call it';
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO touched VALUES (NEW.name_en); RETURN NEW; END';
  CREATE TRIGGER told AFTER UPDATE ON pokemon FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE VIEW fast AS SELECT * FROM pokemon_stat WHERE speed > 100;
  CREATE PUBLICATION feed FOR TABLE pokemon;`;

/** What belongs to each table and view, and which of them are the same ones. */
export const belongings = async (client: Client): Promise<unknown[]> =>
  (
    await client.query(`
      SELECT c.oid, relname, relowner, relacl::text, relrowsecurity, obj_description(c.oid),
        (SELECT array_agg(attname || attacl::text ORDER BY 1) FROM pg_attribute WHERE attrelid = c.oid AND attacl IS NOT NULL),
        (SELECT array_agg(col_description(c.oid, attnum) ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid),
        (SELECT array_agg(polname ORDER BY 1) FROM pg_policy WHERE polrelid = c.oid),
        (SELECT array_agg(indexrelid ORDER BY 1) FROM pg_index WHERE indrelid = c.oid),
        (SELECT array_agg(tgname ORDER BY 1) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal),
        (SELECT array_agg(prpubid ORDER BY 1) FROM pg_publication_rel WHERE prrelid = c.oid)
      FROM pg_class c WHERE relnamespace = 'public'::regnamespace ORDER BY relname`)
  ).rows;
