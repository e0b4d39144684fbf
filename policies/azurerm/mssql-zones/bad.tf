provider "azurerm" {
  features {}
}

resource "azurerm_mssql_database" "wrong" {
  name           = "orders"
  server_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  zone_redundant = false
}

resource "azurerm_mssql_database" "left_out" {
  name      = "orders"
  server_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
}

resource "azurerm_mssql_database" "business" {
  sku_name       = "BC_Gen5_2"
  name           = "orders"
  server_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  zone_redundant = false
}
