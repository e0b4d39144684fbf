provider "azurerm" {
  features {}
}

resource "azurerm_eventgrid_domain" "right_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"
}

resource "azurerm_eventgrid_topic" "right_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"
}
