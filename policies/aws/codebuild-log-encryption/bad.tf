resource "aws_codebuild_project" "a" {
  name         = "a"
  service_role = "arn:aws:iam::123456789012:role/a"
  source {
    type      = "NO_SOURCE"
    buildspec = "{}"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  artifacts {
    type = "NO_ARTIFACTS"
  }
  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "a/b"
      encryption_disabled = true
    }
  }
}
