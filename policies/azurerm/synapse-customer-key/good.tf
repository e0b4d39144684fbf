provider "azurerm" {
  features {}
}

resource "azurerm_synapse_workspace" "right" {
  location                             = "westeurope"
  name                                 = "orders"
  resource_group_name                  = "shop"
  storage_data_lake_gen2_filesystem_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  customer_managed_key {
    key_versionless_id = "https://shop.vault.azure.net/keys/orders"
  }

  identity {
    type = "SystemAssigned"
  }
}
