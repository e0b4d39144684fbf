provider "azurerm" {
  features {}
}

resource "azurerm_automation_account" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Basic"
}
