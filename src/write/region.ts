/** The region that a request names, as a provider's configuration: Amazon's resources have none of their own. */
import { outline } from "../core/outline.ts";
import { readingOf } from "../language/reading.ts";

const REGION = /^(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central)+-\d$/;

/** A new program with a provider in the one region that the request names; as it is where it says a region itself, or none is meant for all. */
export function withRegion(program: string, request: string): string {
  const named = readingOf(request).texts.flatMap(({ kind, text }) =>
    kind === "region" && REGION.test(text) ? [text] : [],
  );
  const [region, ...others] = new Set(named);
  if (region === undefined || others.length > 0 || says(program, region)) return program;
  const blocks = outline(program);
  const isAws = blocks.some(({ labels: [type] }) => type?.startsWith("aws_"));
  if (!isAws || blocks.some(({ name, labels: [own] }) => name === "provider" && own === "aws")) return program;
  return `provider "aws" {\n  region = ${JSON.stringify(region)}\n}\n\n${program}`;
}

/** As an argument: one of its zones, or the region of a peer, says nothing of where the program is. */
const says = (program: string, region: string): boolean =>
  new RegExp(`^\\s*region\\s*=\\s*"${region}"`, "m").test(program);
