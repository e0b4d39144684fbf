provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "standard"
}
