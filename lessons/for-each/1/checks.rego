package lesson

import rego.v1

buckets := {change.address: change.change.after.bucket |
	some change in input.resource_changes
	change.type == "aws_s3_bucket"
}

blocks := [block | some block in input.configuration.root_module.resources; block.type == "aws_s3_bucket"]

deny contains "There is more than one block of buckets." if count(blocks) > 1

deny contains sprintf("There is no bucket aws_s3_bucket.all[%q] called acme-%s.", [key, key]) if {
	some key in ["logs", "backups"]
	not buckets[sprintf("aws_s3_bucket.all[%q]", [key])] == sprintf("acme-%s", [key])
}

deny contains "There are more buckets than two." if count(buckets) > 2
