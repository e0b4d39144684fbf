/** A first policy for the program at hand: about a type that it has, with tests, and true of neither everything nor nothing. */

interface Change {
  mode?: string;
  type?: string;
  change?: { after?: Record<string, unknown> | null; after_unknown?: Record<string, unknown> };
}

/** How resources carry what people say of them, by the argument that a type has. */
const SAYINGS = ["tags", "labels"];

interface Subject {
  type: string;
  /** The argument that holds what people say of it, if it has one. */
  says: string | undefined;
}

/** A type that a plan creates, rather one with tags or labels. */
export function subjectOf(plan: unknown): Subject {
  const changes = ((plan as { resource_changes?: Change[] } | undefined)?.resource_changes ?? []).filter(
    ({ mode, type }) => mode === "managed" && type,
  );
  const subjects = changes.map(({ type = "", change }) => ({
    type,
    says: SAYINGS.find((name) => name in (change?.after ?? {}) || name in (change?.after_unknown ?? {})),
  }));
  return subjects.find(({ says }) => says) ?? subjects[0] ?? { type: "aws_s3_bucket", says: "tags" };
}

/** The files of the policy: itself and its tests. `name` is the file's, without its ending. */
export function starter(name: string, { type, says }: Subject): Record<string, string> {
  const wanted = says ? `not change.change.after.${says}.owner` : 'not regex.match("^[a-z][a-z0-9_]*$", change.name)';
  const message = says ? `%s has no ${says === "tags" ? "tag" : "label"} \\"owner\\"` : "%s: names are small letters";
  const why = says ? `each ${type} says who owns it` : `the name of each ${type} is written in small letters`;
  const resource = (what: string) => `{"resource_changes": [{"address": "${type}.x", "type": "${type}", ${what}}]}`;
  const bad = says ? resource(`"change": {"after": {"${says}": {}}}`) : resource('"name": "X-1"');
  const good = says ? resource(`"change": {"after": {"${says}": {"owner": "me"}}}`) : resource('"name": "x_1"');
  return {
    [`policy/${name}.rego`]: `package main

import rego.v1

# The input is the plan, as \`terraform show -json\` prints it. This policy wants
# that ${why}. Each message in deny is a finding.
deny contains msg if {
	some change in input.resource_changes
	change.type == "${type}"
	${wanted}
	msg := sprintf("${message}", [change.address])
}
`,
    [`policy/${name}_test.rego`]: `package main_test

import data.main
import rego.v1

test_denies_what_is_wrong if {
	count(main.deny) > 0 with input as ${bad}
}

test_takes_what_is_right if {
	every msg in main.deny {
		not startswith(msg, "${type}.x")
	} with input as ${good}
}
`,
  };
}
