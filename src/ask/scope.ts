/** Requests that no Terraform program answers: what to tell the user instead of writing one. */

import elsewhere from "../knowledge/written/elsewhere.json" with { type: "json" };
import { lineOf, tokensOf } from "../language/tokens.ts";
import { providersOf } from "./providers.ts";

const EXAMPLE = "for example: an S3 bucket with versioning, encrypted, no public access";

/** Other tools' files, and providers of Terraform that no schema is at hand for, each with how a request names it. */
const TOOLS = Object.entries(elsewhere.tools);
const PROVIDERS = Object.entries(elsewhere.providers);

const MAKE =
  "(?:write|create|generate|make|give|show|build|need|want|produce|compose|draft|tell|sing|get|provide|prepare|set up|deploy|use|using|with|in|as|schreib\\w*|écris|escribe|escreva)";
const CHANGE = "(?:convert|translate|port|migrate|rewrite|turn|transform|change|export|move|switch)";
const TERRAFORM = /\b(?:terraform|open ?tofu|tofu|hcl|tf)\b/i;
const PASTIME =
  /\b(?:write|tell|sing|compose|give|make|create|recite|draft)\b(?: \S+){0,4}? (?:poem|joke|song|haiku|limerick|sonnet|essay|novel|fairy tale|short story|story|tweet|recipe|cover letter|cv|resume|riddle)\b/i;
const QUESTION =
  /^(?:(?:hi|hello|hey)\W+)?(?:what(?:'s| is| are| was| does)|why|who(?:'s| is| are)?|when (?:is|was|did)|where (?:is|are|was)|explain|compare|summari[sz]e|tell me (?:about|the difference)|is it|do you|are you|can you explain|which is better)\b/i;

/**
 * A sentence for the user when the request asks for something else than a Terraform program of the providers at hand; undefined when it may be
 * answered. With `types`, what retrieval found for it: a request without any is asked whether it means one of `near`.
 */
export function outOfScope(
  prompt: string,
  types?: readonly string[],
  near: readonly string[] = [],
): string | undefined {
  const text = prompt.slice(0, 2_000).replace(/\s+/g, " ").trim();
  if (text === "") return `Say what to build, ${EXAMPLE}.`;
  const tool = otherTool(text);
  if (tool !== undefined)
    return `TerraFormer writes Terraform, not ${tool}. Say what to build, and it writes that as Terraform, ${EXAMPLE}.`;
  if (PASTIME.test(text)) return `TerraFormer only writes Terraform programs. Say what to build, ${EXAMPLE}.`;
  if (QUESTION.test(text) && !TERRAFORM.test(text) && !/\b(?:create|build|deploy|set up|provision)\b/i.test(text))
    return `TerraFormer writes Terraform programs; it doesn't answer questions. Say what to build, ${EXAMPLE}.`;
  const other = named(PROVIDERS, text);
  if (other !== undefined && (types === undefined ? !namesProvider(text) : types.length === 0))
    return `TerraFormer has no schema of the ${other} provider, so it can't check such a program. It knows aws, google, azurerm, kubernetes, helm, docker, random, tls, local, null, time, archive and http.`;
  if (types !== undefined && types.length === 0)
    return near.length > 0
      ? `It isn't clear what to build. Is it one of these? ${near.join(" ")} Say which, or name it in the words of its provider.`
      : `No resource type was recognised in the request. Name what to build in the words of its provider, ${EXAMPLE}.`;
  return undefined;
}

const named = (table: typeof TOOLS, text: string) =>
  table.find(([, pattern]) => new RegExp(`\\b(?:${pattern})(?![\\w-])`, "i").test(text))?.[0];

/** The tool that is asked for instead of Terraform. A script that a resource runs, or a template to convert to Terraform, is none. */
function otherTool(text: string): string | undefined {
  const into = TOOLS.find(([, pattern]) =>
    new RegExp(`\\b${CHANGE}\\b.* (?:to|into|as|in) (?:an? |the )?(?:\\w+ )?(?:${pattern})(?![\\w-])`, "i").test(text),
  );
  if (into) return into[0];
  if (TERRAFORM.test(text)) return undefined;
  return TOOLS.find(([, pattern]) =>
    new RegExp(
      `^(?:\\W|please |can you |could you |i |we |would like |(?:an?|the) |me |us |to )*(?:${MAKE} (?:me |us )?(?:an? |the |some )?(?:\\w+ )?)?(?:${pattern})(?![\\w-])|\\b(?:using|with|in|as) (?:an? |the )?(?:${pattern})$|\\b(?:using|with|as an?) (?:${pattern})(?![\\w-])(?! (?:installed|on it|agent))`,
      "i",
    ).test(text),
  )?.[0];
}

/** Whether one of the clouds at hand is said. */
function namesProvider(text: string): boolean {
  const line = lineOf(tokensOf(text));
  return (
    providersOf(line)[0] !== "aws" ||
    / (?:aws|amazon|s3|ec2|lambda|sqs|sns|vpc|iam|rds|eks|ecs|cloudfront|route53|dynamodb) /.test(line)
  );
}
