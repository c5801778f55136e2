import type {Browser} from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

export class BrowserMissingError extends Error {
  constructor(path: string, cause: unknown) {
    super(
      `Chromium could not be started from ${path}: install it (on Debian: apt-get install chromium), or set CHROMIUM to its path`,
      {cause}
    );
    this.name = "BrowserMissingError";
  }
}

/** Starts headless Chromium from CHROMIUM or /usr/bin/chromium. @throws BrowserMissingError */
export async function launchChromium(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const executablePath = env.CHROMIUM ?? "/usr/bin/chromium";
  try {
    const {chromium} = await import("playwright-core");
    return await chromium.launch({executablePath, args: FLAGS});
  } catch (error) {
    throw new BrowserMissingError(executablePath, error);
  }
}
