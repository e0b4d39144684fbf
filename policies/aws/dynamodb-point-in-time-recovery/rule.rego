# METADATA
# title: DynamoDB tables can be restored to any point in time
# custom:
#   severity: medium
#   equivalents:
#     checkov: [CKV_AWS_28]
#     trivy: [AWS-0024]
package terraformer.aws.dynamodb_point_in_time_recovery

import data.terraformer.lib.plan

results contains plan.result(table, verdict(table), "Point-in-time recovery isn't enabled.") if {
	some table in plan.resources("aws_dynamodb_table")
}

# Left out, it is off. Providers differ in whether the plan already says so.
verdict(table) := "fail" if {
	plan.unset(table, "point_in_time_recovery")
} else := plan.verdict(table, ["point_in_time_recovery", 0, "enabled"], {true})
