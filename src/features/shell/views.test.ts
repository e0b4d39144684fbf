import { expect, it } from "vitest";
import { CODE, createViews } from "./views.tsx";

const views = () => createViews([{ id: "plan", label: "Plan", render: () => "the plan" }]);

it("shows one panel where there is room for one, and the main one whenever a view is opened", () => {
  const { panel, openPanel, open, current } = views();
  expect(panel.value).toBe("main");
  open("plan");
  openPanel("side");
  expect([panel.value, current.value]).toEqual(["side", "plan"]);
  openPanel("findings");
  expect([panel.value, current.value]).toEqual(["findings", CODE]);
  open("plan");
  expect(panel.value).toBe("main");
});

it("begins with the code, which nothing stands in front of", () => {
  const { current, shown } = views();
  expect(current.value).toBe(CODE);
  expect(shown.value).toBeUndefined();
});

it("shows what was opened, and the code for a name that nobody has", () => {
  const { current, shown, open } = views();
  open("plan");
  expect(shown.value?.render()).toBe("the plan");
  open("toString");
  expect(current.value).toBe(CODE);
});
