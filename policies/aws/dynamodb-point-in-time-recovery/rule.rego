# METADATA
# title: DynamoDB tables can be restored to any point in time
# description: |
#   A faulty program can destroy a table's content in seconds. With recovery on, the table comes back as it was in any
#   second of the last 35 days; without it, as of the last backup somebody made.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   severity: medium
#   remediation: |
#     Add a point_in_time_recovery block with enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_28]
#     trivy: [AWS-0024]
package terraformer.aws.dynamodb_point_in_time_recovery

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_dynamodb_table", "path": ["point_in_time_recovery", "enabled"], "in": [true],
	"message": "Point-in-time recovery isn't enabled.",
}])
