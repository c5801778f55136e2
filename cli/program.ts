import {Command, CommanderError} from "commander";
import {requireKnownLayout} from "../lib/files/layout.ts";
import {dataPaths} from "../lib/files/paths.ts";
import {EXIT} from "../lib/terminal/exit-status.ts";
import {CATALOGUE, type CommandModule, modulesByName} from "./command-list.ts";

const EPILOGUE = `
Every command explains itself: predictiondex COMMAND --help.
Exit status: ${EXIT.ok} well, ${EXIT.failure} failed, ${EXIT.verdict} bad verdict (drift, refused model), ${EXIT.usage} wrong command line.
Environment: PREDICTIONDEX_DATA, PREDICTIONDEX_MODELS and PREDICTIONDEX_SITE move the generated files;
NO_COLOR=1 leaves colours out; DEBUG=1 shows where an error came from.`;

/** Its own options stand before the command: `evaluate --version 2` is of a model. */
function bareProgram(version: string): Command {
  return new Command("predictiondex")
    .description("Which move wins this fight? Pipeline, site and API for Pokémon Let's Go battles.")
    .version(version, "-V, --version")
    .enablePositionalOptions()
    .helpCommand("help [command]", "how to use a command")
    .addHelpText("after", EPILOGUE)
    .showHelpAfterError("(predictiondex --help lists the commands)");
}

/** Errors are thrown instead of ending the process, by the command and all below it. */
function throwing(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) throwing(below);
}

/** Adds what a module makes, under its heading, and checks that it makes what the catalogue says. */
async function addModule(
  program: Command,
  module: CommandModule,
  catalogue: readonly CommandModule[]
): Promise<void> {
  const before = program.commands.length;
  const others = catalogue.filter((other) => other !== module);
  await module.load(program, (name) => createProgram(name, {catalogue: others}));
  const made = program.commands.slice(before);
  const promised = Object.keys(module.commands);
  if (made.map((command) => command.name()).join() !== promised.join())
    throw new Error(
      `the catalogue names ${promised}, the module makes ${made.map((command) => command.name())}`
    );
  for (const command of made) command.helpGroup(module.group).summary(module.commands[command.name()]);
}

/**
 * The program with the commands of the one module that `name` needs; with names and summaries alone where `name` is
 * no command (help, a typing mistake); with everything for `"all"`.
 */
export async function createProgram(
  name: string | undefined,
  {version = "0", catalogue = CATALOGUE}: {version?: string; catalogue?: readonly CommandModule[]} = {}
): Promise<Command> {
  const program = bareProgram(version);
  const wanted = name === undefined ? undefined : modulesByName(catalogue).get(name);
  for (const module of catalogue) {
    if (name === "all") await addModule(program, module, catalogue);
    else if (wanted === undefined) {
      for (const [command, summary] of Object.entries(module.commands))
        program
          .command(command, {hidden: summary === ""})
          .description(summary)
          .helpGroup(module.group);
    }
  }
  if (wanted !== undefined) await addModule(program, wanted, catalogue);
  throwing(program);
  return program;
}

/** The exit status of an error, after telling about it in one line. */
export function explain(error: unknown, write: (text: string) => void, debug: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    return error.code === "commander.error" ? error.exitCode : EXIT.usage;
  }
  write(`predictiondex: ${error instanceof Error ? error.message : String(error)}\n`);
  if (debug && error instanceof Error) write(`${error.stack}\n`);
  return EXIT.failure;
}

/** Runs a command line, without the program's own name. @returns the exit status, or undefined where a command set it */
export async function runCommandLine(args: readonly string[], version: string): Promise<number | undefined> {
  // `help X` is `X --help`, so that X's module is the one that is loaded.
  const line = args[0] === "help" && args[1] !== undefined ? [args[1], "--help"] : [...args];
  try {
    const program = await createProgram(line[0], {version});
    program.hook("preAction", () => requireKnownLayout(dataPaths()));
    await program.parseAsync(line, {from: "user"});
    return undefined;
  } catch (error) {
    return explain(error, (text) => process.stderr.write(text), Boolean(process.env["DEBUG"]));
  }
}
