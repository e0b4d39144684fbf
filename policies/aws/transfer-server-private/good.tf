resource "aws_transfer_server" "a" {
  endpoint_type = "VPC"
  endpoint_details {
    subnet_ids = ["subnet-0123456789abcdef0"]
    vpc_id     = "vpc-0123456789abcdef0"
  }
}

resource "aws_transfer_server" "b" {
  endpoint_type = "VPC_ENDPOINT"
  endpoint_details {
    vpc_endpoint_id = "vpce-0123456789abcdef0"
  }
}
