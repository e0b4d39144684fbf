provider "azurerm" {
  features {}
}

resource "azurerm_mssql_database" "right" {
  name                                = "orders"
  server_id                           = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  transparent_data_encryption_enabled = true
}

resource "azurerm_mssql_database" "left_out" {
  name      = "orders"
  server_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
}
