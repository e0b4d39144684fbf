# METADATA
# title: ECR repositories clear out old images
# description: |
#   Every build leaves an image, full of packages that age. A policy keeps those in use and saves the money for the
#   rest.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
# custom:
#   severity: low
#   remediation: |
#     Add an aws_ecr_lifecycle_policy that expires untagged images, and old ones beyond a number.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.ecr_lifecycle

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecr_repository", "path": ["policy"],
	"companion": {"type": "aws_ecr_lifecycle_policy", "by": "repository"}, "given": true,
	"message": "No lifecycle policy belongs to this repository.",
}])
