import { expect, test } from "vitest";
import { readingOf } from "./reading.ts";
import { rootOf, rootsOfPhrase } from "./roots.ts";

test.each([
  ["scan", "scanning", "scanned", "scans"],
  ["encrypt", "encryption", "encrypted"],
  ["rotate", "rotation", "rotated"],
  ["retain", "retention", "kept", "keep"],
  ["expire", "expiration", "expires"],
  ["delete", "deletion", "deleted", "removed"],
  ["protect", "protection", "protected"],
  ["log", "logging", "logs", "logged"],
  ["version", "versioning", "versioned"],
  ["public", "publicly"],
])("%s and its forms have one root", (...forms) => {
  expect(new Set(forms.map(rootOf)).size).toBe(1);
});

test("words of different things keep different roots", () => {
  const words = "subnet network role rule port path policy user group region version volume".split(" ");
  expect(new Set(words.map(rootOf)).size).toBe(words.length);
});

test("a phrase is found with a word between, and not across a comma", () => {
  const reading = readingOf("deletion of data, protection of nothing; access must be public");
  expect(reading.phrase(rootsOfPhrase("data protection"))).toBeUndefined();
  expect(readingOf("public network access").phrase(rootsOfPhrase("public access"))).toEqual([0, 2]);
});

test("what is denied, and how far", () => {
  const denied = (text: string) =>
    readingOf(text)
      .words.filter((word) => word.denied)
      .map(({ said }) => said);
  expect(denied("no public access, encrypted")).toEqual(["public", "access"]);
  expect(denied("local accounts off")).toEqual(["local", "accounts"]);
  expect(denied("the token isn't mounted")).toEqual(["token", "mounted"]);
  expect(denied("public and encrypted")).toEqual([]);
  expect(denied("protect the data from deletion")).toEqual(["deletion"]);
  expect(denied("guards it against loss")).toEqual(["loss"]);
  expect(denied("encrypted, from the office")).toEqual([]);
});

test("numbers in digits and words, with what they count", () => {
  const reading = readingOf("kept for thirty days, 512MB and a week");
  expect(reading.words.filter((word) => word.number !== undefined).map(({ number }) => number)).toEqual([30, 512, 1]);
  expect(reading.numbersNear([0])[0]).toMatchObject({ number: 30, unit: "day" });
});

test("words of another language are read as English ones", () => {
  const { words } = readingOf("eine Datenbank, verschlüsselt, ohne öffentlichen Zugriff");
  expect(words.filter(({ denied }) => !denied).map(({ said }) => said)).toEqual(["database", "encrypted", "without"]);
  expect(words.filter(({ denied }) => denied).map(({ said }) => said)).toEqual(["public", "access"]);
});
