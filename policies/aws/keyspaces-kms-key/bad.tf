resource "aws_keyspaces_table" "a" {
  keyspace_name = "orders"
  table_name    = "orders"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
}

resource "aws_keyspaces_table" "b" {
  keyspace_name = "orders"
  table_name    = "orders"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
  encryption_specification {
    type               = "AWS_OWNED_KMS_KEY"
    kms_key_identifier = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_keyspaces_table" "c" {
  keyspace_name = "orders"
  table_name    = "orders"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
  encryption_specification {
    type = "CUSTOMER_MANAGED_KMS_KEY"
  }
}
