/** Checkov's own test programs: what is expected of each resource, check by check, for the checks that our rules claim to be the same as. */
import { claims, judged } from "./claims.ts";
import { rowsOf, type Yardstick } from "./shared.ts";

interface Fixture {
  folder: string;
  files: Record<string, string>;
  expected: { check: string | null; resource: string | null; verdict: string }[];
}

const PROVIDERS: Record<string, string> = { AWS: "aws", AZURE: "azurerm", GCP: "google", K8S: "kubernetes" };

/** Instances and data sources under the name that checkov gives them: that of the block. */
const blockOf = (address: string): string =>
  address.replace(/\[("[^"]*"|\d+)\]/g, "").replace(/(^|\.)data\.(?=\w+\.)/, "$1");

export const checkovFixtures: Yardstick = async function* ({ limit, rules, verifier }) {
  const claiming = claims("checkov", rules);
  const bundled = await verifier();
  for (const { folder, files, expected } of rowsOf<Fixture>("checkov-fixtures").slice(0, limit)) {
    const wanted = expected.flatMap(({ check, resource, verdict }) => {
      const provider = PROVIDERS[check?.split("_")[1] ?? ""];
      const by = claiming(check ?? "");
      if (!provider || check === null || resource === null || (verdict !== "pass" && verdict !== "fail")) return [];
      return rules !== "" && by.length === 0 ? [] : [{ check, resource, verdict, provider, by } as const];
    });
    const isClaimed = wanted.some(({ by }) => by.length > 0);
    const { policies } = isClaimed ? await bundled.verify({ files }) : { policies: [] };
    for (const { check, resource, verdict, provider, by } of wanted) {
      // Two programs in one folder may have a resource of the same name, with different verdicts: nobody can tell them apart.
      if (wanted.some((other) => other.check === check && other.resource === resource && other.verdict !== verdict))
        continue;
      const exact = policies.filter(({ address }) => address === resource);
      const own = exact.length > 0 ? exact : policies.filter(({ address }) => blockOf(address) === blockOf(resource));
      yield judged({ id: `${folder}: ${check} ${resource}`, check, provider, verdict }, by, own);
    }
  }
};
