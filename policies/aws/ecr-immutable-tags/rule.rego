# METADATA
# title: Tags of ECR images can't be moved
# description: |
#   With tags that can be overwritten, the image that was tested needn't be the one that runs, and a stolen push right
#   reaches everything that names the tag.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
# custom:
#   severity: medium
#   remediation: |
#     Set image_tag_mutability = "IMMUTABLE", or "IMMUTABLE_WITH_EXCLUSION" for the few tags that move.
#   equivalents:
#     checkov: [CKV_AWS_51]
#     trivy: [AWS-0031]
package terraformer.aws.ecr_immutable_tags

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecr_repository", "path": ["image_tag_mutability"], "in": ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"],
	"message": "Tags can be overwritten.",
}])
