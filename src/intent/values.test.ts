import { expect, test } from "vitest";
import { readingOf } from "../language/reading.ts";
import { valueIn } from "./values.ts";

const said = (values: readonly string[], text: string) => valueIn(values, readingOf(text))?.value;

test.each([
  [["String", "StringList", "SecureString"], "a secure string parameter", "SecureString"],
  [["PROVISIONED", "PAY_PER_REQUEST"], "billed on demand", "PAY_PER_REQUEST"],
  [["MUTABLE", "IMMUTABLE"], "tags can never be overwritten", "IMMUTABLE"],
  [["STANDARD_IA", "GLACIER", "DEEP_ARCHIVE"], "to the deep archive after a year", "DEEP_ARCHIVE"],
  [["STANDARD_IA", "GLACIER", "DEEP_ARCHIVE"], "move to infrequent access", "STANDARD_IA"],
  [["gp2", "gp3", "io2"], "a gp3 volume", "gp3"],
  [["AFTER_7_DAYS", "AFTER_30_DAYS"], "files unused for 30 days", "AFTER_30_DAYS"],
  [["x86_64", "arm64"], "runs on Graviton", "arm64"],
  [["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"], "streams with new and old images", "NEW_AND_OLD_IMAGES"],
  [["Enabled", "Disabled"], "must not be enabled", "Disabled"],
  [["RSA_2048", "RSA_4096"], "a 4096 bit RSA key", "RSA_4096"],
])("of %j, %j says %s", (values, text, expected) => {
  expect(said(values, text)).toBe(expected);
});

test("what is denied and has no opposite isn't said; nor is what the text is silent of", () => {
  expect(said(["GLACIER", "STANDARD_IA"], "never to Glacier")).toBeUndefined();
  expect(said(["gp2", "io1"], "a large disk")).toBeUndefined();
});
