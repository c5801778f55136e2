import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {pause} from "../../lib/terminal/ask.ts";
import {painter} from "../../lib/terminal/paint.ts";
import {freePort} from "../../lib/web/free-port.ts";
import type {Stage} from "../demo/scene.ts";
import {SCENES} from "../demo/scenes.ts";
import {startServerChild} from "../server-child.ts";
import type {Child} from "../start-child.ts";

interface Options {
  readonly auto?: boolean;
  readonly url?: string;
}

function createAsk(url: string, signal: AbortSignal): Stage["ask"] {
  const apiKey = process.env["API_KEY"];
  return async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {"content-type": "application/json", ...(apiKey ? {"x-api-key": apiKey} : {})},
      body: body === undefined ? undefined : JSON.stringify(body),
      signal
    });
    return (await response.json()) as T;
  };
}

async function tour({auto = false, url}: Options): Promise<void> {
  const paint = painter(process.stdout);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error("interrupted"));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  // A server of its own keeps no log: a tour is no traffic.
  let own: Child | null = null;
  if (url === undefined)
    own = await startServerChild(await freePort(), {PREDICTION_LOG: "off", NODE_ENV: "development"});
  const address = url ?? own!.url;
  const stage: Stage = {
    paths: dataPaths(),
    url: address,
    signal: controller.signal,
    ask: createAsk(address, controller.signal),
    say
  };
  try {
    for (const [index, scene] of SCENES.entries()) {
      controller.signal.throwIfAborted();
      say(`\n${paint("bold", `${index + 1} of ${SCENES.length}: ${scene.title}`)}`);
      say(scene.words);
      await scene.play(stage);
      say(paint("dim", `In the browser: ${scene.pages.map((page) => `${address}/${page}`).join("  ")}`));
      if (!auto) await pause("\nReturn: on. Ctrl-C: enough. ");
    }
  } finally {
    await own?.stop();
  }
}

/** `demo`: the tour, on the terminal with addresses for the browser. */
export const demoCommand = (): Command =>
  new Command("demo")
    .description("a guided tour of everything in ten minutes: data, model, answers, errors, gate, monitoring")
    .option("--auto", "do not wait between the stops")
    .option(
      "--url <address>",
      "a running server, instead of one started for the tour (PREDICTIONDEX_URL)",
      process.env["PREDICTIONDEX_URL"]
    )
    .action(tour);
