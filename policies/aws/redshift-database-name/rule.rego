# METADATA
# title: Redshift clusters have a database name of their own
# description: |
#   The default name, dev, is the first that an attacker tries, and tells nothing to those who work with it. It can't
#   be changed later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html
# custom:
#   severity: low
#   remediation: |
#     Set database_name to a name other than dev.
#   equivalents:
#     checkov: [CKV_AWS_320]
#     trivy: []
package terraformer.aws.redshift_database_name

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_redshift_cluster",
	"path": ["database_name"],
	"given": true,
	"not_matches": "^dev$",
	"message": "The database has the default name.",
}])
