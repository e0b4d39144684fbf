# METADATA
# title: PostgreSQL logs checkpoints
# description: |
#   They tell whether the disk keeps up.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_checkpoints and the value on.
#   equivalents:
#     checkov: [CKV_GCP_51]
#     trivy: [GCP-0025]
package terraformer.google.sql_postgresql_log_checkpoints

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_checkpoints", {"in": ["on"]}, "Checkpoints aren't logged.")
