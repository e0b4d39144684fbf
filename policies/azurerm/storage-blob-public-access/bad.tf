provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "wrong" {
  account_replication_type        = "ZRS"
  account_tier                    = "Standard"
  location                        = "westeurope"
  resource_group_name             = "shop"
  name                            = "shoporders"
  allow_nested_items_to_be_public = true
}

resource "azurerm_storage_account" "left_out" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
}
