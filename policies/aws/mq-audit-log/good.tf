resource "aws_mq_broker" "a" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  logs {
    audit = "true"
  }
}

resource "aws_mq_broker" "b" {
  broker_name        = "orders"
  host_instance_type = "mq.t3.micro"
  user {
    username = "orders"
    password = "ExampleOnly12"
  }
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}
