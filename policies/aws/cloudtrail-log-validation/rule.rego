# METADATA
# title: Trails validate their log files
# description: |
#   Signed digests show whether a log file has been changed or deleted.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
# custom:
#   severity: high
#   remediation: |
#     Set enable_log_file_validation = true.
#   equivalents:
#     checkov: [CKV_AWS_36]
#     trivy: [AWS-0016]
package terraformer.aws.cloudtrail_log_validation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudtrail", "path": ["enable_log_file_validation"], "in": [true],
	"message": "Changes of log files can't be proved.",
}])
