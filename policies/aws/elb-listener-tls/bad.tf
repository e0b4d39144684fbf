resource "aws_elb" "both" {
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
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

resource "aws_elb" "no_certificate" {
  name               = "shop"
  availability_zones = ["eu-central-1a"]

  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 443
    lb_protocol       = "https"
  }
}

resource "aws_elb" "odd" {
  name               = "shop"
  availability_zones = ["eu-central-1a"]

  listener {
    instance_port      = 8000
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "tcp"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd"
  }
}
