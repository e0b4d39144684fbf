/** The packages that the provider schemas are extracted from. */
export interface ProviderPackage {
  /** Name of the schema file in public/schemas, without its ending. */
  readonly id: string;
  readonly source: string;
  /** The provider version that the package was generated from, as its package.json says. */
  readonly version: string;
  /** `NAME@VERSION` of npm, or after `pypi:` of PyPI: pinned, so that every run extracts the same bytes. */
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
  from("aws-4", "hashicorp/aws", "4.67.0", "@cdktf/provider-aws@15.0.0", ["aws.facts", "aws.jsonl"]),
  from("azurerm-5", "hashicorp/azurerm", "5.10.0", "pypi:cdktn-provider-azurerm@18.9.0", ["azurerm.facts"]),
  from("azurerm-4", "hashicorp/azurerm", "4.81.0", "pypi:cdktn-provider-azurerm@17.0.0", ["azurerm.facts"]),
  from("azurerm-3", "hashicorp/azurerm", "3.116.0", "@cdktf/provider-azurerm@12.27.0", ["azurerm.facts"]),
  from("docker-4", "kreuzwerker/docker", "4.6.0", "pypi:cdktn-provider-docker@16.1.0", ["docker.facts"]),
  from("docker-3", "kreuzwerker/docker", "3.6.2", "@cdktf/provider-docker@12.0.3", ["docker.facts"]),
  from("google-8", "hashicorp/google", "8.7.0", "pypi:cdktn-provider-google@21.1.0", ["google.facts"]),
  from("google-7", "hashicorp/google", "7.46.1", "pypi:cdktn-provider-google@20.3.1", ["google.facts"]),
  from("google-6", "hashicorp/google", "6.50.0", "@cdktf/provider-google@16.12.1", ["google.facts", "google.jsonl"]),
  from("google-5", "hashicorp/google", "5.43.1", "@cdktf/provider-google@13.32.1", ["google.facts"]),
  from("google-4", "hashicorp/google", "4.84.0", "@cdktf/provider-google@9.0.5", ["google.facts"]),
  from("google-beta-8", "hashicorp/google-beta", "8.7.0", "pypi:cdktn-provider-google-beta@21.1.0", ["google.facts"]),
  from("google-beta-7", "hashicorp/google-beta", "7.46.1", "pypi:cdktn-provider-google-beta@20.3.1", ["google.facts"]),
  from("google-beta-6", "hashicorp/google-beta", "6.50.0", "@cdktf/provider-google-beta@16.12.1", [
    "google.facts",
    "google.jsonl",
  ]),
  from("helm-3", "hashicorp/helm", "3.3.0", "pypi:cdktn-provider-helm@15.1.0", ["helm.facts"], 6),
  from("helm-2", "hashicorp/helm", "2.17.0", "@cdktf/provider-helm@10.5.0", ["helm.facts"]),
  from("http", "hashicorp/http", "3.6.2", "pypi:cdktn-provider-http@13.0.2", ["http.facts"]),
  from("kubernetes-3", "hashicorp/kubernetes", "3.4.0", "pypi:cdktn-provider-kubernetes@17.1.0", ["kubernetes.facts"]),
  from("kubernetes-2", "hashicorp/kubernetes", "2.38.0", "@cdktf/provider-kubernetes@12.1.1", ["kubernetes.facts"]),
  from("local", "hashicorp/local", "2.9.1", "pypi:cdktn-provider-local@14.0.1", ["local.facts"]),
  from("null", "hashicorp/null", "3.3.2", "pypi:cdktn-provider-null@15.0.2", ["null.facts"]),
  from("random", "hashicorp/random", "3.9.1", "@cdktn/provider-random@15.0.1", ["random.facts"]),
  from("time", "hashicorp/time", "0.14.2", "pypi:cdktn-provider-time@14.0.2"),
  from("tls", "hashicorp/tls", "4.4.1", "pypi:cdktn-provider-tls@14.1.1", ["tls.facts"]),
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
