/** The npm packages that the provider schemas are extracted from. */
export interface ProviderPackage {
  /** Name of the schema file in public/schemas, without its ending. */
  readonly id: string;
  readonly source: string;
  /** The provider version that the package was generated from, as its package.json says. */
  readonly version: string;
  /** `NAME@VERSION`: pinned, so that every run extracts the same bytes. */
  readonly package: string;
  /** Files of overlay/ that restore what the package loses: `.facts`, and `.jsonl` for whole bodies. */
  readonly overlays: readonly string[];
  /** Protocol 5 has no nested attributes: an object is a type. Protocol 6 (few providers use it) has them. */
  readonly protocol: 5 | 6;
}

/** Newest major version first for a source. */
export const PACKAGES: readonly ProviderPackage[] = [
  from("archive", "hashicorp/archive", "2.8.1", "@cdktn/provider-archive@14.0.1"),
  from("aws-6", "hashicorp/aws", "6.66.0", "@cdktn/provider-aws@25.7.0", ["aws.facts", "aws-6.facts", "aws.jsonl"]),
  from("aws-5", "hashicorp/aws", "5.100.0", "@cdktf/provider-aws@20.1.0", [
    "aws.facts",
    "aws-5.facts",
    "aws.jsonl",
    "aws-5.jsonl",
  ]),
  from("azurerm", "hashicorp/azurerm", "4.73.0", "@cdktn/provider-azurerm@16.1.0", ["azurerm.facts", "azurerm.jsonl"]),
  from("docker", "kreuzwerker/docker", "3.6.2", "@cdktf/provider-docker@12.0.3", ["docker.facts"]),
  from("google", "hashicorp/google", "6.50.0", "@cdktf/provider-google@16.12.1", ["google.facts", "google.jsonl"]),
  from("helm", "hashicorp/helm", "3.1.1", "@cdktf/provider-helm@12.1.2", ["helm.facts"], 6),
  from("http", "hashicorp/http", "3.5.0", "@cdktf/provider-http@10.0.1", ["http.facts"]),
  from("kubernetes", "hashicorp/kubernetes", "2.38.0", "@cdktf/provider-kubernetes@12.1.1", ["kubernetes.facts"]),
  from("local", "hashicorp/local", "2.6.1", "@cdktf/provider-local@11.1.1", ["local.facts"]),
  from("null", "hashicorp/null", "3.2.4", "@cdktf/provider-null@11.0.1", ["null.facts"]),
  from("random", "hashicorp/random", "3.9.1", "@cdktn/provider-random@15.0.1", ["random.facts"]),
  from("time", "hashicorp/time", "0.13.1", "@cdktf/provider-time@11.0.1"),
  from("tls", "hashicorp/tls", "4.1.0", "@cdktf/provider-tls@11.0.1", ["tls.facts", "tls.jsonl"]),
];

function from(
  id: string,
  name: string,
  version: string,
  specifier: string,
  overlays: readonly string[] = [],
  protocol: 5 | 6 = 5,
): ProviderPackage {
  return { id, source: `registry.terraform.io/${name}`, version, package: specifier, overlays, protocol };
}
