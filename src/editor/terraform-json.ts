/** The other syntax of Terraform's files, with names and values in colours. Monaco's own JSON would bring a second language service, which knows of no schema. */
import { HCL_JSON } from "../core/file-kinds.ts";
import { TERRAFORM_JSON } from "./asking.ts";
import { monaco } from "./monaco.ts";

monaco.languages.register({
  id: TERRAFORM_JSON,
  extensions: HCL_JSON,
  aliases: ["Terraform JSON"],
});
monaco.languages.setLanguageConfiguration(TERRAFORM_JSON, {
  brackets: [
    ["{", "}"],
    ["[", "]"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: '"', close: '"', notIn: ["string"] },
  ],
  indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
});
monaco.languages.setMonarchTokensProvider(TERRAFORM_JSON, {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, "variable"],
      // A quote that nobody closed ends with its line, as for the engine.
      [/"(?:[^"\\]|\\.)*"?/, "string"],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, "number"],
      [/\b(?:true|false|null)\b/, "keyword"],
      [/[{}[\],:]/, "delimiter"],
    ],
  },
});
