provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "wrong_1" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  min_tls_version          = "TLS1_0"
}

resource "azurerm_storage_account" "wrong_2" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  min_tls_version          = "TLS1_1"
}
