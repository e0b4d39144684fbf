# METADATA
# title: PostgreSQL logs temporary files
# description: |
#   They tell which statements need more memory than they have.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name log_temp_files and the value 0.
#   equivalents:
#     checkov: []
#     trivy: [GCP-0014]
package terraformer.google.sql_postgresql_log_temp_files

import data.terraformer.lib.cloud_sql

# CKV_GCP_56 accepts what leaves the flag out, although nothing is logged then, so it is no equivalent.
results := cloud_sql.flag("POSTGRES", "log_temp_files", {"in": ["0"]}, "Temporary files aren't logged.")
