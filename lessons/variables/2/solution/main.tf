variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "The environment is dev or prod."
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "${var.environment}-logs"
}
