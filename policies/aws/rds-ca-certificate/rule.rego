# METADATA
# title: Databases use a current certificate authority
# description: |
#   The certificates of the authorities of 2015 and 2019 have expired: clients that check them refuse to connect, those
#   that don't may talk to anybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
# custom:
#   severity: medium
#   remediation: |
#     Leave ca_cert_identifier out or set it to rds-ca-rsa2048-g1 or newer.
#   equivalents:
#     checkov: [CKV_AWS_211]
#     trivy: []
package terraformer.aws.rds_ca_certificate

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_db_instance",
	"path": ["ca_cert_identifier"],
	"not_in": ["rds-ca-2015", "rds-ca-2019"],
	"remedy": {"set": "rds-ca-rsa2048-g1"},
	"message": "The certificate authority has expired.",
}])
