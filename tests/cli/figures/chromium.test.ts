import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {BrowserMissingError, launchChromium} from "../../../cli/figures/chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "chromium-"));
afterAll(() => rmSync(folder, {recursive: true}));

it("where there is no browser, says where one was looked for and how to have one", async () => {
  const CHROMIUM = join(folder, "chromium");
  const error = await launchChromium({CHROMIUM}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BrowserMissingError);
  const {message, cause} = error as BrowserMissingError;
  expect(message).toContain(CHROMIUM);
  expect(message).toMatch(/apt-get install chromium.*set CHROMIUM/);
  expect(cause).toBeInstanceOf(Error);
});

it("says the same of a program that is no browser", async () => {
  const CHROMIUM = join(folder, "program");
  writeFileSync(CHROMIUM, "#!/bin/sh\nexit 3\n", {mode: 0o755});
  await expect(launchChromium({CHROMIUM})).rejects.toThrow(BrowserMissingError);
});
