/** Starts the verifier while the rest of the page is still being read: a script of its own, which the page's head names first. */
import { createBrowserVerifier } from "./verifier/browser.ts";

export const starting = createBrowserVerifier();
starting.catch(() => {}); // who asks it something is told why it can't be had
