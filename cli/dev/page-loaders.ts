import {readdirSync} from "node:fs";
import {join} from "node:path";

/** A data loader's name says what it writes, and with what: `drift.json.ts`, `[name].json.ts`. */
const LOADER = /^[^.].*\.(json|bin|csv|svg|txt|arrow|parquet|zip)\.ts$/;

/** The data loaders below a site's root, absolute. */
export const pageLoaders = (root: string): string[] =>
  readdirSync(root, {recursive: true, encoding: "utf8"})
    .filter((name) => LOADER.test(name))
    .map((name) => join(root, name));
