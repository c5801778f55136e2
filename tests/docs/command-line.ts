import type {Command} from "commander";
import {createProgram} from "../../cli/program.ts";

/** Splits a command as a shell would, as far as documents need it: quotes, no expansion. */
export const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare
  );

/** Every command does nothing when it is called, and says nothing. */
function disarm(command: Command): void {
  command.action(() => {}).configureOutput({writeOut: () => {}, writeErr: () => {}});
  for (const below of command.commands) disarm(below);
}

/**
 * Lets the tool take a command line apart without carrying it out.
 * @throws CommanderError for a command, option, choice or argument that it does not have
 */
export async function parseOnly(args: readonly string[]): Promise<void> {
  const program = await createProgram(args[0]);
  for (const command of program.commands) disarm(command);
  await program.parseAsync([...args], {from: "user"}).catch((error: {exitCode?: number}) => {
    if (error.exitCode !== 0) throw error;
  });
}
