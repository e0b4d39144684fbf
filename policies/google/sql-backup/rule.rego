# METADATA
# title: Databases of Cloud SQL are backed up
# description: |
#   Without backups, a mistake or a thief ends the data for good.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql
# custom:
#   severity: high
#   remediation: |
#     Add backup_configuration { enabled = true }.
#   equivalents:
#     checkov: [CKV_GCP_14]
#     trivy: [GCP-0024]
package terraformer.google.sql_backup

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_sql_database_instance", "path": ["settings", "backup_configuration", "enabled"], "in": [true],
	"or": [{"path": ["master_instance_name"], "given": true}],
	"message": "The database isn't backed up.",
}])
