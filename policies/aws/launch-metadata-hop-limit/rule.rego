# METADATA
# title: Metadata of launched instances doesn't travel further than the instance
# description: |
#   With more than one hop, containers on the instance and whoever makes them forward requests reach its credentials.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
# custom:
#   severity: medium
#   remediation: |
#     Leave http_put_response_hop_limit at 1.
#   equivalents:
#     checkov: [CKV_AWS_341]
#     trivy: []
package terraformer.aws.launch_metadata_hop_limit

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_launch_template", "aws_launch_configuration"], "path": ["metadata_options", "http_put_response_hop_limit"], "at_most": 1,
	"message": "The hop limit is greater than 1.",
}])
