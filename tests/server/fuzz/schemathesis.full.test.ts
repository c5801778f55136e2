import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, it} from "vitest";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {pythonWith} from "../../support/python-with.ts";
import {type ServerProcess, spawnServer} from "../support/spawn-server.ts";

/** Tests made from the description by a tool that knows nothing else of the server, from PyPI. */
const SCHEMATHESIS = "4.32.5";
const python = pythonWith(
  `schemathesis-${SCHEMATHESIS}`,
  [`schemathesis==${SCHEMATHESIS}`],
  process.env["SCHEMATHESIS_PYTHON"]
);
const EXAMPLES = Number(process.env["EXAMPLES"] ?? 40);
const KEY = "schemathesis-schemathesis-key";
const config = fileURLToPath(new URL("./schemathesis.toml", import.meta.url));

/** Without the rest of lines that are whole bodies. */
const shortened = (output: string): string => output.replace(/^(.{500}).*$/gm, "$1…");

let data: string;
let server: ServerProcess;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "schemathesis-"));
  writeFileSync(join(data, "game.json"), JSON.stringify(embeddedGame()));
  server = await spawnServer({
    PREDICTIONDEX_DATA: data,
    PREDICTIONDEX_MODELS: join(data, "models"),
    PREDICTIONDEX_SITE: join(data, "site"),
    API_KEYS: KEY,
    RATE_LIMIT: "0",
    WORK_LIMIT: "0",
    WRONG_KEY_LIMIT: "0"
  });
});
afterAll(async () => {
  server.child.kill("SIGTERM");
  await server.ended();
  rmSync(data, {recursive: true, force: true});
});

it.skipIf(python === null)(
  `Schemathesis ${SCHEMATHESIS} finds nothing with ${EXAMPLES} examples an operation${python === null ? " (SKIPPED: no Schemathesis)" : ""}`,
  async () => {
    const tool = spawn(
      join(dirname(python!), "schemathesis"),
      [
        ...["--config-file", config, "run", `${server.url}/openapi.json`, "-H", `X-API-Key: ${KEY}`],
        ...["--continue-on-failure", "-n", String(EXAMPLES), "--no-color", "--generation-deterministic"]
      ],
      {cwd: data, stdio: ["ignore", "pipe", "pipe"]}
    );
    let output = "";
    for (const stream of [tool.stdout, tool.stderr])
      stream.on("data", (chunk) => {
        output += String(chunk);
      });
    const [code] = await once(tool, "exit");
    expect(output).toMatch(/Test cases:\s+\d/);
    expect(code, shortened(output)).toBe(0);
  },
  1_800_000
);
