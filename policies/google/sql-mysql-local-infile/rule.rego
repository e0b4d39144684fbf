# METADATA
# title: MySQL doesn't read files of its clients
# description: |
#   A changed server, or an injection, could otherwise have a client send any file that it can read.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql/flags
# custom:
#   severity: medium
#   remediation: |
#     Add database_flags with the name local_infile and the value off.
#   equivalents:
#     checkov: [CKV_GCP_50]
#     trivy: []
package terraformer.google.sql_mysql_local_infile

import data.terraformer.lib.cloud_sql

results := cloud_sql.flag("MYSQL", "local_infile", {"in": ["off"], "absent": "pass"}, "Files of clients can be read.")
