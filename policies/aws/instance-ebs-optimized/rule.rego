# METADATA
# title: Instances are optimized for EBS
# description: |
#   Traffic to volumes and other traffic don't get into each other's way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
# custom:
#   severity: low
#   remediation: |
#     Set ebs_optimized = true.
#   equivalents:
#     checkov: [CKV_AWS_135]
#     trivy: []
package terraformer.aws.instance_ebs_optimized

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_instance", "path": ["ebs_optimized"], "in": [true],
	"message": "The instance isn't optimized for EBS.",
}])
