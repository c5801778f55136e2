#!/usr/bin/env node
// The command-line tool, `predictiondex`. Plain JavaScript: it says what is missing before TypeScript can be read.

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`predictiondex: Node ${process.versions.node} is too old; 20.19 or later is needed\n`);
  process.exit(1);
}
try {
  const {register} = await import("tsx/esm/api");
  register();
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("predictiondex: its packages are not installed; run: npm ci\n");
  process.exit(1);
}
await import("../cli/main.ts");
