# METADATA
# title: PostgreSQL logs long waits for locks
# description: |
#   A session that blocks others is otherwise found by guessing.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_lock_waits and the value on.
#   equivalents:
#     checkov: [CKV_GCP_54]
#     trivy: [GCP-0020]
package terraformer.google.sql_postgresql_log_lock_waits

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_lock_waits", {"in": ["on"]}, "Waits for locks aren't logged.")
