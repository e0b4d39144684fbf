provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "left_out" {
  location            = "westeurope"
  resource_group_name = "shop"
  name                = "shoporders"
  sku                 = "Standard"
}
