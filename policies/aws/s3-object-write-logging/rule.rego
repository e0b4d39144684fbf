# METADATA
# title: A trail records who writes objects of the S3 bucket
# description: |
#   CloudTrail records what is done to buckets by itself, but writing and deleting of single objects only when a trail
#   asks for it. Without that, nobody can say afterwards what was changed. Trails of other programs aren't seen here.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   severity: low
#   remediation: |
#     Add to an aws_cloudtrail an event_selector with read_write_type "WriteOnly" or "All" and a data_resource of type
#     "AWS::S3::Object" for this bucket or all.
#   equivalents:
#     checkov: []
#     trivy: [AWS-0171]
package terraformer.aws.s3_object_write_logging

import data.terraformer.lib.s3

results := s3.recorded({"WriteOnly", "All"}, "No trail of this program records who writes its objects.")
