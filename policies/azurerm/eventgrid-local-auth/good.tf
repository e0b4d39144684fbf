provider "azurerm" {
  features {}
}

resource "azurerm_eventgrid_topic" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  local_auth_enabled  = false
}

resource "azurerm_eventgrid_domain" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  local_auth_enabled  = false
}
