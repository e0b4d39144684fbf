# METADATA
# title: Buckets aren't public
# description: |
#   Everybody on the internet could read what is in there, now and later. For a website a load balancer or a bucket of its own is
#   better.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: critical
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_28]
#     trivy: [GCP-0001]
package terraformer.google.storage_bucket_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_storage_bucket_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_storage_bucket_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
