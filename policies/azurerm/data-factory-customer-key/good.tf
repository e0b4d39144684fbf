provider "azurerm" {
  features {}
}

resource "azurerm_data_factory" "right" {
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"
  customer_managed_key_id = "https://shop.vault.azure.net/keys/orders"
}
