// Writes build-api/, the API's pages, from the types and their comments; fails where one has no comment. typedoc wants
// a compiler of its own and is used at releases only, so npx fetches it rather than every install.
import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";

const TYPEDOC = "0.28.20";
const TYPESCRIPT = "5.9.3";

const packages = [`typedoc@${TYPEDOC}`, `typescript@${TYPESCRIPT}`].flatMap((name) => ["--package", name]);
const cwd = fileURLToPath(new URL("..", import.meta.url));
execFileSync("npx", ["--yes", ...packages, "typedoc"], {cwd, stdio: "inherit"});
