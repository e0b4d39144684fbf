provider "azurerm" {
  features {}
}

resource "azurerm_api_management" "left_out" {
  location            = "westeurope"
  name                = "orders"
  publisher_email     = "web@example.com"
  publisher_name      = "orders"
  resource_group_name = "shop"
  sku_name            = "Developer_1"
}
