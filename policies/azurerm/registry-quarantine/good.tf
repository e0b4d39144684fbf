provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "right_1" {
  location                  = "westeurope"
  name                      = "orders"
  quarantine_policy_enabled = true
  resource_group_name       = "shop"
  sku                       = "Premium"
}
