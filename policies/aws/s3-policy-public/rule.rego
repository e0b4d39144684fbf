# METADATA
# title: S3 bucket policies don't let everybody in
# description: |
#   A statement for the principal "*" is for the whole internet, unless a condition says which accounts, networks or
#   services it is for. A condition that anybody meets, such as arn:aws:iam::*, says nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# custom:
#   severity: high
#   remediation: |
#     Name the accounts or roles as principals, or add a condition on aws:PrincipalOrgID, aws:SourceArn or
#     aws:SourceVpce.
#   equivalents:
#     checkov: [CKV_AWS_70]
#     trivy: []
package terraformer.aws.s3_policy_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, iam.openness(document), "A statement of the bucket policy is for everybody.") if {
	some document in iam.documents(["aws_s3_bucket", "aws_s3_bucket_policy"])
}
