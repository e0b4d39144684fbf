# METADATA
# title: Databases encrypt their storage
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV_AWS_16, CKV_AWS_96]
#     trivy: [AWS-0080, AWS-0079]
package terraformer.aws.rds_storage_encryption

import data.terraformer.lib.plan

results contains plan.result(database, plan.any_of({encrypted, copied}), "The database's storage isn't encrypted.") if {
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some database in plan.resources(type)
	encrypted := encryption(database)
	copied := from_elsewhere(database)
}

# Left out, it is false. Providers differ in whether the plan already says so.
encryption(database) := "fail" if {
	plan.unset(database, "storage_encrypted")
} else := plan.verdict(database, ["storage_encrypted"], {true})

# Replicas, restored databases and members of a global cluster take the setting from where they come.
default from_elsewhere(_) := "fail"

from_elsewhere(database) := "unknown" if {
	some argument in ["replicate_source_db", "snapshot_identifier", "replication_source_identifier", "global_cluster_identifier"]
	origin(database, argument)
	not plan.get(database, ["storage_encrypted"]) == true
}

# Serverless version 1 clusters are always encrypted.
from_elsewhere(database) := "pass" if plan.get(database, ["engine_mode"]) == "serverless"

origin(database, argument) if not plan.get(database, [argument]) in {null, ""}

origin(database, argument) if plan.configured(database, argument)
