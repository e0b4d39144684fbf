import { expect, it, vi } from "vitest";

const registerDocumentSemanticTokensProvider = vi.hoisted(() => vi.fn());
vi.mock("./monaco.ts", () => ({
  monaco: {
    languages: { SymbolKind: { Class: 4, Property: 6, Namespace: 2 }, registerDocumentSemanticTokensProvider },
  },
}));
const { encoded, offerTokens, TOKEN_TYPES } = await import("./tokens.ts");
const { symbolsOf } = await import("./symbols.ts");

interface TokensProvider {
  provideDocumentSemanticTokens(model: unknown, last: null, token: unknown): Promise<{ data: Uint32Array }>;
}

const KINDS = ["keyword", "type", "name", "property", "function", "reference"];

it("counts lines and columns from the token before", () => {
  const text = "a = é\nb = upper(c)\n";
  const tokens = [0, 1, 3, 7, 1, 3, 11, 5, 4];
  expect([...encoded({ kinds: KINDS, tokens }, text)]).toEqual([0, 0, 1, 3, 0, 1, 0, 1, 3, 0, 0, 4, 5, 4, 0]);
  expect(TOKEN_TYPES).toHaveLength(KINDS.length);
});

it("counts in the text that was asked about, whatever is typed until the answer", async () => {
  let text = "a = 1\nb = 2\n";
  const about = async () => {
    text = "a\n";
    return { kinds: KINDS, tokens: [6, 1, 3] };
  };
  offerTokens({ about, located: () => undefined } as unknown as Parameters<typeof offerTokens>[0]);
  const [, provider] = registerDocumentSemanticTokensProvider.mock.calls[0] as [unknown, TokensProvider];
  const { data } = await provider.provideDocumentSemanticTokens({ getValue: () => text }, null, {});
  expect([...data]).toEqual([1, 0, 1, 3, 0]);
});

it("makes an outline with what is in it", () => {
  const text = 'resource "a_b" "c" {\n  d = 1\n}\n';
  const inner = [{ name: "d", kind: "argument", span: [23, 28] as const, head: [23, 24] as const }];
  const symbols = [
    { name: "a_b.c", detail: "resource", kind: "resource", span: [0, 30] as const, head: [0, 18] as const, inner },
  ];
  expect(symbolsOf(symbols, text)).toMatchObject([
    {
      name: "a_b.c",
      kind: 4,
      range: { startLineNumber: 1, startColumn: 1, endLineNumber: 3, endColumn: 2 },
      selectionRange: { endLineNumber: 1, endColumn: 19 },
      children: [{ name: "d", kind: 6, range: { startLineNumber: 2, startColumn: 3, endColumn: 8 }, children: [] }],
    },
  ]);
});
