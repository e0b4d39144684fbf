# METADATA
# title: S3 ACLs aren't themselves open to everybody
# description: |
#   Who may read an ACL learns who else has access; with full control everybody may change it. No use of a bucket needs
#   either.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions
# custom:
#   severity: high
#   remediation: |
#     Grant READ_ACP and FULL_CONTROL to accounts only.
#   equivalents:
#     checkov: [CKV_AWS_375]
#     trivy: []
package terraformer.aws.s3_acl_permissions

import data.terraformer.lib.plan
import data.terraformer.lib.s3

results contains plan.result(acl, plan.all_of(verdicts), "A grant to everybody includes reading the ACL.") if {
	some acl in plan.resources("aws_s3_bucket_acl")
	verdicts := {s3.refused(grant, ["grantee", "uri"], {"AllUsers"}, ["permission"], {"READ_ACP", "FULL_CONTROL"}) |
		some grant in plan.within(acl, ["access_control_policy", "grant"])
	}
}
