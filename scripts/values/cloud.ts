/**
 * The rules of google, azurerm and kubernetes. What their documentation says was only sampled, so that it is a warning until a second
 * source agrees: the API's own enumerations, or the provider's source (written/<provider>.json).
 */
import { azureEnumerations } from "./azure-api.ts";
import type { Enumerations } from "./enumerations.ts";
import { addFacts, type Fact, type Trust } from "./facts.ts";
import { GOOGLE_CLIENT, googleEnumerations } from "./google-api.ts";
import { Book } from "./rules.ts";

/** Arguments whose values change from one release of the provider to the next. */
const GROWING =
  /engine|runtime|version|(machine|instance|node|vm)_?(type|class|size)|region|location|platform|sku|size|tier|capacity|image/;

const trust = (from: number, wrong: RegExp[], certain: Trust["certain"]): Trust => ({
  growing: GROWING,
  anyCase: [],
  wrong,
  majors: { from },
  certain,
});

/** Lists that the API has too are certain. */
const agreed = (api: Enumerations) => (fact: Fact) => api.agrees(fact);

/** Documented otherwise than validated: the provider's own examples, which are its tests, speak against them. */
const GOOGLE_WRONG = [
  /^google_access_context_manager_.*identity_type$/,
  /^google_billing_budget\..*_period$/,
  /^google_compute_firewall\.source_/,
];
const AZURERM_WRONG = [/^azurerm_netapp_volume_bucket/];

/** Writes google.jsonl. */
export function google(written: boolean): Book {
  const book = new Book();
  addFacts(book, "google", trust(5, GOOGLE_WRONG, agreed(googleEnumerations())));
  if (written) book.addWritten("google");
  book.write(
    "google",
    `documentation of the google provider 6.50; discovery documents of google-api-python-client ${GOOGLE_CLIENT}; written/google.json`,
  );
  return book;
}

/** Writes azurerm.jsonl. Values that differ from an allowed one in their case alone are a warning: older validators take any case. */
export function azurerm(written: boolean): Book {
  const book = new Book();
  const api = azureEnumerations();
  addFacts(book, "azurerm", trust(4, AZURERM_WRONG, agreed(api)));
  book.looseCase();
  if (written) book.addWritten("azurerm");
  book.write("azurerm", "documentation of the azurerm provider 4.79; typings of @azure/arm-*; written/azurerm.json");
  return book;
}

/** Writes kubernetes.jsonl: the server's own checks come when it is applied, so that they are warnings. */
export function kubernetes(written: boolean): Book {
  const book = new Book();
  addFacts(
    book,
    "kubernetes",
    trust(2, [], () => false),
  );
  if (written) book.addWritten("kubernetes");
  book.write("kubernetes", "documentation of the kubernetes provider 2.38; written/kubernetes.json");
  return book;
}
