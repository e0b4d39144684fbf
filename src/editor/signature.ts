/** The parameters of the function whose arguments are being written. */
import { type Asking, LANGUAGES } from "./asking.ts";
import { monaco } from "./monaco.ts";

export const offerSignatures = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerSignatureHelpProvider(LANGUAGES, {
    signatureHelpTriggerCharacters: ["(", ","],
    signatureHelpRetriggerCharacters: [")"],
    async provideSignatureHelp(model, position, token) {
      const {
        name,
        label = "",
        doc = "",
        parameters = [],
        active,
      } = (await asking.about("signature", model, position, token)) ?? { active: 0 };
      if (name === undefined) return undefined;
      const signature = { label, documentation: { value: doc }, parameters: parameters.map((one) => ({ label: one })) };
      return { value: { signatures: [signature], activeSignature: 0, activeParameter: active }, dispose() {} };
    },
  });
