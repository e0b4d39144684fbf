provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "right_1" {
  administrator_login          = "orders"
  administrator_login_password = "orders"
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  version                      = "12.0"

  azuread_administrator {
    login_username = "dba"
    object_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  }
}
