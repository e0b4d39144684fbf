provider "azurerm" {
  features {}
}

resource "azurerm_api_management" "right" {
  location                      = "westeurope"
  name                          = "orders"
  publisher_email               = "shop@example.com"
  publisher_name                = "Shop"
  resource_group_name           = "shop"
  sku_name                      = "Standard"
  public_network_access_enabled = false
}
