provider "azurerm" {
  features {}
}

resource "azurerm_batch_account" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
