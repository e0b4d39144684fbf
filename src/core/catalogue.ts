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
}
