provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "wrong" {
  account_replication_type   = "ZRS"
  account_tier               = "Standard"
  location                   = "westeurope"
  resource_group_name        = "shop"
  name                       = "shoporders"
  https_traffic_only_enabled = false
}
