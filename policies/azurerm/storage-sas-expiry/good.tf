provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "right" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"

  sas_policy {
    expiration_period = "07.00:00:00"
  }
}
