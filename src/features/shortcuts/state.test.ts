import { expect, it } from "vitest";
import { keysOf } from "./state.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey", boolean>> = {}) =>
  keysOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

it("names what was pressed, the same with Ctrl and Cmd", () => {
  expect(press("Enter", { ctrlKey: true })).toBe("Mod+Enter");
  expect(press("k", { metaKey: true })).toBe("Mod+K");
  expect(press("F8", { shiftKey: true })).toBe("Shift+F8");
  expect(press("P", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+P");
  expect(press("Backspace", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+Backspace");
});

it("takes a character for what it is, however the keyboard makes it", () => {
  expect(press("?", { shiftKey: true })).toBe("?");
});
