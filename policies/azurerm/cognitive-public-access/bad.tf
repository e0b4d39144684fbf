provider "azurerm" {
  features {}
}

resource "azurerm_cognitive_account" "wrong_1" {
  kind                          = "TextAnalytics"
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
  sku_name                      = "S0"
}

resource "azurerm_cognitive_account" "left_out" {
  kind                = "TextAnalytics"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "S0"
}
