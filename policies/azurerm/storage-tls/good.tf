provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "right" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  min_tls_version          = "TLS1_2"
}

resource "azurerm_storage_account" "left_out" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
}
