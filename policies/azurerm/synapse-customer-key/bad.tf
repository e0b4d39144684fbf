provider "azurerm" {
  features {}
}

resource "azurerm_synapse_workspace" "left_out" {
  location                             = "westeurope"
  name                                 = "orders"
  resource_group_name                  = "shop"
  storage_data_lake_gen2_filesystem_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  identity {
    type = "SystemAssigned"
  }
}
