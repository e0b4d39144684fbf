resource "aws_elb" "https" {
  name               = "shop"
  availability_zones = ["eu-central-1a"]

  listener {
    instance_port      = 8000
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd"
  }

  listener {
    instance_port      = 8000
    instance_protocol  = "http"
    lb_port            = 993
    lb_protocol        = "SSL"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd"
  }
}
