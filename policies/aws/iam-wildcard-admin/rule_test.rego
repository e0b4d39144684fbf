package terraformer.aws.iam_wildcard_admin_test

import data.terraformer.aws.iam_wildcard_admin as rule
import data.terraformer.lib.testing

verdict(statement) := r.result if {
	policy := json.marshal({"Version": "2012-10-17", "Statement": statement})
	some r in rule.results with input as testing.plan([{"type": "aws_iam_policy", "name": "p", "values": {"policy": policy}}])
}

test_everything if {
	verdict([{"Effect": "Allow", "Action": "*", "Resource": "*"}]) == "fail"
	verdict({"Effect": "Allow", "Action": ["s3:Get*", "*:*"], "Resource": ["*"]}) == "fail"
}

test_narrower if {
	verdict([{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]) == "pass"
	verdict([{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::logs/*"}]) == "pass"
	verdict([{"Effect": "Deny", "Action": "*", "Resource": "*"}]) == "pass"
}

test_unknown if {
	resource := {"type": "aws_iam_role_policy", "name": "p", "unknown": {"policy": true}}
	testing.verdicts(rule.results) == {["aws_iam_role_policy.p", "unknown"]} with input as testing.plan([resource])
}

test_not_json if {
	resource := {"type": "aws_iam_policy", "name": "p", "values": {"policy": "{"}}
	testing.verdicts(rule.results) == {["aws_iam_policy.p", "unknown"]} with input as testing.plan([resource])
}
