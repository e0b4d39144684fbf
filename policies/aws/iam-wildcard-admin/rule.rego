# METADATA
# title: IAM policies don't allow everything on everything
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV_AWS_62]
#     trivy: [AWS-0057]
package terraformer.aws.iam_wildcard_admin

import data.terraformer.lib.plan

types := ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"]

results contains plan.result(policy, verdict(policy), `A statement allows the action "*" on the resource "*".`) if {
	some type in types
	some policy in plan.resources(type)
}

default verdict(_) := "pass"

verdict(policy) := "unknown" if {
	plan.unknown(policy, ["policy"])
} else := "unknown" if {
	not json.is_valid(plan.get(policy, ["policy"]))
} else := "fail" if {
	document := json.unmarshal(plan.get(policy, ["policy"]))
	some statement in list(document.Statement)
	statement.Effect == "Allow"
	"*" in list(statement.Resource)
	some action in list(statement.Action)
	action in {"*", "*:*"}
}

# IAM lets one element stand for a list of one.
list(value) := value if is_array(value)

list(value) := [value] if not is_array(value)
