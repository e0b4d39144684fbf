# METADATA
# title: Buckets don't log into themselves
# description: |
#   Each line of log would make another, and whoever may delete objects deletes the trace as well.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/access-logs
# custom:
#   severity: low
#   remediation: |
#     Set log_bucket to another bucket.
#   equivalents:
#     checkov: [CKV_GCP_63]
#     trivy: []
package terraformer.google.bucket_logs_elsewhere

import data.terraformer.lib.plan

results contains plan.result(bucket, verdict, "The bucket logs into itself.") if {
	some bucket in plan.resources("google_storage_bucket")
	log_bucket := plan.get(bucket, ["logging", 0, "log_bucket"])
	log_bucket != null
	verdict := {true: "fail", false: "pass"}[log_bucket == bucket.values.name]
}
