provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "wrong" {
  location                      = "westeurope"
  resource_group_name           = "shop"
  name                          = "shoporders"
  sku                           = "Premium"
  public_network_access_enabled = true
}

resource "azurerm_container_registry" "left_out" {
  location            = "westeurope"
  resource_group_name = "shop"
  name                = "shoporders"
  sku                 = "Premium"
}

resource "azurerm_container_registry" "basic" {
  location            = "westeurope"
  resource_group_name = "shop"
  name                = "shoporders"
  sku                 = "Basic"
}
