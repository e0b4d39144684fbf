# METADATA
# title: Instances are monitored in detail
# description: |
#   Metrics of each minute show a spike that those of five minutes flatten.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
# custom:
#   severity: low
#   remediation: |
#     Set monitoring = true.
#   equivalents:
#     checkov: [CKV_AWS_126]
#     trivy: []
package terraformer.aws.instance_detailed_monitoring

import data.terraformer.lib.expect

results := expect.results([row |
	# What an instance leaves out may be in its launch template.
	some is_launched, absent in {false: "fail", true: "unknown"}
	row := {
		"type": "aws_instance", "path": ["monitoring"], "in": [true], "absent": absent,
		"when": [{"path": ["launch_template"], "given": is_launched}],
		"message": "Detailed monitoring is off.",
	}
])
