/** The page's own parts without the page: what the tests in Chromium drive. */
import { createBrowserVerifier } from "../../../src/verifier/browser.ts";

const verifier = await createBrowserVerifier();

const parts = {
  verify: async (request: string): Promise<string> => JSON.stringify(await verifier.verify(JSON.parse(request))),
  kill: () => verifier.kill(),
};
declare global {
  var harness: typeof parts;
}
globalThis.harness = parts;
