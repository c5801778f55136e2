import {Argument, Command} from "commander";
import {completionScript, SHELLS, type Shell, suggestions} from "../completion.ts";
import type {MakeProgram} from "./make-program.ts";

const NAME = "predictiondex";

/** `completion SHELL` prints the script to source. */
const completionCommand = (): Command =>
  new Command("completion")
    .description("print a script that completes commands, options and their values")
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText(
      "after",
      `
bash:        source <(${NAME} completion bash)
zsh:         source <(${NAME} completion zsh)
fish:        ${NAME} completion fish | source
PowerShell:  ${NAME} completion powershell | Out-String | Invoke-Expression`
    )
    .action((shell: Shell) => void process.stdout.write(completionScript(shell, NAME)));

/** `complete -- WORDS`, which that script asks: loads the one command's module that the words are about. */
const completeCommand = (makeProgram: MakeProgram): Command =>
  new Command("complete")
    .description("what may stand for the last of the words")
    .argument("[words...]", "typed after the program's name")
    .action(async (typed: string[]) => {
      const words = typed[0] === "help" && typed.length > 1 ? typed.slice(1) : typed;
      const program = await makeProgram(words.length > 1 ? words[0] : undefined);
      process.stdout.write(suggestions(program, words));
    });

/** @param makeProgram makes the program without these two commands, which the library adds itself */
export function registerCompletion(program: Command, makeProgram: MakeProgram): void {
  program.addCommand(completionCommand());
  program.addCommand(completeCommand(makeProgram), {hidden: true});
}
