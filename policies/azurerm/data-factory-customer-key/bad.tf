provider "azurerm" {
  features {}
}

resource "azurerm_data_factory" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
