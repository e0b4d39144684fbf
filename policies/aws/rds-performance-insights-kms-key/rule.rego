# METADATA
# title: Performance Insights are encrypted with a KMS key of your own
# description: |
#   With a key of your own you decide who may decrypt, see each use in CloudTrail, and can take the access back. The
#   insights hold the text of queries.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
# custom:
#   severity: low
#   remediation: |
#     Name a KMS key of your own in performance_insights_kms_key_id.
#   equivalents:
#     checkov: [CKV_AWS_354]
#     trivy: [AWS-0078]
package terraformer.aws.rds_performance_insights_kms_key

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_db_instance", "aws_rds_cluster_instance"],
	"path": ["performance_insights_kms_key_id"],
	"given": true,
	"not_matches": "alias/aws/",
	"when": [{"path": ["performance_insights_enabled"], "in": [true]}],
	"message": "No KMS key of your own is named.",
}])
