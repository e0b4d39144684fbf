provider "azurerm" {
  features {}
}

resource "azurerm_container_group" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  os_type             = "Linux"

  container {
    name   = "orders"
    image  = "registry.example.com/orders:1.4.2"
    cpu    = 0.5
    memory = 1
  }
}
