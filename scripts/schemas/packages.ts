/** The npm packages that the provider schemas are extracted from. */
export interface ProviderPackage {
  /** Name of the schema file in public/schemas, without its ending. */
  readonly id: string;
  readonly source: string;
  /** The provider version that the package was generated from. */
  readonly version: string;
  /** `NAME@VERSION`: pinned, so that every run extracts the same bytes. */
  readonly package: string;
  /** Protocol 5 has no nested attributes: an object is a type. Protocol 6 (few providers use it) has them. */
  readonly protocol: 5 | 6;
  /** File of facts in overlay/ that the package loses. */
  readonly overlay?: string;
}

const hashicorp = (name: string) => `registry.terraform.io/hashicorp/${name}`;

/** Newest major version first for a source. */
export const PACKAGES: readonly ProviderPackage[] = [
  {
    id: "archive",
    source: hashicorp("archive"),
    version: "2.8.1",
    package: "@cdktn/provider-archive@14.0.1",
    protocol: 5,
  },
  {
    id: "aws-6",
    source: hashicorp("aws"),
    version: "6.66.0",
    package: "@cdktn/provider-aws@25.7.0",
    protocol: 5,
    overlay: "aws",
  },
  {
    id: "aws-5",
    source: hashicorp("aws"),
    version: "5.100.0",
    package: "@cdktf/provider-aws@20.1.0",
    protocol: 5,
    overlay: "aws",
  },
  { id: "http", source: hashicorp("http"), version: "3.5.0", package: "@cdktf/provider-http@10.0.1", protocol: 5 },
  { id: "local", source: hashicorp("local"), version: "2.6.1", package: "@cdktf/provider-local@11.1.1", protocol: 5 },
  { id: "null", source: hashicorp("null"), version: "3.2.4", package: "@cdktf/provider-null@11.0.1", protocol: 5 },
  {
    id: "random",
    source: hashicorp("random"),
    version: "3.9.1",
    package: "@cdktn/provider-random@15.0.1",
    protocol: 5,
    overlay: "random",
  },
  { id: "time", source: hashicorp("time"), version: "0.13.1", package: "@cdktf/provider-time@11.0.1", protocol: 5 },
  {
    id: "tls",
    source: hashicorp("tls"),
    version: "4.1.0",
    package: "@cdktf/provider-tls@11.0.1",
    protocol: 5,
    overlay: "tls",
  },
];
