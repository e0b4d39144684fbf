import { describe, expect, it } from "vitest";
import type { FileSource, Reach } from "../core/report.ts";
import { type Ask, createVerifier } from "./client.ts";
import { LIMITS } from "./reach.ts";

const CLEAN = { ok: true, stages: {}, diagnostics: [], policies: [], providers: [] };

/** An engine that asks for `wanted`, a round each, and what it was sent last. */
async function asked(wanted: Reach[], read: FileSource["read"], files: Record<string, string> = { "main.tf": "own" }) {
  let sent: { files?: object; listed?: string[]; reached?: Reach[]; root?: string } = {};
  const engine: Ask = async (request) => {
    sent = request as typeof sent;
    const next = wanted[sent.reached?.length ?? 0];
    return next ? { reach: [next] } : CLEAN;
  };
  const verifier = createVerifier({
    engine,
    policy: () => Promise.reject(new Error("OPA was woken")),
    catalogue: [],
    schemaText: async () => "",
  });
  const report = await verifier.verify({ files, source: { root: "envs/prod", read }, bundledPolicies: false });
  return { ...sent, report };
}

const file = (path: string): Reach => ({ kind: "file", path });

describe("what a program reaches", () => {
  it("is looked up until nothing is asked for any more; the request's own files stay", async () => {
    const wanted = [{ kind: "module", path: "m" } as const, file("../x"), file("../gone"), file("../../far")];
    const found: Record<string, object> = {
      m: { files: { "m/a.tf": "a", "main.tf": "not this" }, bytes: 2 },
      "../x": { files: { "../x": "x" }, bytes: 1 },
      "../../far": { why: "it lies outside the repository" },
    };
    const sent = await asked(wanted, ({ path }) => found[path] ?? {});
    expect(sent.files).toEqual({ "main.tf": "own", "m/a.tf": "a", "../x": "x" });
    expect(sent.reached).toEqual([...wanted.slice(0, 3), { ...wanted[3], why: "it lies outside the repository" }]);
    expect(sent.root).toBe("envs/prod");
    expect(sent.report.ok).toBe(true);
  });

  it("is read up to the engine's limits: of what is over them, it is known that it is there", async () => {
    const half = LIMITS.totalBytes / 2 + 1;
    const sent = await asked([file("a"), file("b")], ({ path }) => ({ files: { [path]: path }, bytes: half }));
    expect(sent.files).toEqual({ "main.tf": "own", a: "a" });
    expect(sent.reached?.[1]?.why).toBe("the verifier reads 16 MiB at most, and has read 8 MiB");
    expect(sent.listed).toEqual(["b"]);
    const many = Object.fromEntries(Array.from({ length: LIMITS.files }, (_, i) => [`${i}`, ""]));
    const full = await asked([file("a")], ({ path }) => ({ files: { [path]: "" }, bytes: 0 }), many);
    expect(full.reached?.[0]?.why).toBe("the verifier reads 5000 files at most, and has read 5000");
  });

  it("ends where each file names the next", async () => {
    const chain = Array.from({ length: 60 }, (_, i) => file(`${i}`));
    const sent = await asked(chain, ({ path }) => ({ files: { [path]: "" }, bytes: 0 }));
    expect(sent.reached?.filter(({ why }) => why)).toHaveLength(20);
  });

  it("isn't asked for without a source of files", async () => {
    const verifier = createVerifier({
      engine: async () => ({ reach: [file("x")] }),
      policy: async () => ({}),
      catalogue: [],
      schemaText: async () => "",
    });
    const report = await verifier.verify({ files: {} });
    expect(report.diagnostics[0]?.detail).toContain("no source");
  });
});
