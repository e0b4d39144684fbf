resource "aws_guardduty_detector" "a" {}

resource "aws_guardduty_detector" "b" {
  enable = true
}
