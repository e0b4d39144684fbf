/** The good and bad examples of trivy's checks, for those that our rules claim to be the same as. */
import { claims, judged } from "./claims.ts";
import { rowsOf, type Yardstick } from "./shared.ts";

interface Example {
  check_id: string;
  provider: string;
  kind: "good" | "bad";
  n: number;
  hcl: string;
}

const PROVIDERS: Record<string, string> = { aws: "aws", azure: "azurerm", google: "google", kubernetes: "kubernetes" };

export const trivyExamples: Yardstick = async function* ({ limit, rules, verifier }) {
  const claiming = claims("trivy", rules);
  const bundled = await verifier();
  for (const { check_id: check, provider: theirs, kind, n, hcl } of rowsOf<Example>("trivy-examples").slice(0, limit)) {
    const provider = PROVIDERS[theirs];
    const by = claiming(check);
    if (!provider || (rules !== "" && by.length === 0)) continue;
    const { policies } = by.length > 0 ? await bundled.verify({ files: { "main.tf": hcl } }) : { policies: [] };
    const verdict = kind === "good" ? "pass" : "fail";
    yield judged({ id: `${check}, ${kind} example ${n}`, check, provider, verdict }, by, policies);
  }
};
