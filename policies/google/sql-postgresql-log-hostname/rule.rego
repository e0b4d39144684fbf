# METADATA
# title: PostgreSQL logs names of hosts
# description: |
#   A name tells more than an address that changes every hour. Where looking names up is too slow, suppress the rule.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_hostname and the value on.
#   equivalents:
#     checkov: [CKV_GCP_108]
#     trivy: []
package terraformer.google.sql_postgresql_log_hostname

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("POSTGRES", "log_hostname", {"in": ["on"]}, "Names of hosts aren't logged.")
