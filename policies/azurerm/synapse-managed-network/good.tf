provider "azurerm" {
  features {}
}

resource "azurerm_synapse_workspace" "right_1" {
  location                             = "westeurope"
  managed_virtual_network_enabled      = true
  name                                 = "orders"
  resource_group_name                  = "shop"
  sql_administrator_login              = "orders"
  sql_administrator_login_password     = "orders"
  storage_data_lake_gen2_filesystem_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  identity {
    type = "SystemAssigned"
  }
}
