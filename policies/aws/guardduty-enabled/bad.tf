resource "aws_guardduty_detector" "a" {
  enable = false
}
