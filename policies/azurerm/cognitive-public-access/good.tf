provider "azurerm" {
  features {}
}

resource "azurerm_cognitive_account" "right_1" {
  kind                          = "TextAnalytics"
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"
  sku_name                      = "S0"
}
