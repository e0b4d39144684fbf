resource "aws_ebs_volume" "left_to_the_account" {
  availability_zone = "eu-central-1a"
  size              = 20
}
