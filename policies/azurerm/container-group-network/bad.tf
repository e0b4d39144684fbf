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

resource "azurerm_container_group" "inside" {
  subnet_ids          = ["/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/orders"]
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

resource "azurerm_container_group" "named" {
  dns_name_label      = "orders"
  subnet_ids          = ["/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/orders"]
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
