import {CommanderError} from "commander";
import {describe, expect, it, vi} from "vitest";
import {CATALOGUE, type CommandModule, modulesByName} from "../../cli/command-list.ts";
import {createProgram, explain} from "../../cli/program.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";

const named = (commands: Record<string, string>, made: readonly string[] = Object.keys(commands)) => {
  const load = vi.fn<CommandModule["load"]>(async (program) => {
    for (const name of made) program.command(name);
  });
  return {module: {group: "G:", commands, load}, load};
};

describe("the catalogue", () => {
  it("names each command once", () => {
    const names = CATALOGUE.flatMap(({commands}) => Object.keys(commands));
    expect(names).toHaveLength(new Set(names).size);
    expect(modulesByName().size).toBe(names.length);
  });

  it("is what its modules make, and every command says what it does and has help", async () => {
    const program = await createProgram("all");
    expect(program.commands.map((command) => command.name())).toEqual(
      CATALOGUE.flatMap(({commands}) => Object.keys(commands))
    );
    for (const command of program.commands) {
      expect(command.description(), command.name()).not.toBe("");
      expect(command.helpInformation()).toContain(`predictiondex ${command.name()}`);
      for (const option of command.options) expect(option.description, option.flags).not.toBe("");
    }
  });

  it("has a counterpart for each script of the original system", () => {
    const counterparts = ["demo", "quick-start", "validate", "traffic", "backfill", "mlflow"];
    for (const name of counterparts) expect([...modulesByName().keys()]).toContain(name);
  });
});

describe("createProgram", () => {
  it("loads no module for the list of commands, and one for a command", async () => {
    const a = named({alpha: "does alpha"});
    const b = named({beta: "does beta", hidden: ""});
    const catalogue = [a.module, b.module];
    const help = (await createProgram(undefined, {catalogue})).helpInformation();
    expect(help).toMatch(/G:\n +alpha +does alpha\n +beta +does beta/);
    expect(help).not.toContain("hidden");
    expect(a.load).not.toHaveBeenCalled();
    await createProgram("beta", {catalogue});
    expect(a.load).not.toHaveBeenCalled();
    expect(b.load).toHaveBeenCalledOnce();
  });

  it("leaves options of its own name to commands: evaluate --version 2 is of a model", async () => {
    const asked: unknown[] = [];
    const module: CommandModule = {
      group: "G:",
      commands: {alpha: "does alpha"},
      load: async (program) => {
        program
          .command("alpha")
          .option("--version <number>")
          .action((options) => void asked.push(options));
      }
    };
    const program = await createProgram("alpha", {version: "9.9.9", catalogue: [module]});
    await program.parseAsync(["alpha", "--version", "2"], {from: "user"});
    expect(asked).toEqual([{version: "2"}]);
  });

  it("refuses a module that makes other commands than the catalogue says", async () => {
    const {module} = named({alpha: "does alpha"}, ["gamma"]);
    await expect(createProgram("alpha", {catalogue: [module]})).rejects.toThrow(
      "the catalogue names alpha, the module makes gamma"
    );
  });

  it("throws instead of ending the process, in subcommands too", async () => {
    const program = await createProgram("report");
    for (const command of [
      program,
      ...program.commands,
      ...program.commands.flatMap(({commands}) => commands)
    ])
      command.configureOutput({writeErr: () => {}});
    await expect(program.parseAsync(["report", "diff", "--nonsense"], {from: "user"})).rejects.toThrow(
      CommanderError
    );
  });
});

describe("explain", () => {
  const told = (error: unknown, debug = false) => {
    let text = "";
    return {status: explain(error, (part) => (text += part), debug), text};
  };

  it("tells wrong command lines, commands' own errors and failures apart", () => {
    expect(told(new CommanderError(0, "commander.helpDisplayed", "")).status).toBe(EXIT.ok);
    expect(told(new CommanderError(1, "commander.unknownOption", "")).status).toBe(EXIT.usage);
    expect(told(new CommanderError(3, "commander.error", "")).status).toBe(3);
    expect(told(new Error("no data")).status).toBe(EXIT.failure);
    expect(told(new Error("no data")).text).toBe("predictiondex: no data\n");
    expect(told("odd").text).toBe("predictiondex: odd\n");
  });

  it("shows the stack on demand", () => expect(told(new Error("x"), true).text).toMatch(/program\.test/));
});
