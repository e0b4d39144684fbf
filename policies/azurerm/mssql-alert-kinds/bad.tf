provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server_security_alert_policy" "wrong" {
  resource_group_name = "shop"
  server_name         = "orders"
  state               = "Enabled"
  disabled_alerts     = ["Sql_Injection"]
}
