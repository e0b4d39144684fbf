provider "azurerm" {
  features {}
}

resource "azurerm_container_group" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  os_type             = "Linux"
  ip_address_type     = "Public"

  container {
    name   = "orders"
    image  = "registry.example.com/orders:1.4.2"
    cpu    = 0.5
    memory = 1
  }
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
