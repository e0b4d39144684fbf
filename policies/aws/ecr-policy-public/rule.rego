# METADATA
# title: ECR repository policies don't let everybody in
# description: |
#   Images hold code, and too often keys. A statement for the principal "*" lets everybody with an AWS account pull
#   them, or push others in their place.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
# custom:
#   severity: high
#   remediation: |
#     Name accounts or roles as principals, or add a condition on aws:PrincipalOrgID.
#   equivalents:
#     checkov: [CKV_AWS_32]
#     trivy: [AWS-0032]
package terraformer.aws.ecr_policy_public

import data.terraformer.lib.iam
import data.terraformer.lib.plan

results contains plan.result(document.resource, iam.openness(document), "A statement of the repository policy is for everybody.") if {
	some document in iam.documents(["aws_ecr_repository_policy"])
}
