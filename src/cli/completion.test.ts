/** The script is asked as bash asks it: the words of a line, and which of them the cursor is in. */
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { ROOT } from "../../scripts/doctor.mjs";

const terraformer = (...args: string[]) =>
  execFileSync(process.execPath, ["scripts/terraformer.mjs", ...args], { cwd: ROOT, encoding: "utf8" });

const script = terraformer("completion", "bash");

/** What bash offers for the last word of a line; nothing is left to its own completion, which is of paths. */
const offered = (...line: string[]) => {
  const words = line.map((word) => `'${word}'`).join(" ");
  const ask = `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length - 1}; _terraformer; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", ask], { encoding: "utf8" }).trim().split("\n").filter(Boolean);
};

it("completes commands, those below a command, and flags", () => {
  expect(offered("terraformer", "ver")).toEqual(["verify"]);
  expect(offered("terraformer", "rules", "")).toEqual(["list", "show"]);
  expect(offered("terraformer", "verify", "infra", "--fail")).toEqual(["--fail-on"]);
  expect(offered("terraformer", "rules", "list", "--pro")).toEqual(["--provider"]);
});

it("knows what a command's flag takes", () => {
  expect(offered("terraformer", "verify", "--fail-on", "h")).toEqual(["high"]);
  expect(offered("terraformer", "plan", "--format", "")).toEqual(["json", "text"]);
  expect(offered("terraformer", "verify", "--format", "s")).toEqual(["sarif"]);
});

it("leaves paths to the shell", () => {
  expect(offered("terraformer", "verify", "")).toEqual([]);
  expect(offered("terraformer", "verify", "--policy", "")).toEqual([]);
});

it("says which shells it knows", () => {
  expect(() => terraformer("completion", "tcsh")).toThrow(/must be one of bash, zsh, fish/);
});

it("gives fish every command and flag", () => {
  const lines = terraformer("completion", "fish").trim().split("\n");
  expect(lines.every((line) => line.startsWith("complete -c terraformer -n '"))).toBe(true);
  expect(lines.join("\n")).toContain("-l fail-on -x -a 'error critical high medium low warning info'");
});
