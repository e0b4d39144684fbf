provider "azurerm" {
  features {}
}

resource "azurerm_recovery_services_vault" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"

  identity {
    type = "SystemAssigned"
  }
}
