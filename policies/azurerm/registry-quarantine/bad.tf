provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "wrong_1" {
  location                  = "westeurope"
  name                      = "orders"
  quarantine_policy_enabled = false
  resource_group_name       = "shop"
  sku                       = "Premium"
}

resource "azurerm_container_registry" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Premium"
}
