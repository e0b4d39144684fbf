provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "wrong" {
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account" "premium" {
  account_tier             = "Premium"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  account_replication_type = "LRS"
}
