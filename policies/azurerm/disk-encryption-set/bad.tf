provider "azurerm" {
  features {}
}

resource "azurerm_managed_disk" "left_out" {
  create_option        = "Empty"
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  storage_account_type = "Premium_LRS"
}
