import {Command, Option} from "commander";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {durationUpTo, positiveNumber, wholeNumber} from "../../lib/terminal/arguments.ts";
import {loadProduction} from "../../pipelines/model/registry/production.ts";
import {MODES} from "../../pipelines/monitoring/traffic/arrivals.ts";
import {backfill} from "../../pipelines/monitoring/traffic/backfill.ts";
import {checkTarget, sendTraffic} from "../../pipelines/monitoring/traffic/send-traffic.ts";
import {createFightQuestioner, REQUESTS_A_FIGHT} from "../../pipelines/monitoring/traffic/traffic-fights.ts";
import {createQuestioner} from "../../pipelines/monitoring/traffic/traffic-questions.ts";

const LONGEST = "24h";
const HIGHEST_RATE = 2_000;

/** A signal that SIGINT and SIGTERM abort. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

const seedOption = (): Option =>
  new Option("--seed <number>", "the same seed asks the same questions")
    .argParser(wholeNumber(1, 2 ** 31))
    .default(1);

/** `traffic --mode drifted --duration 10m --rate 20`: questions to a running server, with a live summary. */
export function trafficCommand(): Command {
  return new Command("traffic")
    .description("send plausible questions, marked as synthetic, to a running server")
    .addOption(
      new Option("--mode <mode>", "how they come in and what is asked").choices(MODES).default("realistic")
    )
    .addOption(
      new Option("--duration <duration>", `such as 30s or 10m, at most ${LONGEST}`)
        .argParser(durationUpTo(LONGEST))
        .default(60_000, "1m")
    )
    .option(
      "--rate <requests>",
      `mean requests a second, at most ${HIGHEST_RATE}`,
      positiveNumber(HIGHEST_RATE),
      5
    )
    .addOption(
      new Option("--url <url>", "of the server").default("http://127.0.0.1:8080").env("PREDICTIONDEX_URL")
    )
    .addOption(new Option("--api-key <key>", "sent as X-API-Key").env("API_KEY"))
    .option("--allow-remote", "send to another machine than this one")
    .addOption(seedOption())
    .action(async (options) => {
      const url = checkTarget(options.url, options.allowRemote === true);
      const random = createRandom(options.seed);
      const population = options.mode === "drifted" ? "drifted" : "training";
      const game = await loadGame(dataPaths().game);
      const live = process.stderr.isTTY;
      const summary = await sendTraffic({
        url,
        mode: options.mode,
        duration: options.duration / 1000,
        rate: options.rate,
        ask: createQuestioner(game, population, random),
        askFight: createFightQuestioner(game, population, random).body,
        random,
        apiKey: options.apiKey,
        signal: interruption(),
        onSummary: (current, elapsed) =>
          process.stderr.write(`${live ? "\r\u001b[2K" : ""}${current.line(elapsed)}${live ? "" : "\n"}`)
      });
      if (live) process.stderr.write("\n");
      if (summary.answered === 0)
        throw new Error(`no answer from ${url.origin}: is the server running? (npm run serve)`);
      process.exitCode = summary.errors > 0 ? 1 : 0;
    });
}

/** `backfill --days 14 --drifted-days 3`: a history for demonstrations, marked as synthetic everywhere it shows. */
export function backfillCommand(): Command {
  return new Command("backfill")
    .description("write a synthetic history into the prediction log, for demonstrations")
    .option("--days <count>", "days back from now", wholeNumber(1, 90), 7)
    .option("--requests <count>", "requests a day", wholeNumber(1, 100_000), 500)
    .option(
      "--drifted-days <count>",
      "of them, the latest ones with a shifted population",
      wholeNumber(1, 90)
    )
    .addOption(seedOption())
    .action(async (options) => {
      const paths = dataPaths();
      const {recommender, game} = await loadProduction(paths);
      const random = createRandom(options.seed);
      const usual = createQuestioner(game, "training", random);
      const drifted = createQuestioner(game, "drifted", random);
      const fights = {
        usual: createFightQuestioner(game, "training", random),
        drifted: createFightQuestioner(game, "drifted", random)
      };
      const from = options.days - (options.driftedDays ?? 0);
      const rows = await backfill({
        recommender,
        folder: paths.predictions,
        days: options.days,
        requestsADay: options.requests,
        ask: (day) => (day < from ? usual : drifted),
        fights: {
          count: Math.ceil(options.requests / REQUESTS_A_FIGHT),
          ask: (day) => (day < from ? fights.usual : fights.drifted)
        },
        random,
        now: new Date(),
        signal: interruption(),
        onDay: (day, count) =>
          process.stderr.write(`day ${day + 1} of ${options.days}: ${count} predictions\n`)
      });
      process.stderr.write(`${rows} synthetic predictions written to ${paths.predictions}\n`);
    });
}
