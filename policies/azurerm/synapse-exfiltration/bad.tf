provider "azurerm" {
  features {}
}

resource "azurerm_synapse_workspace" "wrong" {
  location                             = "westeurope"
  name                                 = "orders"
  resource_group_name                  = "shop"
  storage_data_lake_gen2_filesystem_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  data_exfiltration_protection_enabled = false

  identity {
    type = "SystemAssigned"
  }
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

resource "azurerm_synapse_workspace" "managed" {
  managed_virtual_network_enabled      = true
  location                             = "westeurope"
  name                                 = "orders"
  resource_group_name                  = "shop"
  storage_data_lake_gen2_filesystem_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  data_exfiltration_protection_enabled = false

  identity {
    type = "SystemAssigned"
  }
}
