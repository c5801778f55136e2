import {type Command, CommanderError} from "commander";

/** Runs a command as a program: one line and exit status 1 for what goes wrong, the stack with DEBUG set. */
export async function runCommand(command: Command, argv: readonly string[] = process.argv): Promise<void> {
  try {
    await command.exitOverride().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      return;
    }
    const text = process.env.DEBUG && error instanceof Error ? error.stack : undefined;
    process.stderr.write(
      `${command.name()}: ${text ?? (error instanceof Error ? error.message : String(error))}\n`
    );
    process.exitCode = 1;
  }
}
