# METADATA
# title: SQL Server knows its users itself
# description: |
#   Users of a contained database pass by the rules of the server.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/sqlserver/flags
# custom:
#   severity: low
#   remediation: |
#     Add database_flags with the name contained database authentication and the value off.
#   equivalents:
#     checkov: [CKV_GCP_59]
#     trivy: []
package terraformer.google.sql_sqlserver_contained_authentication

import data.terraformer.lib.cloud_sql

# GCP-0023 judges one of its examples otherwise, so it isn't claimed.
results := cloud_sql.flag("SQLSERVER", "contained database authentication", {"in": ["off"], "absent": "pass"}, "Users of contained databases may log in.")
