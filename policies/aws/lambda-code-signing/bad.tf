resource "aws_lambda_code_signing_config" "left_out" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:111122223333:/signing-profiles/shop/1"]
  }
}

resource "aws_lambda_code_signing_config" "warn" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:111122223333:/signing-profiles/shop/1"]
  }

  policies {
    untrusted_artifact_on_deployment = "Warn"
  }
}
