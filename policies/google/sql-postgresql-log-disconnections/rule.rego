# METADATA
# title: PostgreSQL logs who leaves
# description: |
#   The line tells how long a session was, and so how much it may have taken.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_disconnections and the value on.
#   equivalents:
#     checkov: [CKV_GCP_53]
#     trivy: []
package terraformer.google.sql_postgresql_log_disconnections

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_disconnections", {"in": ["on"]}, "Disconnections aren't logged.")
