provider "azurerm" {
  features {}
}

resource "azurerm_storage_sync" "wrong_1" {
  incoming_traffic_policy = "AllowAllTraffic"
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_storage_sync" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
