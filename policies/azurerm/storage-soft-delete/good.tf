provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "right" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }
  }
}

resource "azurerm_storage_account" "files" {
  account_replication_type = "ZRS"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"
  account_kind             = "FileStorage"
  account_tier             = "Premium"
}
