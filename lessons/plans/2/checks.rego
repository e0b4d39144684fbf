package lesson

import rego.v1

bucket := change.change if {
	some change in input.resource_changes
	change.address == "aws_s3_bucket.logs"
}

asked := {"arn", "bucket", "force_destroy", "id"}

known := {name | some name in asked; not bucket.after_unknown[name]}

answered := {name | some name in input.planned_values.outputs.known.value}

deny contains "The bucket aws_s3_bucket.logs is gone: keep its block." if not bucket

deny contains "The output known is gone: keep it." if not input.planned_values.outputs.known

deny contains sprintf("%s is known only after it is made.", [name]) if some name in ((answered & asked) - known)

deny contains sprintf("%s is known already.", [name]) if some name in (known - answered)

deny contains sprintf("%s wasn't asked about.", [name]) if some name in (answered - asked)
