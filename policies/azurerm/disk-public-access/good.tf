provider "azurerm" {
  features {}
}

resource "azurerm_managed_disk" "right" {
  create_option                 = "Empty"
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  storage_account_type          = "Premium_LRS"
  public_network_access_enabled = false
}
