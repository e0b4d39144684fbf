package terraformer.aws.dynamodb_point_in_time_recovery_test

import data.terraformer.aws.dynamodb_point_in_time_recovery as rule
import data.terraformer.lib.testing

verdict(values, unknown) := r.result if {
	some r in rule.results with input as testing.plan([{"type": "aws_dynamodb_table", "name": "t", "values": values, "unknown": unknown}])
}

test_enabled if verdict({"point_in_time_recovery": [{"enabled": true}]}, {}) == "pass"

test_disabled if verdict({"point_in_time_recovery": [{"enabled": false}]}, {}) == "fail"

test_left_out if verdict({}, {"point_in_time_recovery": true}) == "fail"

test_unknown if verdict({"point_in_time_recovery": [{}]}, {"point_in_time_recovery": [{"enabled": true}]}) == "unknown"
