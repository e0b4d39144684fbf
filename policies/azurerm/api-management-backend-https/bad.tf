provider "azurerm" {
  features {}
}

resource "azurerm_api_management_backend" "orders" {
  api_management_name = "orders"
  name                = "orders"
  resource_group_name = "shop"
  protocol            = "http"
  url                 = "http://orders.example.com"
}
