# METADATA
# title: PostgreSQL logs who connects
# description: |
#   Without it nobody can say from where a database was reached, and when.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: medium
#   remediation: |
#     Add database_flags with the name log_connections and the value on.
#   equivalents:
#     checkov: [CKV_GCP_52]
#     trivy: [GCP-0016]
package terraformer.google.sql_postgresql_log_connections

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_connections", {"in": ["on"]}, "Connections aren't logged.")
