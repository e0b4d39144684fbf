# METADATA
# title: Databases aren't publicly accessible
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV_AWS_17]
#     trivy: [AWS-0180]
package terraformer.aws.rds_public_access

import data.terraformer.lib.plan

results contains plan.result(database, verdict(database), "The database has a public address.") if {
	some type in ["aws_db_instance", "aws_rds_cluster_instance"]
	some database in plan.resources(type)
}

# Left out, it is false. Providers differ in whether the plan already says so.
verdict(database) := "pass" if {
	plan.unset(database, "publicly_accessible")
} else := plan.verdict(database, ["publicly_accessible"], {false, null})
