/** The filter of system calls: what it answers, by an interpreter of its own, and what the kernel answers to who calls past all libraries. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RUN } from "../limits.ts";
import { librariesOf } from "../sandbox/libraries.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { REFUSED, syscallFilter } from "../sandbox/syscalls.ts";
import { sandbox, skipped } from "./here.ts";

const ALLOWED = 0x7fff0000;
const KILLED = 0x80000000;
const errno = (number: number) => 0x00050000 | number;

/** What a filter answers. */
function answer(filter: Buffer, audit: number, call: number, first = 0): number {
  const data: Record<number, number> = { 0: call, 4: audit, 16: first };
  let held = 0;
  for (let at = 0; ; at++) {
    const [code, value] = [filter.readUInt16LE(at * 8), filter.readUInt32LE(at * 8 + 4)];
    const [ifTrue, ifFalse] = [filter.readUInt8(at * 8 + 2), filter.readUInt8(at * 8 + 3)];
    if (code === 0x06) return value;
    if (code === 0x20) held = data[value] as number;
    else if (code === 0x15) at += held === value ? ifTrue : ifFalse;
    else if (code === 0x35) at += held >= value ? ifTrue : ifFalse;
    else if (code === 0x45) at += held & value ? ifTrue : ifFalse;
    else throw new Error(`Unknown step ${code}`);
  }
}

describe.each([
  { machine: "x64", audit: 0xc000003e, other: 0x40000003, read: 0, execve: 59, clone: 56, socket: 41, at: 0 },
  { machine: "arm64", audit: 0xc00000b7, other: 0x40000028, read: 63, execve: 221, clone: 220, socket: 198, at: 1 },
] as const)("the filter of $machine", ({ machine, audit, other, read, execve, clone, socket, at }) => {
  const filter = syscallFilter(machine) as Buffer;
  const says = (call: number, first?: number) => answer(filter, audit, call, first);

  it("refuses what it names, kills what is of another machine, and lets the rest be", () => {
    for (const numbers of Object.values(REFUSED)) expect(says(numbers[at])).toBe(errno(1));
    expect([says(read), says(execve)]).toEqual([ALLOWED, ALLOWED]);
    expect(answer(filter, other, read)).toBe(KILLED);
    expect(says(0x40000000 + read)).toBe(machine === "x64" ? errno(1) : ALLOWED);
  });

  it("lets threads and processes begin, in no namespace of their own", () => {
    const thread = 0x3d0f00; // as Go begins one
    expect([says(clone, thread), says(clone, 17), says(435)]).toEqual([ALLOWED, ALLOWED, errno(38)]);
    for (const space of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000])
      expect(says(clone, thread | space)).toBe(errno(1));
  });

  it("lets be connected by Unix, internet and netlink sockets alone", () => {
    for (const family of [1, 2, 10, 16]) expect(says(socket, family)).toBe(ALLOWED);
    for (const family of [0, 17, 38, 40, 44]) expect(says(socket, family)).toBe(errno(97));
  });
});

it("knows no other machine", () => expect(syscallFilter("riscv64")).toBeUndefined());

const PERL = "/usr/bin/perl";
const lacks = typeof sandbox === "string" ? sandbox : existsSync(PERL) ? undefined : "no perl";

describe.runIf(!lacks && syscallFilter())(`the kernel${skipped(lacks)}`, () => {
  /** What each call, given zeros but for the first argument, sets `errno` to. */
  const called = async (calls: Record<string, readonly [call: number, first: number]>) => {
    const lines = Object.entries(calls).map(
      ([name, [call, first]]) =>
        `$! = 0; my $r = syscall(${call}, ${first}, 0, 0, 0, 0, 0); print "${name} ", $r < 0 ? $!+0 : "done", "\\n";`,
    );
    const { output, complaint } = await (sandbox as Sandbox).run(
      {
        script: 'exec "$PERL" -e "$CALLS"',
        env: { PERL, CALLS: `$| = 1; ${lines.join(" ")}` },
        mounts: [{ from: PERL, to: PERL }, ...librariesOf(PERL)],
        files: {},
      },
      { limits: RUN },
    );
    expect(complaint).toBe("");
    return Object.fromEntries(
      output
        .trim()
        .split("\n")
        .map((line) => line.split(" ")),
    );
  };
  const at = process.arch === "arm64" ? 1 : 0;
  const [clone, socket, getppid] = process.arch === "arm64" ? [220, 198, 173] : [56, 41, 110];

  it("answers each as the filter says", async () => {
    const all = Object.entries(REFUSED).map(([name, numbers]) => [name, [numbers[at], 0]] as const);
    expect(await called(Object.fromEntries(all))).toEqual(Object.fromEntries(all.map(([name]) => [name, "1"])));
  });

  it("gives no namespace, no way to a virtual machine's host, and no number of x32", async () => {
    const said = await called({
      users: [clone, 0x10000000],
      files: [clone, 0x20000],
      clone3: [435, 0],
      vsock: [socket, 40],
      ciphers: [socket, 38],
      own: [getppid, 0],
      ...(process.arch === "x64" && { x32: [0x40000000 + getppid, 0] }),
    });
    expect(said).toEqual({
      ...{ users: "1", files: "1", clone3: "38", vsock: "97", ciphers: "97", own: "done" },
      ...(process.arch === "x64" && { x32: "1" }),
    });
  });
});
