import { expect, it } from "vitest";
import { CODE, createViews } from "./views.tsx";

const views = () => createViews([{ id: "plan", label: "Plan", render: () => "the plan" }]);

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
