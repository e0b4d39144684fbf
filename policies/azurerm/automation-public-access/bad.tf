provider "azurerm" {
  features {}
}

resource "azurerm_automation_account" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
  sku_name                      = "Basic"
}

resource "azurerm_automation_account" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Basic"
}
