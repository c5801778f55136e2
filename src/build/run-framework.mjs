// Framework's build, for Node: FRAMEWORK'S-PROGRAM [PAGES]. By itself it builds all pages there are; PAGES, as JSON, are
// those to build. Its package declares no way to its parts; its version is fixed.

import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";

const [program, pages] = process.argv.slice(2);
const part = (name) => import(pathToFileURL(join(dirname(program), "..", name)).href);
const [{readConfig}, {build}] = await Promise.all([part("config.js"), part("build.js")]);
const config = await readConfig();
if (pages !== undefined)
  config.paths = async function* () {
    yield* JSON.parse(pages);
  };
await build({config});
