# METADATA
# title: User data holds no access keys
# description: |
#   User data can be read by everybody on the instance, and in the console.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
# custom:
#   severity: critical
#   remediation: |
#     Give the instance a role, or read the secret from Secrets Manager.
#   equivalents:
#     checkov: [CKV_AWS_46]
#     trivy: [AWS-0029]
package terraformer.aws.instance_user_data_secrets

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_instance", "aws_launch_configuration"], "path": ["user_data"], "not_matches": "(AKIA|ASIA)[A-Z0-9]{16}",
	"message": "User data holds an access key.",
}])
