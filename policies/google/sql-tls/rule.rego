# METADATA
# title: Databases of Cloud SQL are reached over TLS only
# description: |
#   Otherwise passwords and rows travel in the clear.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql
# custom:
#   severity: high
#   remediation: |
#     Set ssl_mode = "ENCRYPTED_ONLY" in ip_configuration.
#   equivalents:
#     checkov: [CKV_GCP_6]
#     trivy: []
package terraformer.google.sql_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_sql_database_instance", "path": ["settings", "ip_configuration", "ssl_mode"], "in": ["ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"],
	"message": "Connections without TLS are taken.",
}])
