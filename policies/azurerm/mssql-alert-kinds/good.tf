provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server_security_alert_policy" "left_out" {
  resource_group_name = "shop"
  server_name         = "orders"
  state               = "Enabled"
}
