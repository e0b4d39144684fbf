/** One provider schema that ships with TerraFormer: a row of public/schemas/index.json. */
export interface SchemaEntry {
  /** Such as `aws-6`. */
  id: string;
  /** Such as `registry.terraform.io/hashicorp/aws`. */
  source: string;
  version: string;
  file: string;
  bytes: number;
  sha256: string;
  /** Types that no later major version has, as addresses begin: data sources with `data.` before them. */
  last?: string[];
}

/**
 * The newest version of each provider that a type's name alone leads to. The catalogue has the newest major version of a source
 * first; google-beta's types are named as google's are, and belong to google unless a program says otherwise.
 */
export const newestOf = (catalogue: readonly SchemaEntry[]): SchemaEntry[] =>
  catalogue.filter(
    ({ source }, i) => !source.endsWith("-beta") && catalogue.findIndex((entry) => entry.source === source) === i,
  );
