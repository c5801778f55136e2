import {script} from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import type {Command} from "commander";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

/** What a function writes by console.log, which is all the library does with its results. */
function printed(print: () => void): string {
  const {log} = console;
  const lines: unknown[] = [];
  console.log = (line) => lines.push(line);
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines.map((line) => `${line}\n`).join("");
}

// The library's script calls a function of the package bash-completion, which not every machine has.
const WITHOUT_BASH_COMPLETION = `
declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
  words=("\${COMP_WORDS[@]:0:COMP_CWORD+1}") cword=$COMP_CWORD
  cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
}
`;

/** A script that asks the program, `NAME complete -- WORDS`, what may stand for the last of the words. */
export function completionScript(shell: Shell, name: string): string {
  const text = printed(() => script(shell, name, name));
  if (shell !== "bash") return text;
  return (
    // Constants would complain where a shell reads its start-up file once more.
    text.replaceAll(/^readonly /gm, "").replace("complete -F", "complete -o default -F") +
    WITHOUT_BASH_COMPLETION
  );
}

/**
 * What may stand for the last of `words`, a line each with what it means, then the library's directive to the shell:
 * to offer files (`:0`) where nothing else fits, or not to (`:4`).
 */
export function suggestions(program: Command, words: readonly string[]): string {
  const text = printed(() => tab(program, {completionCommandName: "completion"}).parse([...words]));
  return text === ":4\n" && !words.at(-1)?.startsWith("-") ? ":0\n" : text;
}
