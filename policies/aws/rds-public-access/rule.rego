# METADATA
# title: Databases aren't publicly accessible
# description: |
#   A public address leaves the security group as the only wall before the database. Rules change, and passwords get
#   guessed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# custom:
#   severity: high
#   remediation: |
#     Leave publicly_accessible out or set it to false; clients come through the VPC, a proxy or a VPN.
#   equivalents:
#     checkov: [CKV_AWS_17]
#     trivy: [AWS-0180]
package terraformer.aws.rds_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_db_instance", "aws_rds_cluster_instance"], "path": ["publicly_accessible"], "not_in": [true],
	"message": "The database has a public address.",
}])
