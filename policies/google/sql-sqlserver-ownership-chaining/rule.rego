# METADATA
# title: Databases of SQL Server don't trust each other
# description: |
#   With chaining across databases, who owns one may read others.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/sqlserver/flags
# custom:
#   severity: medium
#   remediation: |
#     Add database_flags with the name cross db ownership chaining and the value off.
#   equivalents:
#     checkov: [CKV_GCP_58]
#     trivy: []
package terraformer.google.sql_sqlserver_ownership_chaining

import data.terraformer.lib.cloud_sql

# GCP-0019 judges one of its examples otherwise, so it isn't claimed.
results := cloud_sql.flag("SQLSERVER", "cross db ownership chaining", {"in": ["off"], "absent": "pass"}, "Databases trust each other.")
