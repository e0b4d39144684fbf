provider "azurerm" {
  features {}
}

resource "azurerm_recovery_services_vault" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
