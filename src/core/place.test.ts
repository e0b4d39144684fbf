import { describe, expect, it } from "vitest";
import { fromRoot, fromTop } from "./place.ts";

describe("places of files", () => {
  it.each([
    ["", "main.tf", "main.tf"],
    ["envs/prod", "envs/prod/main.tf", "main.tf"],
    ["envs/prod", "envs/dev/main.tf", "../dev/main.tf"],
    ["envs/prod", "modules/a/main.tf", "../../modules/a/main.tf"],
    ["envs/prod", "envs/prod/modules/main.tf", "modules/main.tf"],
  ])("from %j %j is %j, and back", (root, top, own) => {
    expect(fromRoot(root, top)).toBe(own);
    expect(fromTop(root, own)).toBe(top);
  });
});
