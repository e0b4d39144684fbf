/** Which cloud a request is about. */
import { tokensOf } from "../language/tokens.ts";

/** Providers whose words alone decide what "a bucket" is. The small ones are named by their own words. */
export type Provider = "aws" | "google" | "azurerm" | "kubernetes" | "docker";

/** Words that say which cloud is meant; a `?` one only where no other cloud is said. */
const CUES: Record<Provider, string> = {
  docker: "?docker container|?docker network|?docker volume|?in docker|?with docker|?local docker|?docker host",
  aws: `aws|amazon|eks|ec2|s3|sqs|sns|rds|dynamodb|lambda|cloudfront|route53|ecs|fargate|ecr|elasticache|kinesis|cloudwatch|efs|ebs|
    aurora|alb|nlb|athena|redshift|eventbridge|cloudtrail|?secrets manager|iam role|elastic ip|step function`,
  google: `google|gcp|gcs|gke|bigquery|big query|pubsub|pub sub|cloud run|cloud sql|?cloud storage|firestore|spanner|bigtable|?cloud function|
    memorystore|cloud nat|cloud armor|artifact registry|compute engine|gce|cloud scheduler|cloud build|dataproc|dataflow|cloud task|?secret manager|
    cloud dns|autopilot|e2 micro|e2 small|e2 medium|n1 standard|n2 standard|vertex|alloydb|filestore|workload identity federation`,
  azurerm: `azure|azurerm|aks|resource group|cosmosdb|cosmos db|cosmo db|cosmo|key vault|blob container|storage account|service bus|vnet|app service|
    entra|nsg|network security group|log analytics|application insight|front door|acr|vmss|event grid|event hub|logic app|function app|
    app insight|azuread|apim|container app`,
  kubernetes: `kubernetes|k8s|?pod|configmap|config map|daemonset|daemon set|statefulset|stateful set|cron job|cronjob|persistent volume|hpa|
    horizontal pod autoscaler|?helm|cluster role|kube system|pvc|replicaset|network policy|limit range|clusterip|nodeport|kubectl`,
};
const cues = Object.entries(CUES).flatMap(([provider, list]) =>
  list.split("|").map((phrase) => ({
    provider: provider as Provider,
    weak: phrase.trim().startsWith("?"),
    phrase: ` ${tokensOf(phrase)
      .map(({ word }) => word)
      .join(" ")} `,
  })),
);

/** Every word that says a cloud, as it is written. */
export const CUE_WORDS: readonly string[] = Object.values(CUES).flatMap((list) =>
  tokensOf(list).map(({ said }) => said),
);

/** A cluster of Kubernetes is a cloud's; what runs in it is Kubernetes' own. */
const CLUSTER = /^ (?:kubernete|k8) (?:cluster|engine|service |node)/;

/** Where in the text (as `phraseText` gives it) which provider is said, in order. */
export function cuesIn(text: string): { provider: Provider; at: number; weak: boolean }[] {
  const found = cues.flatMap(({ provider, phrase, weak }) => {
    const places: { provider: Provider; at: number; weak: boolean }[] = [];
    for (let at = text.indexOf(phrase); at >= 0 && places.length < 20; at = text.indexOf(phrase, at + 1))
      if (provider !== "kubernetes" || !CLUSTER.test(text.slice(at, at + 40))) places.push({ provider, at, weak });
    return places;
  });
  return found.sort((a, b) => a.at - b.at);
}

/**
 * Providers that the request is about, those said first first; else those of `present`, the types of the program that it speaks of; else AWS.
 */
export function providersOf(text: string, present: Iterable<string> = []): Provider[] {
  const found = cuesIn(text);
  const strong = found.filter(({ weak }) => !weak).map(({ provider }) => provider);
  const there = [...present]
    .map((type) => type.replace(/^data\./, "").split("_")[0] as Provider)
    .filter((provider) => Object.hasOwn(CUES, provider));
  if (strong.length + there.length > 0) return [...new Set([...there, ...strong])];
  return [found[0]?.provider ?? "aws"];
}
