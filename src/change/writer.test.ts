import { expect, it } from "vitest";
import { type ChangeWriter, chosen } from "./writer.ts";

const answering = (text: string, constrained: boolean): ChangeWriter => ({ constrained, complete: async () => text });

it("takes what the model names, in so many words or among others; else the first", async () => {
  const texts = ["aws_lb.a", "aws_lb.b"];
  expect(await chosen(answering("aws_lb.b\n", true), "Which: ", texts)).toBe("aws_lb.b");
  expect(await chosen(answering("It is aws_lb.b, I think", false), "Which: ", texts)).toBe("aws_lb.b");
  expect(await chosen(answering("no idea", false), "Which: ", texts)).toBe("aws_lb.a");
});

it("doesn't ask where there is nothing to choose", async () => {
  const asked: ChangeWriter = { constrained: true, complete: () => Promise.reject(new Error("asked")) };
  expect(await chosen(asked, "", ["x"])).toBe("x");
  expect(await chosen(asked, "", [])).toBeUndefined();
});
