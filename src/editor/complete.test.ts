import { expect, it, vi } from "vitest";

vi.mock("./monaco.ts", () => ({
  monaco: {
    languages: {
      CompletionItemKind: { Class: "class", Property: "property" },
      CompletionItemInsertTextRule: { InsertAsSnippet: "as a snippet" },
      CompletionItemTag: { Deprecated: "deprecated" },
    },
  },
}));
const { isExpected, suggestionsOf } = await import("./complete.ts");

it("puts offers in their order, in place of what is there, counted in UTF-16", () => {
  const text = '# é\nresource "aws_v"';
  const { suggestions, incomplete } = suggestionsOf(
    {
      span: [15, 21],
      offers: [
        {
          label: "aws_vpc",
          kind: "type",
          insert: 'aws_vpc" "${1:main}" {\n}',
          snippet: true,
          edit: { at: 0, text: "x" },
        },
        { label: "aws_vpn", kind: "type", deprecated: true, again: true, doc: "**Old.**" },
      ],
      partial: true,
    },
    text,
  );
  expect(incomplete).toBe(true);
  expect(suggestions).toMatchObject([
    {
      label: "aws_vpc",
      insertText: 'aws_vpc" "${1:main}" {\n}',
      insertTextRules: "as a snippet",
      kind: "class",
      range: { startLineNumber: 2, startColumn: 11, endLineNumber: 2, endColumn: 17 },
      additionalTextEdits: [{ range: { startLineNumber: 1, startColumn: 1 }, text: "x" }],
    },
    { label: "aws_vpn", insertText: "aws_vpn", tags: ["deprecated"], documentation: { value: "**Old.**" } },
  ]);
  const orders = suggestions.map(({ sortText }) => sortText);
  expect(orders).toEqual([...orders].sort());
  expect(suggestions[1]?.command?.id).toBe("editor.action.triggerSuggest");
});

it("keeps the order of more than nine offers", () => {
  const offers = Array.from({ length: 120 }, (_, i) => ({ label: `a${i}`, kind: "argument" as const }));
  const { suggestions } = suggestionsOf({ span: [0, 0], offers }, "");
  const sorted = suggestions.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  expect(sorted.map(({ label }) => label)).toEqual(offers.map(({ label }) => label));
});

it.each([
  [" ", "  vpc_id = ", true],
  [" ", "resource ", true],
  [" ", "  tags = { Name = a, ", true],
  [" ", "  vpc_id ", false],
  [" ", "# some words ", false],
  [".", "  a = aws_vpc.", true],
  ["{", 'resource "a" "b" {', false],
  ["{", '  a = "${', true],
  [undefined, "anything ", true],
])("after %j in %j something is offered: %s", (character, before, expected) => {
  expect(isExpected(character, before)).toBe(expected);
});
