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

results := expect.results([{
	"types": ["aws_instance", "aws_launch_template", "aws_launch_configuration"], "path": ["metadata_options", "http_tokens"], "in": ["required"], "or": [{"path": ["metadata_options", "http_endpoint"], "in": ["disabled"]}],
	"message": "Nothing demands a token of who asks the metadata service.",
}])
