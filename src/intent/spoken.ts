import { PROTECTION } from "./spoken/protection.ts";
import { SIZES } from "./spoken/sizes.ts";
import { WORK } from "./spoken/work.ts";

/**
 * What people say for arguments and blocks whose names don't say it: by the name, or by the end of the path where the name alone means many things. Phrases are
 * compared by roots, and one word may stand between two of theirs.
 */
export const SPOKEN: Readonly<Record<string, string>> = { ...SIZES, ...PROTECTION, ...WORK };

/** What people say when they want the opposite of a switch. */
export const OPPOSITE: Readonly<Record<string, string>> = {
  publicly_accessible: "private|privately|only vpc",
  public_network_access_enabled: "private only|private endpoint|private endpoints|only private|private access",
  ipv4_enabled: "private ip only|only private ip|private ip",
  endpoint_public_access:
    "only privately|only reachable privately|private only|only private|only private endpoint|reachable privately",
  allow_nested_items_to_be_public: "private",
  internal: "open internet|internet facing|public|from internet|internet",
  auto_create_subnetworks: "custom subnets|own subnets|custom mode",
  password_auth_enabled: "entra id only|entra only|only entra",
  deletion_protection: "can deleted|deletable",
  disable_password_authentication: "password login|with password|password authentication",
  special: "only letters|letters only|alphanumeric|letters digits",
  upper: "lower case only|lowercase only|lower case letters|lowercase letters",
  numeric: "only letters|letters only",
};
