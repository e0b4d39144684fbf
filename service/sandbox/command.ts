/** The command line that begins a run: what drops rights and sets limits, then bubblewrap, each replacing itself by the next. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { RunLimits } from "../limits.ts";
import type { Mount } from "./sandbox.ts";

/** Nobody's, as Debian numbers it. */
const NOBODY = "65534";
const isRoot = () => process.getuid?.() === 0;

/** CPUs that this process may use, as the kernel lists them ("0-3,8"). */
function cpus(): number[] {
  const [, list = "0"] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return list.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

let turn = 0;

/** Each run has one CPU, the next one the next. */
function nextCpu(): string {
  const all = cpus();
  return String(all[turn++ % all.length]);
}

/** A scope of systemd's with the limits of a run as a whole; undefined where systemd can't make one. */
function scope(limits: RunLimits): string[] {
  const properties = {
    MemoryMax: limits.memoryBytes,
    MemorySwapMax: 0,
    TasksMax: limits.processes + 8, // those that begin the run
    CPUQuota: "100%",
  };
  return [
    "systemd-run",
    ...(isRoot() ? [] : ["--user"]),
    ...["--scope", "--quiet", "--collect"],
    ...Object.entries(properties).flatMap(([name, value]) => ["-p", `${name}=${value}`]),
    "--",
  ];
}

/** Of the environment, what finds the tools and systemd. Nothing of it gets into the sandbox. */
export function launcherEnvironment(): Record<string, string> {
  const { PATH = "/usr/bin:/bin", XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS } = process.env;
  return {
    PATH,
    ...(XDG_RUNTIME_DIR && { XDG_RUNTIME_DIR }),
    ...(DBUS_SESSION_BUS_ADDRESS && { DBUS_SESSION_BUS_ADDRESS }),
  };
}

/** Whether systemd makes scopes here. */
export function hasScopes(limits: RunLimits): boolean {
  const [command = "", ...args] = scope(limits);
  const env = launcherEnvironment();
  return spawnSync(command, [...args, "true"], { stdio: "ignore", timeout: 5000, env }).status === 0;
}

/** Limits of each process of a run. They hold with and without a control group. */
function limited(limits: RunLimits): string[] {
  return [
    "prlimit",
    // Inside of a user namespace of its own: elsewhere, all processes of the user would count.
    `--nproc=${limits.processes}`,
    `--data=${limits.memoryBytes}`,
    `--fsize=${limits.diskBytes}`,
    `--cpu=${Math.ceil(limits.wallMs / 1000)}`,
    "--nofile=512",
    "--core=0",
    "--memlock=65536",
  ];
}

/** Without bubblewrap there is no namespace either, and no limit of processes that wouldn't be the whole user's. */
export const bare = (limits: RunLimits): string[] => limited(limits).filter((part) => !part.startsWith("--nproc"));

/** All that comes before bubblewrap's own arguments. */
export function launcher(limits: RunLimits, scoped: boolean): string[] {
  return [
    ...(scoped ? scope(limits) : []),
    ...(isRoot() ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"] : ["setpriv"]),
    "--no-new-privs",
    ...["taskset", "-c", nextCpu()],
    ...["unshare", "--user", "--map-current-user"],
    ...limited(limits),
    "bwrap",
  ];
}

export interface Inside {
  mounts: Mount[];
  /** Of the pipe that has a file's content, by where it is to lie. */
  files: { fd: number; path: string }[];
  env: Record<string, string>;
  folder: string;
  /** The pipe that has the filter of system calls. */
  filter?: number | undefined;
}

/** Bubblewrap's options. The root is an empty, read-only file system; all that can be written is `folder`. */
export function jail({ mounts, files, env, folder, filter }: Inside, limits: RunLimits): string[] {
  return [
    ...["--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"],
    ...["--uid", NOBODY, "--gid", NOBODY, "--cap-drop", "ALL", "--hostname", "plan", "--clearenv"],
    ...Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]),
    ...mounts.flatMap(({ from, to }) => ["--ro-bind", from, to]),
    ...["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"],
    ...["--size", String(limits.diskBytes), "--tmpfs", folder],
    ...files.flatMap(({ fd, path }) => ["--file", String(fd), path]),
    ...["--remount-ro", "/", "--chdir", folder],
    ...(filter === undefined ? [] : ["--seccomp", String(filter)]),
  ];
}
