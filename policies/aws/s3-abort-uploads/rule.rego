# METADATA
# title: S3 lifecycle rules clear up uploads that were never finished
# description: |
#   Parts of an upload that broke off stay, unseen and paid for, until somebody aborts it. One rule for the whole bucket
#   is enough, or one for each prefix that has rules.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
# custom:
#   severity: low
#   remediation: |
#     Add abort_incomplete_multipart_upload { days_after_initiation = 7 } to an enabled rule without a filter.
#   equivalents:
#     checkov: [CKV_AWS_300]
#     trivy: []
package terraformer.aws.s3_abort_uploads

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(configuration, verdict, "Unfinished uploads are never aborted.") if {
	some configuration in plan.resources("aws_s3_bucket_lifecycle_configuration")
	rules := plan.within(configuration, ["rule"])
	each_rule := {aborts(rule) | some rule in rules}
	verdict := plan.any_of({plan.all_of({aborts(rule), unfiltered(rule)}) | some rule in rules} | {plan.all_of(each_rule)})
}

aborts(rule) := plan.all_of({
	expect.verdict(rule, {"path": ["status"], "in": ["Enabled"]}),
	expect.verdict(rule, {"path": ["abort_incomplete_multipart_upload", "days_after_initiation"], "given": true}),
})

unfiltered(rule) := plan.all_of({expect.verdict(rule, {"path": path, "given": false}) |
	some path in [["prefix"], ["filter", "prefix"], ["filter", "tag"], ["filter", "and"]]
})
