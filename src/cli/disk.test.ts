import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Disk } from "./disk.ts";

/** A folder with these files; a name that ends in / is a folder. */
function tree(files: Record<string, string>, links: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "terraformer-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(name.endsWith("/") ? join(root, name) : dirname(join(root, name)), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(join(root, name), text);
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  return root;
}

const file = (disk: Disk, path: string) => disk.read({ kind: "file", path });
const module = (disk: Disk, path: string) => disk.read({ kind: "module", path });
const list = (disk: Disk, path: string, levels?: number) =>
  disk.read({ kind: "list", path, ...(levels && { levels }) }).listed;

describe("the repository is how far a program goes", () => {
  const FILES = { "a/repo/.git/": "", "a/repo/envs/prod/main.tf": "", "a/repo/x.txt": "x", "a/secret.txt": "s" };

  test("what lies in it is read, what lies above isn't", () => {
    const disk = new Disk(join(tree(FILES), "a/repo/envs/prod"));
    expect(disk.root).toBe("envs/prod");
    expect(file(disk, "../../x.txt")).toEqual({ files: { "../../x.txt": "x" }, bytes: 1 });
    expect(file(disk, "../../gone.txt")).toEqual({});
    expect(file(disk, "../../../secret.txt")).toEqual({ why: "it lies outside the repository" });
    expect(file(disk, "/etc/hostname")).toEqual({ why: "it lies outside the repository" });
    expect(file(disk, "../../../repo/x.txt").why).toBeDefined(); // out, and back by a name that reports don't have
  });

  test("a repository within another, or a work tree, whose .git is a file, is the nearest one", () => {
    const disk = new Disk(join(tree({ ...FILES, "a/repo/envs/.git": "gitdir: …" }), "a/repo/envs/prod"));
    expect(disk.root).toBe("prod");
    expect(file(disk, "../../x.txt").why).toContain("repository");
  });

  test("without one, a few folders above are read", () => {
    const root = tree({ "top.txt": "t", "1/high.txt": "h", "1/2/3/4/5/main.tf": "" });
    const disk = new Disk(join(root, "1/2/3/4/5"));
    expect(disk.root).toBe("2/3/4/5");
    expect(file(disk, "../../../../high.txt").files).toBeDefined();
    expect(file(disk, "../../../../../top.txt").why).toMatch(/^it lies more than 4 folders above/);
  });
});

describe("links", () => {
  const FILES = {
    "out/x.txt": "x",
    "out/m/main.tf": "",
    "repo/.git/": "",
    "repo/in/y.txt": "y",
    "repo/in/m/main.tf": "",
  };
  const at = (links: Record<string, string>) => new Disk(join(tree(FILES, links), "repo/in"));

  test("one within the repository is followed, one that leaves it never", () => {
    const disk = at({
      "repo/in/within.txt": "y.txt",
      "repo/in/leaves.txt": "../../out/x.txt",
      "repo/in/folder": "../../out",
      "repo/in/m/linked.tf": "../../../out/m/main.tf",
    });
    expect(file(disk, "within.txt").files).toEqual({ "within.txt": "y" });
    for (const path of ["leaves.txt", "folder/x.txt"])
      expect(file(disk, path).why).toMatch(/^it is a link, and it lies outside/);
    expect(module(disk, "folder/m").why).toMatch(/^it is a link/);
    expect(module(disk, "m").why).toBe(
      "linked.tf in it can't be read: it is a link, and it lies outside the repository",
    );
    expect(list(disk, ".")).toEqual(["m/main.tf", "within.txt", "y.txt"]);
  });

  test("circles end, and say so where a file is wanted", () => {
    const disk = at({ "repo/in/again": ".", "repo/in/self": "self" });
    expect(list(disk, ".")).toEqual(["m/main.tf", "y.txt"]);
    expect(list(disk, ".", 3)).toContain("again/again/y.txt");
    expect(file(disk, "self").why).toContain("ELOOP");
    expect(disk.notReached()).toEqual(["m"]);
  });

  test("a root module's folder that is a link is the one that it leads to", () => {
    const root = tree(FILES, { short: "repo/in" });
    expect(new Disk(join(root, "short")).root).toBe("in");
  });
});

describe("what is read", () => {
  test("of the root module's folder what Terraform reads, and nothing below but tests", () => {
    const names = [
      "main.tf",
      "b.tofu",
      "c.tf.json",
      "x.tfvars",
      ".terraform.lock.hcl",
      "own.schema.json",
      "a.tftest.hcl",
    ];
    const rest = ["README.md", "data/f.yaml", ".hidden.tf", "old.tf~", "sub/main.tf", "tests/notes.txt"];
    const all = [...names, "tests/b.tftest.hcl", ...rest].map((name) => [name, name]);
    const disk = new Disk(tree(Object.fromEntries(all)));
    expect(Object.keys(disk.own()).sort()).toEqual([...names, "tests/b.tftest.hcl"].sort());
    expect(disk.notReached()).toEqual(["sub"]);
    expect(module(disk, "sub").files).toEqual({ "sub/main.tf": "sub/main.tf" });
    expect(disk.notReached()).toEqual([]);
  });

  test("lists go as deep as was asked, and leave out what is a tool's", () => {
    const disk = new Disk(tree({ "a.txt": "", "b/c.txt": "", "b/d/e.txt": "", ".git/HEAD": "", ".terraform/x": "" }));
    expect(list(disk, ".", 1)).toEqual(["a.txt"]);
    expect(list(disk, ".", 2)).toEqual(["a.txt", "b/c.txt"]);
    expect(list(disk, ".")).toEqual(["a.txt", "b/c.txt", "b/d/e.txt"]);
    expect(list(disk, "gone")).toBeUndefined();
  });

  test("what can't be read is there all the same", () => {
    const root = tree({ "main.tf": "", "large.bin": "x".repeat(5 << 20), "folder/": "", "closed.txt": "c" });
    const disk = new Disk(root);
    expect(file(disk, "large.bin")).toEqual({
      why: "large.bin has 5 MiB, and the verifier reads 4 MiB of one file at most",
      listed: ["large.bin"],
    });
    expect(file(disk, "folder")).toEqual({});
    expect(module(disk, "main.tf")).toEqual({});
    chmodSync(join(root, "closed.txt"), 0);
    if (process.getuid?.() !== 0) expect(file(disk, "closed.txt").why).toContain("no permission");
  });
});
