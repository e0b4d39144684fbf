provider "azurerm" {
  features {}
}

resource "azurerm_managed_disk" "right" {
  create_option          = "Empty"
  location               = "westeurope"
  name                   = "orders"
  resource_group_name    = "shop"
  storage_account_type   = "Premium_LRS"
  disk_encryption_set_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Compute/diskEncryptionSets/shop"
}
