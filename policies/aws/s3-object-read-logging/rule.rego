# METADATA
# title: A trail records who reads objects of the S3 bucket
# description: |
#   CloudTrail records what is done to buckets by itself, but reading of single objects only when a trail asks for it.
#   Without that, nobody can say afterwards what was taken. Trails of other programs aren't seen here.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   severity: low
#   remediation: |
#     Add to an aws_cloudtrail an event_selector with read_write_type "ReadOnly" or "All" and a data_resource of type
#     "AWS::S3::Object" for this bucket or all.
#   equivalents:
#     checkov: []
#     trivy: [AWS-0172]
package terraformer.aws.s3_object_read_logging

import data.terraformer.lib.s3

results := s3.recorded({"ReadOnly", "All"}, "No trail of this program records who reads its objects.")
