provider "azurerm" {
  features {}
}

resource "azurerm_storage_sync" "right_1" {
  incoming_traffic_policy = "AllowVirtualNetworksOnly"
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"
}
