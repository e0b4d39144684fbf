# METADATA
# title: PostgreSQL logs no statements for being slow
# description: |
#   The line holds the whole statement, with the passwords and personal data in it.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_min_duration_statement and the value -1.
#   equivalents:
#     checkov: [CKV_GCP_57]
#     trivy: [GCP-0021]
package terraformer.google.sql_postgresql_log_min_duration

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_min_duration_statement", {"in": ["-1"], "absent": "pass"}, "Slow statements are logged with all that is in them.")
