resource "aws_elastic_beanstalk_environment" "a" {
  name                = "a"
  application         = "a"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"
}

resource "aws_elastic_beanstalk_environment" "b" {
  name                = "a"
  application         = "a"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}

resource "aws_elastic_beanstalk_environment" "c" {
  name                = "a"
  application         = "a"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"
  setting {
    namespace = "aws:other"
    name      = "SystemType"
    value     = "enhanced"
  }
}

resource "aws_elastic_beanstalk_environment" "d" {
  name                = "a"
  application         = "a"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"
  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "Other"
    value     = "enhanced"
  }
}
