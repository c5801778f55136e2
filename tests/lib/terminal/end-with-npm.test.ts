import {spawn} from "node:child_process";
import {once} from "node:events";
import {describe, expect, it} from "vitest";

const MODULE = new URL("../../../lib/terminal/end-with-npm.ts", import.meta.url).href;
/** Says its id, and that it was ended in an orderly way. */
const SCRIPT = `
  const {endWithNpm} = await import(${JSON.stringify(MODULE)});
  process.on("SIGTERM", () => {
    console.log("ended");
    process.exit();
  });
  setTimeout(() => console.log("on its own") || process.exit(), 2000);
  endWithNpm();
  console.log("ready");`;

/** What a process says after the shell around it was sent SIGTERM, as npm does. */
async function afterItsShell(env: NodeJS.ProcessEnv): Promise<string> {
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", SCRIPT];
  const shell = spawn("sh", ["-c", '"$@"; true', "sh", ...node], {
    env: {...process.env, npm_lifecycle_event: undefined, ...env},
    stdio: ["ignore", "pipe", "inherit"]
  });
  let said = "";
  shell.stdout.on("data", (chunk) => {
    said += String(chunk);
    if (said === "ready\n") shell.kill("SIGTERM");
  });
  await once(shell.stdout, "close");
  return said;
}

describe.skipIf(process.platform === "win32")("a process whose shell is ended", () => {
  it("ends with it where npm started it", async () => {
    expect(await afterItsShell({npm_lifecycle_event: "start"})).toBe("ready\nended\n");
  });

  it("goes on elsewhere", async () => {
    expect(await afterItsShell({})).toBe("ready\non its own\n");
  });
});
