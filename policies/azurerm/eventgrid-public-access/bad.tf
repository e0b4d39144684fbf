provider "azurerm" {
  features {}
}

resource "azurerm_eventgrid_domain" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
}

resource "azurerm_eventgrid_domain" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}

resource "azurerm_eventgrid_topic" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
}

resource "azurerm_eventgrid_topic" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
