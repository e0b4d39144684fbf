provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "wrong" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  is_hns_enabled           = true
  local_user_enabled       = true
}

resource "azurerm_storage_account" "left_out" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  is_hns_enabled           = true
}
