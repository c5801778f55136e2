import {build} from "esbuild";
import {REPOSITORY} from "../lib/files/paths.ts";

/**
 * Code of the site as a script for a page in a browser.
 * @param exported what it is to have, such as `{standaloneSvg} from "./src/charts/export.ts"`
 * @param name of the global that has it
 */
export async function pageScript(exported: string, name: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: `export ${exported}`, resolveDir: REPOSITORY, loader: "ts"},
    bundle: true,
    write: false,
    format: "iife",
    globalName: name,
    target: "es2022"
  });
  return `${outputFiles[0].text};globalThis.${name} = ${name};`;
}
