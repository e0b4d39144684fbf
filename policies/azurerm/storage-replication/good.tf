provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "right" {
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "left_out" {
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  account_replication_type = "ZRS"
}
