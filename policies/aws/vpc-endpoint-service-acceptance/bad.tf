resource "aws_vpc_endpoint_service" "a" {
  acceptance_required = false
}
