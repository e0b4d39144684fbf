import { expect, test } from "vitest";
import { folded } from "./folded.ts";

const pods = (n: number, body = "  spec {\n  }\n") =>
  Array.from({ length: n }, (_, i) => `resource "kubernetes_pod_v1" "main_${i + 1}" {\n${body}}\n`).join("\n");

test("what nothing tells apart is one block that is repeated", () => {
  expect(folded(`${pods(40)}\nresource "kubernetes_role_v1" "main" {\n}\n`)).toBe(
    `resource "kubernetes_pod_v1" "main" {\n  count = 40\n\n  spec {\n  }\n}\n\nresource "kubernetes_role_v1" "main" {\n}\n`,
  );
});

test.each([
  ["two are as easily read one by one", pods(2)],
  ["one is referred to", `${pods(3)}\noutput "id" {\n  value = kubernetes_pod_v1.main_2.id\n}\n`],
  ["they are repeated already", pods(3, "  count = 2\n")],
  ["they differ", `${pods(2)}\n${pods(1, "  spec {\n    node = 1\n  }\n").replace("main_1", "main_3")}`],
])("%s", (_, program) => {
  expect(folded(program)).toBe(program);
});
