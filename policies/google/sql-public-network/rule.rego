# METADATA
# title: Databases of Cloud SQL don't let the whole internet in
# description: |
#   Everybody may then try passwords.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql
# custom:
#   severity: critical
#   remediation: |
#     Name the networks that may come, or use the Cloud SQL Auth Proxy.
#   equivalents:
#     checkov: [CKV_GCP_11]
#     trivy: []
package terraformer.google.sql_public_network

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_sql_database_instance", "path": ["settings", "ip_configuration", "authorized_networks", "value"], "not_in": ["0.0.0.0/0"],
	"message": "Every address on the internet is let in.",
}])
