resource "aws_redshift_parameter_group" "a" {
  name   = "orders"
  family = "redshift-1.0"
}

resource "aws_redshift_parameter_group" "b" {
  name   = "orders"
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "false"
  }
}

resource "aws_redshift_parameter_group" "c" {
  name   = "orders"
  family = "redshift-1.0"
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}
