module "logs" {
  source = "./modules/bucket"

  name = "acme-logs"
}

output "logs_arn" {
  value = module.logs.arn
}
