import {readFileSync} from "node:fs";
import {Ajv} from "ajv";

/** Jupyter's own schema of nbformat 4.5, from the package nbformat 5.11.1 (BSD-3-Clause, see LICENSE). */
const schema = JSON.parse(readFileSync(new URL("./nbformat.v4.5.schema.json", import.meta.url), "utf8")) as {
  readonly $schema?: string;
};

/** What is wrong with a notebook by Jupyter's schema; null where nothing is. */
export function ipynbProblems(notebook: unknown): string | null {
  // Draft 4 differs from what Ajv reads in nothing that this schema uses.
  const {$schema: _draft, ...rules} = schema;
  const ajv = new Ajv({strict: false, allErrors: true});
  return ajv.validate(rules, notebook) ? null : ajv.errorsText();
}
