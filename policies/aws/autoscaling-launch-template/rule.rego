# METADATA
# title: Auto Scaling groups use launch templates
# description: |
#   Launch configurations are no longer made for new accounts and lack what is new.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
# custom:
#   severity: low
#   remediation: |
#     Use launch_template or mixed_instances_policy.
#   equivalents:
#     checkov: [CKV_AWS_315]
#     trivy: []
package terraformer.aws.autoscaling_launch_template

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_autoscaling_group", "path": ["launch_template"], "given": true, "or": [{"path": ["mixed_instances_policy", "launch_template"], "given": true}],
	"message": "The group names no launch template.",
}])
