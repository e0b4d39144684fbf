/**
 * Projects that come, go and are shared, in the built page: links and their secrets, two tabs, folders on disk, zips, undo. Needs dist/site.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { edited, handsOn, MINUTE, opening, QUEUE, ready, saved } from "./opened.ts";

const disk = mkdtempSync(join(tmpdir(), "terraformer-keeping-"));
afterAll(() => rmSync(disk, { recursive: true }));

/** Looks like a key, and is cut in two here, so that nothing in the repository does. */
const KEY = ["AKIA", "J4Q7ZT2MXRW6KB3D"].join("");
describe.skipIf(!chromium() && !process.env.CI)("keeping", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await edited(page);
  }, 2 * MINUTE);
  const { read, write, shot } = handsOn(() => page);
  const notice = (text: string | RegExp) => page.getByTestId("notice").filter({ hasText: text });
  const menu = async (item: string | RegExp) => {
    await page.getByTestId("project-menu").click();
    await page.locator(".menu-body").getByRole("button", { name: item }).click();
  };
  /** What is open is saved before another opens. */
  const begin = async (text: string) => {
    await menu("New project");
    await expect.poll(() => read("main.tf")).toBe("");
    await write("main.tf", text);
  };
  const names = async () => {
    await page.getByTestId("project-menu").click();
    const listed = await page.locator(".menu-project").allTextContents();
    await page.keyboard.press("Escape");
    return listed;
  };
  const project = () => page.getByTestId("project-menu").textContent();
  const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
  const rename = async (name: string) => {
    await page.getByTestId("project-menu").click();
    await page.getByLabel("Name of the project").fill(name);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  };

  it("shares a project as a link, which opens as a project of its own and overwrites nothing", {
    timeout: 3 * MINUTE,
  }, async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await begin(QUEUE);
    await rename("Orders");
    const asked: string[] = [];
    page.context().on("request", (request) => asked.push(request.url()));
    await menu("Share as a link…");
    await dialog("Share as a link").getByText("No secrets were found").waitFor({ timeout: MINUTE });
    await shot("share");
    await dialog("Share as a link").getByRole("button", { name: "Copy the link" }).click();
    await dialog("Share as a link").getByText("Copied").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await dialog("Share as a link").getByRole("button", { name: "Close" }).click();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/#share=1\.[\w-]{8}\.[\w-]+$/);
    await write("main.tf", "# changed since\n");

    const other = await page.context().newPage();
    await other.goto(link);
    // It goes by itself, which may be before the verifier is ready.
    const came = other.getByTestId("notice").filter({ hasText: "“Orders” came with the link (1 file)" });
    await came.waitFor({ timeout: MINUTE });
    await ready(other);
    expect(await other.getByTestId("project-menu").textContent()).toBe("Orders");
    expect(new URL(other.url()).hash).toBe("");
    await other.close();
    // Both are there; the one that is open here is as it was.
    expect(await read("main.tf")).toBe("# changed since\n");
    await expect.poll(names).toContain("Orders");
    expect(asked.filter((url) => url.includes("share="))).toEqual([]);

    // Into the address bar of the page that is open, and one that was cut.
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await expect.poll(() => read("main.tf")).toBe(QUEUE);
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      new URL(link).hash.slice(0, -9),
    );
    await notice(/The link can't be opened: it was cut or changed on the way/).waitFor();
    await shot("share-cut");
    expect(await read("main.tf")).toBe(QUEUE);
  });

  it("copies no link of a project with a secret before the user has seen where it is", {
    timeout: 2 * MINUTE,
  }, async () => {
    await write("main.tf", `provider "aws" {\n  region     = "eu-west-1"\n  access_key = "${KEY}"\n}\n`);
    await menu("Share as a link…");
    const share = dialog("Share as a link");
    const alarms = share.getByTestId("share-alarms");
    await alarms.waitFor({ timeout: MINUTE });
    expect(await alarms.textContent()).toMatch(/There is a secret.*main\.tf:3/);
    expect(await alarms.textContent()).not.toContain(KEY);
    expect(await share.getByRole("button", { name: "Copy the link" }).isDisabled()).toBe(true);
    expect(await share.getByLabel("The link").count()).toBe(0);
    await shot("share-secret");
    await share.getByLabel("Share them all the same").check();
    expect(await share.getByRole("button", { name: "Copy the link" }).isEnabled()).toBe(true);
    await page.keyboard.press("Escape");
    await write("main.tf", QUEUE);
  });

  it("takes a zip as a project of its own, or into the open one", { timeout: 2 * MINUTE }, async () => {
    await rename("Before");
    const zip = join(disk, "shop.zip");
    writeFileSync(
      zip,
      zipSync({ "shop/main.tf": Buffer.from("# shop\n"), "shop/net/main.tf": Buffer.from("# net\n") }),
    );
    await page.locator('header input[type="file"]').setInputFiles(zip);
    await expect.poll(project).toBe("shop");
    expect(await read("net/main.tf")).toBe("# net\n");
    await notice("as a project of its own, “shop”").getByRole("button", { name: "Add to “Before” instead" }).click();
    await expect.poll(project).toBe("Before");
    expect([await read("main.tf"), await read("main-2.tf")]).toEqual([QUEUE, "# shop\n"]);
    await expect.poll(names).not.toContain("shop");
  });

  it("judges by a provider's schema that is given to it", { timeout: 2 * MINUTE }, async () => {
    await begin(
      'terraform {\n  required_providers {\n    acme = {\n      source = "acme/acme"\n    }\n  }\n}\n\nresource "acme_widget" "a" {\n  colour = 1\n}\n',
    );
    const attributes = { size: { type: "number", required: true, description: "x" } };
    const acme = { resource_schemas: { acme_widget: { version: 0, block: { attributes } } } };
    const dump = { format_version: "1.0", provider_schemas: { "registry.terraform.io/acme/acme": acme } };
    const path = join(disk, "schema.json");
    writeFileSync(path, JSON.stringify(dump));
    await page.locator('header input[type="file"]').setInputFiles(path);
    await notice("acme-acme.schema.json says what its provider takes").waitFor();
    const findings = async () => (await page.getByTestId("findings-item").allTextContents()).join("\n");
    await expect.poll(findings, { timeout: MINUTE }).toMatch(/colour/);
    expect(await findings()).toMatch(/size/);
  });

  it("opens a folder, writes to it only what it is told to, and loses nothing that changed there", {
    timeout: 3 * MINUTE,
  }, async () => {
    // In place of the browser's dialog: a real folder, in the browser's own file system.
    const onDisk = (files: Record<string, string | null>) =>
      page.evaluate(async (entries) => {
        const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("infra", { create: true });
        Object.assign(globalThis, { showDirectoryPicker: async () => root });
        for (const [path, text] of entries) {
          if (text === null) {
            await root.removeEntry(path);
            continue;
          }
          const file = await (await root.getFileHandle(path, { create: true })).createWritable();
          await file.write(text);
          await file.close();
        }
        const found: Record<string, string> = {};
        for await (const [name, handle] of root.entries())
          if (handle.kind === "file") found[name] = await (await (handle as FileSystemFileHandle).getFile()).text();
        return found;
      }, Object.entries(files));
    await onDisk({ "main.tf": "# one\n", "net.tf": "# net\n", "old.tf": "# old\n", "logo.png": "\u0000" });
    await menu("Open a folder…");
    await notice("Opened 3 files of the folder infra").waitFor();
    await notice("logo.png is not UTF-8 text").getByRole("button", { name: "Close this message" }).click();
    expect([await project(), await read("net.tf")]).toEqual(["infra", "# net\n"]);

    await write("main.tf", "# mine\n");
    await write("net.tf", "# mine too\n");
    await onDisk({ "net.tf": "# theirs\n", "old.tf": "# theirs\n" });
    await menu("Save to infra…");
    const save = dialog("Save to the folder infra");
    await save.waitFor();
    expect(await save.getByRole("listitem").allTextContents()).toEqual([
      "main.tfchanged",
      "net.tfchanged, but it was changed on disk",
    ]);
    await shot("folder");
    expect(await save.textContent()).toContain("Changed on disk, and not here: old.tf");
    await save.getByRole("button", { name: "Write 1 file" }).click();
    await notice("Saved 1 file to infra").waitFor();
    const after = { "main.tf": "# mine\n", "net.tf": "# theirs\n", "old.tf": "# theirs\n", "logo.png": "\u0000" };
    expect(await onDisk({})).toEqual(after);

    await menu("Save to infra…");
    await save.getByRole("button", { name: "Take what changed on disk" }).click();
    await expect.poll(() => read("old.tf")).toBe("# theirs\n");
    await notice("Both changed the same lines, and the project's stay: net.tf").waitFor();
    expect(await read("net.tf")).toBe("# mine too\n");
    await menu("Save to infra…");
    await save.getByRole("checkbox", { name: /net\.tf/ }).check();
    await save.getByRole("button", { name: "Write 1 file" }).click();
    await expect.poll(() => onDisk({})).toEqual({ ...after, "net.tf": "# mine too\n" });
  });

  it("keeps what two tabs write into one project", { timeout: 3 * MINUTE }, async () => {
    await begin("# a\n# b\n# c\n# d\n");
    await rename("Both");
    await page.waitForTimeout(1500);
    await saved(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await ready(second);
    const there = handsOn(() => second);
    // The verifier may be ready before the project has come from the database.
    await expect.poll(() => there.read("main.tf"), { timeout: MINUTE }).toBe("# a\n# b\n# c\n# d\n");
    // One follows the other.
    await write("main.tf", "# A\n# b\n# c\n# d\n");
    await expect.poll(() => there.read("main.tf")).toBe("# A\n# b\n# c\n# d\n");
    // Both at once, in different lines.
    await Promise.all([write("main.tf", "# A\n# b\n# c\n# D\n"), there.write("main.tf", "# A\n# B\n# c\n# d\n")]);
    await expect.poll(() => read("main.tf")).toBe("# A\n# B\n# c\n# D\n");
    await expect.poll(() => there.read("main.tf")).toBe("# A\n# B\n# c\n# D\n");
    // Both at once, in the same line.
    await Promise.all([write("main.tf", "# first\n"), there.write("main.tf", "# second\n")]);
    const titles = async () => [await project(), await second.getByTestId("project-menu").textContent()].sort();
    await expect.poll(titles).toEqual(["Both", "Both (this tab)"]);
    expect([await read("main.tf"), await there.read("main.tf")].sort()).toEqual(["# first\n", "# second\n"]);
    for (const one of [page, second]) await saved(one);
    await second.close();
    const listed = async () => [...(await names()), await project()];
    await expect.poll(listed).toEqual(expect.arrayContaining(["Both", "Both (this tab)"]));
  });

  it("undoes an accepted proposal by Ctrl+Z, and has the version before it in the history", {
    timeout: 3 * MINUTE,
  }, async () => {
    await begin(QUEUE);
    await page.getByTestId("prompt-input").fill("keep messages of the orders queue for 4 days");
    await page.getByTestId("generate-button").click();
    await page.getByTestId("diff-accept").click({ timeout: 2 * MINUTE });
    await expect.poll(() => read("main.tf")).toContain("345600");
    // The editor has the focus once it is seen again.
    await page.locator(".monaco-editor.focused").waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => read("main.tf")).toBe(QUEUE);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => read("main.tf")).toContain("345600");
    await menu("History…");
    const history = dialog(/^History of/);
    await history.getByText(/^Before: keep messages/).waitFor();
    await history.getByRole("button", { name: "Go back to this" }).first().click();
    await expect.poll(() => read("main.tf")).toBe(QUEUE);
  });
});
