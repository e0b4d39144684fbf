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
#     checkov: []
#     trivy: []
package terraformer.aws.instance_ebs_optimized

import data.terraformer.lib.expect

# CKV_AWS_135 asks it of every type, so it is no equivalent.
results := expect.results([{
	"type": "aws_instance", "path": ["ebs_optimized"], "in": [true],
	# Later generations always are; t1 and t2 never.
	"when": [{"path": ["instance_type"], "matches": `^(c1|c3|g2|i2|m1|m2|m3|r3)\.`}],
	"message": "The instance isn't optimized for EBS.",
}])
