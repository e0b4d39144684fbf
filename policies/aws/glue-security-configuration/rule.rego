# METADATA
# title: Glue components have a security configuration
# description: |
#   It says how results, logs and bookmarks are encrypted. Without one they are written in the clear.
# related_resources:
#   - ref: https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
# custom:
#   severity: medium
#   remediation: |
#     Name an aws_glue_security_configuration in security_configuration.
#   equivalents:
#     checkov: [CKV_AWS_195]
#     trivy: []
package terraformer.aws.glue_security_configuration

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_glue_crawler", "aws_glue_dev_endpoint", "aws_glue_job"],
	"path": ["security_configuration"],
	"given": true,
	"message": "No security configuration is named.",
}])
