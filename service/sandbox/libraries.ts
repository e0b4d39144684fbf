/** The shared libraries that a program can't start without: they have to be seen where it runs, and nothing else of the machine. */
import { spawnSync } from "node:child_process";
import type { Mount } from "./sandbox.ts";

/** None of a program that is linked statically, as Go's are, or that isn't a binary. */
export function librariesOf(program: string): Mount[] {
  const { stdout } = spawnSync("ldd", [program], { encoding: "utf8", env: { PATH: process.env.PATH ?? "" } });
  const paths = [...(stdout ?? "").matchAll(/(?:=>\s*|^\s*)(\/\S+)\s+\(0x/gm)].map((match) => match[1] as string);
  return paths.map((path) => ({ from: path, to: path }));
}
