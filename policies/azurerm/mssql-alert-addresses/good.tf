provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server_security_alert_policy" "right" {
  resource_group_name = "shop"
  server_name         = "orders"
  state               = "Enabled"
  email_addresses     = ["security@example.com"]
}
