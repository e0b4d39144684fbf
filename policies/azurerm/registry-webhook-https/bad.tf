provider "azurerm" {
  features {}
}

resource "azurerm_container_registry_webhook" "orders" {
  location            = "westeurope"
  name                = "orders"
  registry_name       = "orders"
  resource_group_name = "shop"
  service_uri         = "http://hooks.example.com/push"
  actions             = ["push"]
}
