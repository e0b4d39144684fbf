provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "wrong" {
  location               = "westeurope"
  resource_group_name    = "shop"
  name                   = "shoporders"
  sku                    = "Standard"
  anonymous_pull_enabled = true
}

resource "azurerm_container_registry" "premium" {
  location               = "westeurope"
  resource_group_name    = "shop"
  name                   = "shoporders"
  sku                    = "Premium"
  anonymous_pull_enabled = true
}
