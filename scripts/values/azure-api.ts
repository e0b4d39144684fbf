/** The enumerations of Azure's APIs: the typings of its management SDKs (MIT), fetched once from npm. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../build-cache.ts";
import { fetchPackage } from "../schemas/fetch.ts";
import { Enumerations } from "./enumerations.ts";

/** `@azure/arm-…` with their versions, of the services that azurerm has most types of. */
const PACKAGES = [
  "apimanagement@10.0.0",
  "appconfiguration@4.0.0",
  "appcontainers@4.0.0",
  "appservice@19.0.0",
  "automation@10.1.1",
  "batch@9.1.0",
  "botservice@4.0.0",
  "cdn@9.1.0",
  "chaos@1.0.0",
  "cognitiveservices@8.1.0",
  "compute@25.1.1",
  "containerinstance@9.1.0",
  "containerregistry@12.0.0",
  "containerservice@25.5.0",
  "cosmosdb@17.0.0",
  "dashboard@1.1.0",
  "databricks@4.0.0",
  "datafactory@12.0.0",
  "desktopvirtualization@1.2.0",
  "dns@5.1.0",
  "eventgrid@14.1.0",
  "eventhub@6.0.0",
  "frontdoor@6.0.0",
  "hdinsight@1.2.1",
  "healthcareapis@3.0.0",
  "hybridcompute@3.0.0",
  "iothub@6.3.0",
  "keyvault@5.0.0",
  "kubernetesconfiguration@6.1.0",
  "kusto@8.1.0",
  "logic@8.2.0",
  "machinelearning@2.1.1",
  "monitor@8.0.0",
  "mysql-flexible@3.1.0",
  "netapp@19.0.0",
  "network@39.0.0",
  "notificationhubs@2.1.0",
  "operationalinsights@11.0.0",
  "oracledatabase@3.0.0",
  "policy@7.0.1",
  "postgresql-flexible@9.0.0",
  "privatedns@4.0.0",
  "recoveryservices@7.2.0",
  "recoveryservicesbackup@12.0.0",
  "rediscache@8.2.0",
  "redisenterprisecache@2.2.0",
  "relay@3.1.1",
  "resources@8.0.0",
  "search@3.3.0",
  "security@5.0.0",
  "servicebus@6.1.0",
  "signalr@5.2.0",
  "sql@10.0.0",
  "storage@20.2.0",
  "streamanalytics@4.1.0",
  "synapse@8.0.0",
  "trafficmanager@6.1.0",
  "webpubsub@1.2.0",
];

export function azureEnumerations(): Enumerations {
  const found = new Enumerations();
  for (const name of PACKAGES) {
    const folder = fetchPackage(`@azure/arm-${name}`, join(ROOT, ".cache/azure-api"));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    // The same typings lie there for each kind of module.
    const typings = files.filter(
      (file) => file.endsWith(".d.ts") && !/(^|\/)(browser|commonjs|react-native)\//.test(file),
    );
    collect(
      found,
      typings
        .sort()
        .map((file) => readFileSync(join(folder, file), "utf8"))
        .join("\n"),
    );
  }
  return found;
}

/** Reads `enum KnownX {…}` and `type X = "A" | "B"`, and then the properties whose type is X or X[]. */
function collect(found: Enumerations, text: string): void {
  const types = new Map<string, string[]>();
  const strings = (body: string) => [...body.matchAll(/"([^"\n]*)"/g)].map((match) => match[1] ?? "");
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, name = "", body = ""] of code.matchAll(/enum Known(\w+) \{([^}]*)\}/g)) types.set(name, strings(body));
  for (const [, name = "", body = ""] of code.matchAll(/type (\w+) = ((?:\s*\|?\s*"[^"\n]*")+);/g))
    types.set(name, strings(body));
  for (const [, property = "", name = ""] of code.matchAll(/^\s*(?:readonly )?(\w+)\??: (\w+)(?:\[\])?;/gm)) {
    const values = types.get(name);
    if (values) found.add(property, values);
  }
  for (const [name, values] of types) found.add(name, values);
}
