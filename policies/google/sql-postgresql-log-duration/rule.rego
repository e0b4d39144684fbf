# METADATA
# title: PostgreSQL logs how long statements take
# description: |
#   Without it slow statements are found by guessing.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_duration and the value on.
#   equivalents:
#     checkov: [CKV2_GCP_13]
#     trivy: []
package terraformer.google.sql_postgresql_log_duration

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_duration", {"in": ["on"]}, "Durations aren't logged.")
