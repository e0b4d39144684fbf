resource "aws_mq_broker" "a" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
}

resource "aws_mq_broker" "b" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  encryption_options {
    kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_mq_broker" "c" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  encryption_options {
    use_aws_owned_key = true
    kms_key_id        = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_mq_broker" "d" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  encryption_options {
    use_aws_owned_key = false
  }
}

resource "aws_mq_broker" "e" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
  }
}
