/**
 * What a shell completes: commands, flags and the values that flags take; paths the shell's own way. The script holds all of it, so that no
 * press of the Tab key starts a process. (@bomb.sh/tab 0.0.22 was looked at: its scripts turn the completion of paths off.)
 */
import type { Command, Option } from "commander";
import { POLICY_INPUTS, STAGES } from "../core/report.ts";
import { RULE_KINDS } from "../core/rules.ts";
import { SCALE } from "../core/severity.ts";
import { BENCHMARKS } from "../report/compliance.ts";
import { FORMATS } from "./formats.ts";
import { oneOf } from "./options.ts";
import { out } from "./output.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** The values of flags that are known beforehand, of a command's flag or of all of that name; of others that take one it is a path. */
const VALUES: Record<string, readonly string[]> = {
  "plan --format": ["json", "text"],
  "test-policy --format": ["text", "json"],
  "--fail-on": SCALE,
  "--stage": STAGES,
  "--format": FORMATS,
  "--input": POLICY_INPUTS,
  "--kind": RULE_KINDS,
  "--severity": SCALE,
  "--compliance": BENCHMARKS.map(({ id }) => id),
};

type Takes = "nothing" | "path" | readonly string[];

interface Known {
  /** As it is typed: `rules list`; empty for the program itself. */
  path: string;
  commands: { name: string; says: string }[];
  flags: { name: string; says: string; takes: Takes }[];
}

const takes = (path: string, { long, required, optional }: Option): Takes =>
  required || optional ? (VALUES[`${path} ${long}`] ?? VALUES[long as string] ?? "path") : "nothing";

/** Every command with what may follow it. */
export function knownOf(command: Command, path = ""): Known[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).filter((child) => child.name() !== "help");
  const flags = help.visibleOptions(command).map((option) => ({
    name: option.long as string,
    says: option.description,
    takes: takes(path, option),
  }));
  return [
    { path, commands: commands.map((child) => ({ name: child.name(), says: child.description() })), flags },
    ...commands.flatMap((child) => knownOf(child, `${path} ${child.name()}`.trim())),
  ];
}

/** bash; zsh takes the same through its bashcompinit. `COMPREPLY` stays empty where a path is wanted, and `-o default` completes one. */
function bash(all: readonly Known[]): string {
  const commands = all.filter(({ path }) => path !== "");
  const flags = all.flatMap(({ path, flags }) => flags.map((flag) => ({ ...flag, at: `${path} ${flag.name}` })));
  const paths = flags.filter(({ takes }) => takes === "path").map(({ at }) => `'${at}'`);
  const valued = flags.flatMap(({ at, takes }) =>
    typeof takes === "string" ? [] : [`'${at}') words='${takes.join(" ")}'`],
  );
  // Those of `rules list` before those of `rules`.
  const named = all.toReversed().map(({ path, commands, flags }) => {
    const names = (of: readonly { name: string }[]) => of.map(({ name }) => name).join(" ");
    return `'${path} '*) words='${names(commands)}'; [[ $current == -* ]] && words='${names(flags)}'`;
  });
  const arms = (lines: readonly string[]) => lines.map((line) => `    ${line} ;;`).join("\n");
  return `_terraformer() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path= words= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do case "$path $word" in
${arms(commands.map(({ path }) => `'${path.includes(" ") ? path : ` ${path}`}') path='${path}'`))}
  esac; done
  case "$path $previous" in
    ${paths.join(" | ")}) ;;
${arms([...valued, ...named])}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _terraformer terraformer`;
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, "\\$&")}'`;

const fish = (all: readonly Known[]) => {
  const lines = all.flatMap(({ path, commands, flags }) => {
    const seen = path.split(" ").map((name) => `__fish_seen_subcommand_from ${name}`);
    const below = commands.map(({ name }) => name).join(" ");
    const when =
      path === ""
        ? "__fish_use_subcommand"
        : [...seen, ...(below ? [`not __fish_seen_subcommand_from ${below}`] : [])].join("; and ");
    const line = (rest: string) => `complete -c terraformer -n ${quoted(when)} ${rest}`;
    return [
      ...commands.map(({ name, says }) => line(`-f -a ${name} -d ${quoted(says)}`)),
      ...flags.map(({ name, says, takes }) => {
        const value = takes === "nothing" ? "" : takes === "path" ? " -r -F" : ` -x -a ${quoted(takes.join(" "))}`;
        return line(`-l ${name.slice(2)}${value} -d ${quoted(says)}`);
      }),
    ];
  });
  return lines.join("\n");
};

/** @throws UsageError for a shell that isn't known */
export async function completion(program: Command, name: string): Promise<number> {
  const shell = oneOf("completion", name, SHELLS);
  const all = knownOf(program);
  const script = shell === "fish" ? fish(all) : bash(all);
  await out(`${shell === "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : ""}${script}\n`);
  return 0;
}
