package terraformer.aws.rds_storage_encryption_test

import data.terraformer.aws.rds_storage_encryption as rule
import data.terraformer.lib.testing

verdict(type, values, unknown, references) := r.result if {
	resource := {"type": type, "name": "r", "values": values, "unknown": unknown, "references": references}
	some r in rule.results with input as testing.plan([resource])
}

test_encrypted if verdict("aws_db_instance", {"storage_encrypted": true}, {}, {}) == "pass"

test_not_encrypted if verdict("aws_db_instance", {"storage_encrypted": false}, {}, {}) == "fail"

test_left_out if {
	verdict("aws_db_instance", {"storage_encrypted": null}, {}, {}) == "fail"
	verdict("aws_rds_cluster", {}, {"storage_encrypted": true}, {}) == "fail"
}

test_unknown if verdict("aws_db_instance", {}, {"storage_encrypted": true}, {"storage_encrypted": ["var.encrypted"]}) == "unknown"

test_replica if verdict("aws_db_instance", {"replicate_source_db": "main"}, {}, {}) == "unknown"

test_restored if verdict("aws_db_instance", {}, {"snapshot_identifier": true}, {"snapshot_identifier": ["aws_db_snapshot.s.id"]}) == "unknown"

test_serverless if verdict("aws_rds_cluster", {"engine_mode": "serverless"}, {}, {}) == "pass"
