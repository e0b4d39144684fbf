package lesson

import rego.v1

root := input.configuration.root_module

given if "aws_s3_bucket.this.arn" in root.module_calls.logs.module.outputs.arn.expression.references

shown if "module.logs.arn" in root.outputs.logs_arn.expression.references

deny contains "The module has no output arn with the bucket's ARN yet." if not given

deny contains "main.tf has no output logs_arn that shows module.logs.arn." if not shown
