import type {Command} from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as completion sees it: `path` is what is typed after the program's name. */
interface Completed {
  readonly path: string;
  readonly summary: string;
  readonly subcommands: readonly {readonly name: string; readonly summary: string}[];
  readonly options: readonly {
    readonly flag: string;
    readonly summary: string;
    readonly choices: readonly string[];
  }[];
}

const firstLine = (text: string): string => text.split("\n")[0];
const visible = (command: Command): readonly Command[] => command.createHelp().visibleCommands(command);

function describeCommand(command: Command, path: string): Completed[] {
  const below = visible(command).filter((each) => each.name() !== "help");
  return [
    {
      path,
      summary: firstLine(command.summary() || command.description()),
      subcommands: below.map((each) => ({
        name: each.name(),
        summary: firstLine(each.summary() || each.description())
      })),
      options: command
        .createHelp()
        .visibleOptions(command)
        .flatMap((option) =>
          option.long === undefined
            ? []
            : [
                {
                  flag: option.long ?? "",
                  summary: firstLine(option.description),
                  choices: option.argChoices ?? []
                }
              ]
        )
    },
    ...below.flatMap((each) => describeCommand(each, path === "" ? each.name() : `${path} ${each.name()}`))
  ];
}

const words = ({subcommands, options}: Completed): string =>
  [...subcommands.map(({name}) => name), ...options.map(({flag}) => flag)].join(" ");

function bash(name: string, commands: readonly Completed[]): string {
  const cases = commands.map((command) => `    "${command.path}") words="${words(command)}" ;;`);
  const choices = commands.flatMap(({path, options}) =>
    options
      .filter((option) => option.choices.length > 0)
      .map(
        ({flag, choices: values}) =>
          `    "${path} ${flag}") COMPREPLY=($(compgen -W "${values.join(" ")}" -- "$current")); return ;;`
      )
  );
  return `# bash completion for ${name}: source <(${name} completion bash)
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" line="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] && break
    line="\${line:+$line }$word"
  done
  case "$line $previous" in
${choices.join("\n")}
  esac
  case "$line" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ \${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _${name} ${name}
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const zshItem = (name: string, summary: string): string =>
  quoted(`${name.replaceAll(":", "\\:")}:${summary.replaceAll(":", "\\:")}`);

function zsh(name: string, commands: readonly Completed[]): string {
  const cases = commands.map(({path, subcommands, options}) => {
    const items = [
      ...subcommands.map((each) => zshItem(each.name, each.summary)),
      ...options.map(({flag, summary}) => zshItem(flag, summary))
    ];
    return `    ${quoted(path)}) items=(${items.join(" ")}) ;;`;
  });
  return `#compdef ${name}
# zsh completion for ${name}: source <(${name} completion zsh)
_${name}() {
  local line="" word
  local -a items
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    [[ $word == -* ]] && break
    line="\${line:+$line }$word"
  done
  case "$line" in
${cases.join("\n")}
  esac
  _describe ${quoted(name)} items || _files
}
compdef _${name} ${name}
`;
}

function fish(name: string, commands: readonly Completed[]): string {
  const lines = commands.flatMap(({path, subcommands, options}) => {
    const condition =
      path === "" ? "__fish_use_subcommand" : `__fish_seen_subcommand_from ${path.split(" ").at(-1)}`;
    const start = `complete -c ${name} -n ${quoted(condition)}`;
    return [
      ...subcommands.map((each) => `${start} -f -a ${quoted(each.name)} -d ${quoted(each.summary)}`),
      ...options.map(
        ({flag, summary, choices}) =>
          `${start} -l ${flag.slice(2)} -d ${quoted(summary)}${choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : ""}`
      )
    ];
  });
  return `# fish completion for ${name}: ${name} completion fish | source\n${lines.join("\n")}\n`;
}

/** A script that completes commands, options and choices. It needs nothing of the tool when it runs. */
export function completionScript(shell: Shell, program: Command): string {
  return {bash, zsh, fish}[shell](program.name(), describeCommand(program, ""));
}
