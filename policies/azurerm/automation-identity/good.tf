provider "azurerm" {
  features {}
}

resource "azurerm_automation_account" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Basic"

  identity {
    type = "SystemAssigned"
  }
}
