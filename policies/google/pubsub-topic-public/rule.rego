# METADATA
# title: Topics of Pub/Sub aren't public
# description: |
#   Everybody could read the messages, or send some that programs take for true.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/overview#all-users
# custom:
#   severity: high
#   remediation: |
#     Name users, groups or service accounts.
#   equivalents:
#     checkov: [CKV_GCP_99]
#     trivy: []
package terraformer.google.pubsub_topic_public

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "google_pubsub_topic_iam_member", "path": ["member"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
	{
		"type": "google_pubsub_topic_iam_binding", "path": ["members"], "not_in": ["allUsers", "allAuthenticatedUsers"],
		"message": "Everybody on the internet is given the role.",
	},
])
