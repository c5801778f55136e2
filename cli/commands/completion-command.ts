import {Argument, Command} from "commander";
import {completionScript, SHELLS, type Shell} from "../completion.ts";
import {createProgram} from "../program.ts";

/** `completion bash|zsh|fish`: prints the script to source. */
export const completionCommand = (): Command =>
  new Command("completion")
    .description("print a script that completes commands and options")
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText(
      "after",
      `
bash:  source <(predictiondex completion bash)
zsh:   source <(predictiondex completion zsh)
fish:  predictiondex completion fish | source`
    )
    .action(async (shell: Shell) => {
      process.stdout.write(completionScript(shell, await createProgram("all")));
    });
