/** Rego in colours. Monaco has no grammar for it; JSON, which is part of Rego, is shown by the same. */
import { monaco } from "./monaco.ts";

const KEYWORDS = "as contains default else every false if import in not null package some true with".split(" ");

monaco.languages.register({ id: "rego", extensions: [".rego"], aliases: ["Rego"] });
monaco.languages.setLanguageConfiguration("rego", {
  comments: { lineComment: "#" },
  brackets: [
    ["{", "}"],
    ["[", "]"],
    ["(", ")"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: "(", close: ")" },
    { open: '"', close: '"', notIn: ["string", "comment"] },
    { open: "`", close: "`", notIn: ["string", "comment"] },
  ],
  indentationRules: { increaseIndentPattern: /[{[(]\s*(#.*)?$/, decreaseIndentPattern: /^\s*[}\])]/ },
});
monaco.languages.setMonarchTokensProvider("rego", {
  keywords: KEYWORDS,
  tokenizer: {
    root: [
      [/#.*$/, "comment"],
      [/\b(?:input|data)\b/, "type"],
      [/[a-zA-Z_]\w*(?=\s*\()/, { cases: { "@keywords": "keyword", "@default": "identifier" } }],
      [/[a-zA-Z_]\w*/, { cases: { "@keywords": "keyword", "@default": "variable" } }],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, "number"],
      // The name of a member, as in JSON.
      [/"(?:[^"\\]|\\.)*"(?=\s*:(?!=))/, "identifier"],
      [/"(?:[^"\\]|\\.)*"/, "string"],
      [/"(?:[^"\\]|\\.)*$/, "string"],
      [/`/, "string", "@raw"],
      [/[{}[\]()]/, "delimiter"],
      [/[:=<>!+\-*/%&|]+/, "operator"],
      [/[,.;]/, "delimiter"],
    ],
    raw: [
      [/[^`]+/, "string"],
      [/`/, "string", "@pop"],
    ],
  },
});
