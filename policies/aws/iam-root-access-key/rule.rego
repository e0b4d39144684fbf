# METADATA
# title: The root user has no access keys
# description: |
#   Whoever has the key owns the account, and no policy limits it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
# custom:
#   severity: critical
#   remediation: |
#     Delete the key; use roles.
#   equivalents:
#     checkov: [CKV_AWS_348]
#     trivy: [AWS-0141]
package terraformer.aws.iam_root_access_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_iam_access_key", "path": ["user"], "not_in": ["root", "<root_account>"],
	"message": "The root user gets an access key.",
}])
