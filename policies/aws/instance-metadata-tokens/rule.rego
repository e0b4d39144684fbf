# METADATA
# title: Instance metadata asks for tokens (IMDSv2)
# description: |
#   Without tokens, a web server that can be made to fetch an address hands out the credentials of its role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
# custom:
#   severity: high
#   remediation: |
#     Add metadata_options with http_tokens = "required".
#   equivalents:
#     checkov: [CKV_AWS_79]
#     trivy: [AWS-0028]
package terraformer.aws.instance_metadata_tokens

import data.terraformer.lib.expect

results := expect.results([row |
	# What an instance leaves out may be in its launch template.
	some is_launched, absent in {false: "fail", true: "unknown"}
	some type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"]
	row := {
		"type": type, "path": ["metadata_options", "http_tokens"], "in": ["required"], "absent": absent,
		"when": [{"path": ["launch_template"], "given": is_launched}],
		"or": [{"path": ["metadata_options", "http_endpoint"], "in": ["disabled"]}],
		"message": "Nothing demands a token of who asks the metadata service.",
	}
])
