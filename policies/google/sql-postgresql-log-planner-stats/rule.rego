# METADATA
# title: PostgreSQL doesn't log statistics of its planner
# description: |
#   They are made for those who develop PostgreSQL, and slow it down.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_planner_stats and the value off.
#   equivalents:
#     checkov: [CKV2_GCP_16]
#     trivy: []
package terraformer.google.sql_postgresql_log_planner_stats

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_planner_stats", {"in": ["off"], "absent": "pass"}, "Statistics of the planner are logged.")
