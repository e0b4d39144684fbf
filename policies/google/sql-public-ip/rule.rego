# METADATA
# title: Databases of Cloud SQL have no public address
# description: |
#   A database is protected by passwords that programs hold, and passwords leak. Inside a network a leaked one is no use to
#   strangers.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql
# custom:
#   severity: high
#   remediation: |
#     Set ipv4_enabled = false and private_network in ip_configuration.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.sql_public_ip

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_sql_database_instance", "path": ["settings", "ip_configuration", "ipv4_enabled"], "in": [false],
	"remedy": {"if": [{"path": ["settings", "ip_configuration", "private_network"], "given": true}]},
	"message": "The database has a public address.",
}])
