resource "aws_athena_database" "a" {
  name   = "orders"
  bucket = "orders"
}

resource "aws_athena_workgroup" "a" {
  name = "orders"
}

resource "aws_athena_workgroup" "b" {
  name = "orders"
  configuration {
    result_configuration {
      output_location = "s3://a/"
    }
  }
}
