provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "wrong" {
  location            = "westeurope"
  resource_group_name = "shop"
  name                = "shoporders"
  sku                 = "Premium"
  admin_enabled       = true
}
