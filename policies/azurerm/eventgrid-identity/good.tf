provider "azurerm" {
  features {}
}

resource "azurerm_eventgrid_topic" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_eventgrid_domain" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  identity {
    type = "SystemAssigned"
  }
}
