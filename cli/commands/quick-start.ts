import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {confirm} from "../../lib/terminal/ask.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {painter} from "../../lib/terminal/paint.ts";
import {anyFailed, carryOutAll, resultLines} from "../checks/check.ts";
import {machineChecks} from "../checks/machine-checks.ts";
import {apiChecks, serviceAddresses} from "../checks/service-checks.ts";
import {startServerChild} from "../server-child.ts";
import {bringUpToDate} from "./bring-up-to-date.ts";

interface Options {
  readonly auto?: boolean;
  readonly serve: boolean;
  readonly port?: string;
}

const paint = painter(process.stderr);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const heading = (number: number, title: string): void => say(`\n${paint("bold", `${number}. ${title}`)}`);

/** The first question everyone asks: does Squirtle beat Charmander, and with which move? */
async function firstAnswer(url: string, apiKey: string | undefined): Promise<string> {
  const response = await fetch(`${url}/predict/best-move`, {
    method: "POST",
    headers: {"content-type": "application/json", ...(apiKey === undefined ? {} : {"x-api-key": apiKey})},
    body: JSON.stringify({
      pokemon_a_id: "Squirtle",
      pokemon_b_id: "Charmander",
      available_moves: ["Water Gun", "Tackle", "Surf"]
    })
  });
  const answer = (await response.json()) as {
    recommended_move?: string;
    win_probability?: number;
    detail?: string;
  };
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${answer.detail}`);
  return `Squirtle against Charmander: ${answer.recommended_move}, which wins ${Math.round(100 * answer.win_probability!)} times in 100`;
}

async function quickStart({
  auto = false,
  serve,
  port = process.env["PORT"] || "8080"
}: Options): Promise<void> {
  const goOn = (question: string): Promise<boolean> => (auto ? Promise.resolve(true) : confirm(question));
  heading(1, "This machine");
  const checks = machineChecks(dataPaths(), {...process.env, PORT: port});
  const machine = await carryOutAll(checks.filter(({group}) => group === "machine"));
  for (const line of resultLines(machine, paint)) say(line);
  if (anyFailed(machine)) throw new Error("mend what FAILED above, then start again");

  heading(2, "Data, model and site");
  say("What is not up to date is made now: minutes the first time, seconds later.");
  if (!(await goOn("Go on?"))) return;
  await bringUpToDate(undefined);

  heading(3, "The server");
  if (!(await goOn(`Start it at http://127.0.0.1:${port}?`))) return;
  const server = await startServerChild(Number(port));
  const interrupt = (): void => void server.stop();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    const {apiKey} = serviceAddresses();
    const results = await carryOutAll(apiChecks({...serviceAddresses(), api: server.url}));
    for (const line of resultLines(results, paint)) say(line);
    if (anyFailed(results)) throw new Error("the server does not answer as it should");

    heading(4, "A first answer");
    say(await firstAnswer(server.url, apiKey));
    say(
      `\nThe site: ${paint("cyan", server.url)}   The API: ${paint("cyan", `${server.url}/docs`)}   Next: predictiondex demo`
    );
    if (!serve || !(await goOn("Keep it running until Ctrl-C?"))) return;
    const status = await server.ended;
    process.exitCode = status ?? EXIT.interrupted;
  } finally {
    await server.stop();
  }
}

/** `quick-start`: looks at the machine, makes everything, starts the server, checks it, asks it. */
export const quickStartCommand = (): Command =>
  new Command("quick-start")
    .description(
      "from a fresh clone to a first answer: looks, makes, serves, checks, asks; each step on your word"
    )
    .option("--auto", "ask nothing")
    .option("--no-serve", "end after the first answer")
    .option("-p, --port <number>", "port to serve on (PORT, 8080)")
    .action(quickStart);
